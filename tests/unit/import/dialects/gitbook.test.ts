import { expect, test } from 'vitest';
import { gitbookDialect } from '#import/dialects/gitbook.ts';
import { takeNotes } from '#import/tree/notes.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';

const context = { ...takeNotes('a.md'), title: 'A', dir: 'ltr' as const, transcript: '', keywords: [] };
const convert = (text: string) =>
  gitbookDialect((address) => (address === '../note.md' ? 'Shared.' : undefined))(traceText(text), context)
    .text;

test.each([
  ['{% hint style="danger" %}\nMind it.\n{% endhint %}', '> [!CAUTION]\n> Mind it.'],
  [
    '{% tabs %}\n{% tab title="At home" %}\nWait.\n{% endtab %}\n{% tab title="Away" %}\nGo.\n{% endtab %}\n{% endtabs %}',
    '::::tabs\n:::tab[At home]\nWait.\n:::\n:::tab[Away]\nGo.\n:::\n::::',
  ],
  ['{% embed url="https://a.example/x" %}', '<https://a.example/x>'],
  ['{% embed url="https://a.example/x%2Fy?z=1" %}', '<https://a.example/x%2Fy?z=1>'],
  ['{% column width="50%" %}\nText.\n{% endcolumn %}', '\nText.\n'],
  ['{% tabs %}\n{% tab title="Web" %}\nWait.\n{% endtab %}\n{% endtabs %}', '**Web**\n\nWait.'],
  ['{% file src=".gitbook/assets/a b.pdf" %}', '[a b.pdf](<.gitbook/assets/a b.pdf>)'],
  ['{% content-ref url="send.md" %}\n[send.md](send.md)\n{% endcontent-ref %}', '[](<send.md>)'],
  ['{% include "../note.md" %}', 'Shared.'],
  [
    '{% stepper %}\n{% step %}\n### Pack\nOne.\n{% endstep %}\n{% step %}\nTwo.\n{% endstep %}\n{% endstepper %}',
    '\n\n### 1. Pack\nOne.\n\n**2.**\n\nTwo.\n\n',
  ],
  ['`{% hint %}`', '`{% hint %}`'],
])('%j', (written, now) => expect(convert(written)).toBe(now));
