import { expect, test } from 'vitest';
import { withTableSentences } from '#html/table-sentences.ts';

const row = (tag: string, ...cells: string[]) =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

test('rows of a table read as sentences, with the headings of their columns', () => {
  const table = `<table><thead>${row('th', 'Size', 'Chest:')}</thead><tbody>${row('td', 'M', '96&nbsp;cm')}${row('td', '<b>L</b>', '104 cm, <a href="/x/">more</a>!')}${row('td', 'XL', '')}</tbody></table>`;
  expect(withTableSentences(`<p>a</p><div class="table-scroll">${table}</div><p>b &amp; c</p>`)).toBe(
    '<p>a</p><div class="table-scroll"><p>Size: M; Chest: 96 cm.</p><p>Size: L; Chest: 104 cm, more!</p><p>Size: XL.</p></div><p>b &amp; c</p>',
  );
});

test('a table without headings gives its cells, and none of its words is lost', () => {
  expect(withTableSentences(`<table>${row('td', 'サイズ', '96 cm。')}</table>`)).toBe(
    '<p>サイズ; 96 cm。</p>',
  );
  expect(withTableSentences(`<table>${row('th', 'Only', 'headings')}</table>`)).toBe(
    '<p>Only; headings.</p>',
  );
});

test('HTML without a table stays byte for byte', () => {
  expect(withTableSentences('<p>a<br>b&nbsp;')).toBe('<p>a<br>b&nbsp;');
});
