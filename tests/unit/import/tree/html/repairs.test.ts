import { expect, test } from 'vitest';
import { kindOfClasses } from '#import/tree/html/callouts.ts';
import { plainSpaces } from '#import/tree/html/spacers.ts';
import { prepare, prepareHtml } from '../../convert.ts';

const textOf = (html: string) => prepareHtml(html).text;

test.each([
  ['breaks', '<b>Yes.<br><br></b>More', '**Yes.**\n\nMore'],
  ['spaces', 'the <b>gap </b>here <em> and </em>there', 'the **gap** here *and* there'],
  ['pictures', '<b>See<br><img src="a.png" alt="A"></b>', '**See**\n\n![A](a.png)'],
  ['a full stop before a letter', '<b>Stop.</b>Then', '**Stop**.Then'],
  ['brackets between letters', '見る<b>「注意」</b>です', '見る「**注意**」です'],
  ['nothing', 'a<b>&nbsp;</b>b', 'a b'],
])('%s leave a mark', (_, html, markdown) => expect(textOf(`<p>${html}</p>`)).toBe(markdown));

test('marks that touch are one, and a mark in itself means nothing', () => {
  expect(textOf('<p><b>one</b><strong>two</strong></p>')).toBe('**onetwo**');
  expect(textOf('<p><b>one <strong>two</strong></b></p>')).toBe('**one two**');
});

test('styles that mean bold or italics are marks, pasted wrappers are nothing', () => {
  expect(
    textOf(
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p>A <span style="font-weight:700">b</span> ' +
        '<span style="font-style:italic">c</span> <span style="font-weight:400">d</span></p></b>',
    ),
  ).toBe('A **b** *c* d');
});

test('a heading is not bold as well', () => {
  expect(textOf('<h2><strong>Before<br>you start</strong></h2>')).toBe('## Before you start');
});

test.each([
  ['a list beside items', '<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>', '- a\n  - b\n- c'],
  ['a list that only indents', '<ul><ul><li>a</li></ul><li>b</li></ul>', '- a\n- b'],
  ['text between items', '<ul><li>a</li>text</ul>', '- a\n\n  text'],
  [
    'steps around a picture',
    '<ol><li>a</li></ol><p><img src="x.png" alt="X"></p><ol start="2"><li>b</li></ol>',
    '1. a\n\n   ![X](x.png)\n\n2. b',
  ],
  [
    'steps around a heading',
    '<ol><li>a</li></ol><h2>H</h2><ol start="2"><li>b</li></ol>',
    '1. a\n\n## H\n\n2. b',
  ],
])('%s', (_, html, markdown) => expect(textOf(html)).toBe(markdown));

test('empty paragraphs, stray breaks and empty lists are gone', () => {
  expect(
    textOf(
      '<p>a</p><p>&nbsp;</p><p><br></p><br><div></div><p><em><b>&nbsp;</b></em></p><ul><li></li></ul><p>b</p>',
    ),
  ).toBe('a\n\nb');
});

test('two breaks begin a paragraph, one breaks a line, and a picture stands alone', () => {
  expect(textOf('<p>a<br>b<br><br>c<br><img src="x.png" alt="X"><br>d</p>')).toBe(
    'a\\\nb\n\nc\n\n![X](x.png)\n\nd',
  );
  expect(textOf('<div>a<br><br>b<p>c</p>d<br></div>')).toBe('a\n\nb\n\nc\n\nd');
});

test('an empty element that links lead to stays as an anchor', () => {
  expect(textOf('<p id="x"></p><p>a</p>')).toBe('<a id="x"></a>\n\na');
  expect(textOf('<p>See <a href="#y">it</a>.</p><ul><li id="y">b</li></ul>')).toBe(
    'See [it](#y).\n\n- <a id="y"></a>b',
  );
});

test.each([
  ['a\u00a0 b', 'a b'],
  ['a\u00a0b', 'a b'],
  ['5\u00a0kg', '5\u00a0kg'],
  ['quoi\u00a0? «\u00a0oui\u00a0»', 'quoi\u00a0? «\u00a0oui\u00a0»'],
  ['a\u200bb', 'ab'],
])('spaces of %j are %j', (text, plain) => expect(plainSpaces(text)).toBe(plain));

