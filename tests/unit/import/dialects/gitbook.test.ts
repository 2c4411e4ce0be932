import { expect, test } from 'vitest';
import { gitbookDialect } from '#import/dialects/gitbook/gitbook.ts';
import { takeNotes } from '#import/tree/notes.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

const context = { ...takeNotes('a.md'), title: 'A', dir: 'ltr' as const, transcript: '', keywords: [] };
const convert = (text: string) =>
  gitbookDialect({
    include: (address) => (address === '../note.md' ? '{% hint %}\nShared.\n{% endhint %}\n' : undefined),
    valueOf: (name) => (name === 'space.vars.price' ? '5 €' : undefined),
  })(traceText(text), context).text;

test.each([
  ['{% hint style="danger" %} Mind [it](a.md). {% endhint %}', '> [!CAUTION]\n> Mind [it](a.md).'],
  ['{% hint style="danger" %}\nMind it.\n{% endhint %}', '> [!CAUTION]\n> Mind it.'],
  [
    '{% tabs %}\n{% tab title="At home" %}\nWait.\n{% endtab %}\n{% tab title="Away" %}\nGo.\n{% endtab %}\n{% endtabs %}',
    '::::tabs\n:::tab[At home]\nWait.\n:::\n:::tab[Away]\nGo.\n:::\n::::',
  ],
  [
    '{% tabs %}\n{% tab title="At home" %}\nWait.\n{% tab title="Away" %}\n\n{% endtab %}\nGo.\n{% endtabs %}',
    '::::tabs\n:::tab[At home]\nWait.\n:::\n:::tab[Away]\n\n:::\nGo.\n::::',
  ],
  [
    '{% tabs %}\n{% tab title="At home" %}\nWait.\n\n{% tab title="Away" %}\nGo.\n\n{% endtabs %}\n\n# After',
    '::::tabs\n:::tab[At home]\nWait.\n:::\n\n:::tab[Away]\nGo.\n:::\n\n::::\n\n# After',
  ],
  ['{% embed url="https://a.example/x" %}', '<https://a.example/x>'],
  ['{% embed url="https://a.example/x%2Fy?z=1" %}', '<https://a.example/x%2Fy?z=1>'],
  ['{% column width="50%" %}\nText.\n{% endcolumn %}', '\nText.\n'],
  ['{% tabs %}\n{% tab title="Web" %}\nWait.\n{% endtab %}\n{% endtabs %}', '**Web**\n\nWait.'],
  ['{% file src=".gitbook/assets/a b.pdf" %}', '[a b.pdf](<.gitbook/assets/a b.pdf>)'],
  ['{% content-ref url="send.md" %}\n[send.md](send.md)\n{% endcontent-ref %}', '[](<send.md>)'],
  ['{% include "../note.md" %}', '> [!NOTE]\n> Shared.'],
  [
    '{% stepper %}\n{% step %}\n### Pack\nOne.\n\nTwo.\n{% endstep %}\n{% step %}\nThree.\n{% endstep %}\n{% endstepper %}',
    ':::steps\n\n1. **Pack**\n\n   One.\n\n   Two.\n\n2. Three.\n\n\n:::',
  ],
  [
    '{% stepper %}\n{% step %}\n### Pack\n#### Small\nOne.\n{% endstep %}\n{% step %}\nTwo.\n{% endstep %}\n{% endstepper %}',
    '\n\n### 1. Pack\n#### Small\nOne.\n\n**2.**\n\nTwo.\n\n',
  ],
  ['{% page-ref page="send.md" %}', '[](<send.md>)'],
  [
    '{% content-ref url="broken-reference" %}\n[Old page](broken-reference)\n{% endcontent-ref %}',
    '[Old page](broken-reference)',
  ],
  ['{% @github-files/github-code-block url="https://a.example/x.js" %}', '<https://a.example/x.js>'],
  ['{% @mermaid/diagram content="graph TD\n  A --> B" %}', '```mermaid\ngraph TD\n  A --> B\n```'],
  [
    '{% swagger method="get" path="/pets" baseUrl="https://a.example" summary="Pets" %}\n{% swagger-parameter in="path" name="id" required="true" %}\nIts id\n{% endswagger-parameter %}\n{% endswagger %}',
    '**Pets**\n\n`GET https://a.example/pets`\n\n**`id`** (path, required)\n\nIts id\n\n',
  ],
  ['<i class="fa-leaf">:leaf:</i> Trees', 'Trees'],
  ['It costs <code class="expression">space.vars.price</code>.', 'It costs 5 €.'],
  ['It costs <code class="expression">page.vars.none</code>.', 'It costs `{{ page.vars.none }}`.'],
  [
    'See [send.md](a/send.md "mention") and `[b.md](b.md "mention")`.',
    'See [](<a/send.md>) and `[b.md](b.md "mention")`.',
  ],
  ['See <a data-mention href="send.md">Send</a>[](broken-reference).', 'See <a href="send.md">send.md</a>.'],
  [
    '<table data-view="cards"><thead><tr><th></th><th></th><th data-hidden data-card-cover></th><th data-hidden data-card-target></th></tr></thead><tbody><tr><td><h4>Send</h4></td><td>How</td><td><a href="b.png">b.png</a></td><td><a href="send.md">send.md</a></td></tr><tr><td>Alone</td><td></td><td></td><td></td></tr></tbody></table>',
    '<ul><li><a href="send.md">Send</a><br>How</li><li>Alone</li></ul>',
  ],
  [
    '<table data-view="cards"><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>Write</td><td><a data-mention href="a/b.md">b.md</a></td><td><a data-mention href="https://a.example/">API</a></td></tr></tbody></table>',
    '<ul><li>Write<br><a href="a/b.md">a/b.md</a><br><a href="https://a.example/">API</a></li></ul>',
  ],
  [
    '<a href="a.md" class="button primary">A</a><a href="b.md" class="button">B</a>',
    '<a href="a.md" class="button primary">A</a> <a href="b.md" class="button">B</a>',
  ],
  ['{% filename %}a.py{% endfilename %}\nIt costs {{ space.vars.price }}.', '**a.py**\nIt costs 5 €.'],
  [
    '{% stepper %}\n{% step %}\n{% content-ref url="a.md" %}\n[a.md](a.md)\n{% endcontent-ref %}\n{% endstep %}\n{% step %}\nTwo.\n{% endstep %}\n{% endstepper %}',
    ':::steps\n\n1. [](<a.md>)\n\n2. Two.\n\n\n:::',
  ],
  [
    '<a data-mention href="[](broken-reference)">x</a>',
    '<a href="[](broken-reference)">[](broken-reference)</a>',
  ],
  [`{% a ${'"'.repeat(2001)}`, `{% a ${'"'.repeat(2001)}`],
  ['{% youtube %}https://youtu.be/a{% endyoutube %}', '<iframe src="https://youtu.be/a"></iframe>'],
  [
    '{% set icon = \'<span class="a"></span>\' %}{% set name = "Ana" %}\n{{ icon }}{{ name }}, {{ else }}',
    '\nAna, {{ else }}',
  ],
  [
    '<!--sec data-title="At home" data-id="home"\ndata-collapse=true ces-->\nWait.\n<!--endsec-->',
    '\n:::details[At home]\n\nWait.\n\n:::\n',
  ],
  ['`<!--sec data-title="A" ces-->`', '`<!--sec data-title="A" ces-->`'],
  ['{% hint %} without an end', '{% hint %} without an end'],
  ['`{% hint %}`', '`{% hint %}`'],
])('%j', (written, now) => expect(convert(written)).toBe(now));
