import { expect, test } from 'vitest';
import { contentOf, plainText, unitsOf } from '#model/units/unit.ts';

const cut = (html: string) => unitsOf('return-item', html);
const said = (html: string) => cut(html).map((unit) => [unit.id, plainText(unit)]);

test('a paragraph, steps and a table are units of their own, below the heading to which a link leads', () => {
  const units = cut(
    '<p>You have <strong>30 days</strong>.</p><div class="steps"><ol><li>Open it.</li><li>Choose.</li></ol></div>' +
      '<h2 id="by-post">By post</h2><table><thead><tr><th>Country</th><th>Price</th></tr></thead>' +
      '<tbody><tr><td>Japan</td><td>500 JPY</td></tr></tbody></table>',
  );
  expect(units.map(({ id, kind, anchor, headings }) => ({ id, kind, anchor, headings }))).toEqual([
    { id: 'return-item/text-1', kind: 'text', anchor: undefined, headings: [] },
    { id: 'return-item/steps-1', kind: 'steps', anchor: undefined, headings: [] },
    { id: 'return-item/by-post/table-1', kind: 'table', anchor: 'by-post', headings: ['By post'] },
  ]);
  expect(units.map(plainText)).toEqual([
    'You have 30 days.',
    '1. Open it.\n2. Choose.',
    'Country: Japan; Price: 500 JPY',
  ]);
});

test('a sentence that announces a list belongs to it', () => {
  expect(
    said('<p>You cannot return:</p><ul><li>mattresses</li><li>gift cards</li></ul><p>All else:</p>'),
  ).toEqual([
    ['return-item/list-1', 'You cannot return:\n- mattresses\n- gift cards'],
    ['return-item/text-1', 'All else:'],
  ]);
});

test('labels of tabs and of parts to open are headings, and so are the headings above', () => {
  const units = cut(
    '<h2 id="a">A</h2><h3 id="b">B</h3><help-tabs><section class="tab"><p class="tab-label">App</p><p>Tap.</p>' +
      '</section><section class="tab"><p class="tab-label">Web</p><p>Click.</p></section></help-tabs>' +
      '<h2 id="c">C</h2><details><summary>If it fails</summary><p>Try again.</p></details>',
  );
  expect(units.map(({ headings, id }) => [id, headings])).toEqual([
    ['return-item/b/text-1', ['A', 'B', 'App']],
    ['return-item/b/text-2', ['A', 'B', 'Web']],
    ['return-item/c/text-1', ['C', 'If it fails']],
  ]);
});

test('an alert keeps what it is called; footnotes keep their numbers; captions are read, pictures are not', () => {
  expect(
    said(
      '<aside class="alert alert-warning" role="note"><p class="alert-title">Warning</p><p>Unplug it.</p></aside>' +
        '<p>Free<sup><a data-footnote-ref href="#x">1</a></sup>.</p>' +
        '<figure><img src="a.png" alt="A lamp"><figcaption>The lamp.</figcaption></figure>',
    ).map(([, text]) => text),
  ).toEqual(['Warning: Unplug it.', 'Free [1].', 'The lamp.']);
});

test('a list goes on with its number, and inner lists are indented', () => {
  expect(plainText({ blocks: [] })).toBe('');
  expect(
    said('<ol start="3"><li><p>Pick one:</p><ul><li>red</li></ul><pre><code>a\n b\n</code></pre></li></ol>'),
  ).toEqual([['return-item/steps-1', '3. Pick one:\n   - red\n   a\n    b']]);
});

test('the content changes with the words and with the headings above, and with nothing else', () => {
  const of = (html: string) => cut(html).map(contentOf);
  const before = of('<p>Free.</p>');
  expect(of('<p class="x">Free. </p>')).toEqual(before);
  expect(of('<p>Not free.</p>')).not.toEqual(before);
  expect(of('<h2 id="a">A</h2><p>Free.</p>')).not.toEqual(before);
});

test('a paragraph that is put before a table leaves the id of the table as it is', () => {
  const table = '<table><tr><td>1</td></tr></table>';
  const idOf = (html: string) => cut(html).find(({ kind }) => kind === 'table')?.id;
  expect(idOf(`<p>New.</p>${table}`)).toBe(idOf(table));
});

test.each([
  ['<blockquote>'.repeat(20_000) + 'deep' + '</blockquote>'.repeat(20_000), 'deep'],
  ['<ul><li>'.repeat(300) + 'deep', 'deep'],
])('elements deeper than the stack are still read', (html, words) => {
  expect(said(html).map(([, text]) => text?.trim().replace(/^[-\s]+/, ''))).toEqual([words]);
});