test.each([
  [['callout', 'callout--danger'], 'caution'],
  [['alert', 'alert-info'], 'note'],
  [['alert'], 'box'],
  [['admonition', 'tip'], 'tip'],
  [['note'], 'note'],
  [['warning-box'], 'warning'],
  [['panel', 'panel-default'], undefined],
  [['callout__title'], undefined],
  [['article-info-row'], undefined],
  [['wysiwyg-color-red'], undefined],
])('classes %j mean %s', (classes, kind) => expect(kindOfClasses(classes)).toBe(kind));

test.each([
  ['red', '#fed9db80', 'CAUTION'],
  ['yellow', 'rgb(254, 237, 175)', 'WARNING'],
  ['green', '#d7efdc', 'TIP'],
  ['blue', '#e8f4ff', 'NOTE'],
  ['grey', '#eee', 'NOTE'],
])('a box of %s is an alert', (_, colour, kind) => {
  expect(textOf(`<div style="background-color: ${colour}; border-color: #fff"><p>a</p></div>`)).toBe(
    `> [!${kind}]\n> a`,
  );
});

test('a background alone is no box, nor is a white one', () => {
  expect(textOf('<p style="background-color: #eee">a</p>')).toBe('a');
  expect(textOf('<div style="background: #fff; padding: 1px"><p>a</p></div>')).toBe('a');
});

test("a label that says what the alert's title says is gone", () => {
  expect(textOf('<div class="note"><p><b>Note</b>: mind it</p></div>')).toBe('> [!NOTE]\n> Mind it');
  expect(textOf('<div class="alert"><p>Warning</p><ul><li>a</li></ul></div>')).toBe('> [!WARNING]\n>\n> - a');
  expect(textOf('<blockquote>Hinweis: Nur heute</blockquote>')).toBe('> [!NOTE]\n> Nur heute');
  expect(textOf('<blockquote>Noted: only words</blockquote>')).toBe('> Noted: only words');
});

test('code keeps its language and its lines', () => {
  expect(textOf('<pre class="brush: js">a();<br>b();</pre>')).toBe('```js\na();\nb();\n```');
  expect(textOf('<p><code>a<br>b</code></p>')).toBe('```\na\nb\n```');
  expect(textOf('<pre><code class="lang-Bash">a &lt; b\n</code></pre>')).toBe('```bash\na < b\n```');
});

test('a first row of bold words is the head of its table', () => {
  expect(
    textOf(
      '<table><tr><td><p><b>A</b></p></td><td><b>B</b></td></tr><tr><td>1</td><td>2<br><br>3</td></tr></table>',
    ),
  ).toBe('| A | B |\n| - | - |\n| 1 | 2<br>3 |');
});

test('a picture that links to itself is a picture', () => {
  expect(textOf('<a href="a.png?x=1"><img src="a.png" alt="A"></a>')).toBe('![A](a.png)');
  expect(textOf('<a href="big.jpg"><img src="big-300x200.jpg" alt="A"></a>')).toBe('![A](big.jpg)');
  expect(textOf('<a href="page.html"><img src="a.png" alt="A"></a>')).toBe('[![A](a.png)](page.html)');
});

test('a pixel that counts readers is gone', () => {
  expect(textOf('a<img src="https://x.example/p.gif" width="1" height="1">')).toBe('a');
});

test("texts of another direction than the page's say so, once for neighbours", () => {
  expect(textOf('<p dir="rtl">مرحبا</p><ul dir="rtl"><li>واحد</li></ul><p dir="ltr">b</p>')).toBe(
    '<div dir="rtl">\n\nمرحبا\n\n- واحد\n\n</div>\n\nb',
  );
  expect(prepareHtml('<p dir="rtl">مرحبا</p><p dir="ltr">b</p>', 'ar').text).toBe(
    'مرحبا\n\n<div dir="ltr">\n\nb\n\n</div>',
  );
});

test('a heading with an empty link to itself keeps its id alone', () => {
  expect(prepare('# A\n\n## Fees <a href="#fees" id="fees"></a>\n\nText.').text.trim()).toBe(
    '## Fees {#fees}\n\nText.',
  );
});

test('a heading of HTML keeps its id where the site would give it another one', () => {
  expect(prepareHtml('<h2 id="fees">Fees</h2><p>a</p><h2 id="h_01">Days</h2><p>b</p>').text.trim()).toBe(
    '## Fees\n\na\n\n## Days {#h_01}\n\nb',
  );
});
