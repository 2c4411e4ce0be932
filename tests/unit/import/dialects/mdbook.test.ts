import { expect, test } from 'vitest';
import { includeMdBook } from '#import/dialects/gitbook/mdbook.ts';
import { traceText } from '#import/tree/markdown/traced-text.ts';
import { bodyOf } from '../convert.ts';
import { importFolder } from '../import-folder.ts';

const code = 'fn main() {\n    // ANCHOR: hi\n    hi();\n    // ANCHOR_END: hi\n}\n';
const included = (text: string) =>
  includeMdBook(traceText(text), (path) => (path === 'a.rs' ? code : undefined)).text;

test.each([
  ['{{#include a.rs}}', 'fn main() {\n    hi();\n}'],
  ['{{#include a.rs:1}}', 'fn main() {'],
  ['{{#include a.rs:2:3}}', '    hi();'],
  ['{{#include a.rs::1}}', 'fn main() {'],
  ['{{#include a.rs:5:}}', '}'],
  ['{{#rustdoc_include a.rs:hi}}', '    hi();'],
  ['{{#playground a.rs editable}}', '```rust\nfn main() {\n    hi();\n}\n```'],
  ['{{#title A title}}Text', 'Text'],
  ['{{#include none.rs}}', '{{#include none.rs}}'],
  ['\\{{#include a.rs}}', '{{#include a.rs}}'],
])('mdBook shows %s', (written, shown) => {
  expect(included(written)).toBe(shown);
});

test('the folder src of an mdBook is no language', async () => {
  const { locales, files } = await importFolder({
    'book.toml': '[book]\ntitle = "Book"\n',
    'src/SUMMARY.md': '# Summary\n\n- [One](one.md)\n',
    'src/one.md': '# One\n\n```rust\n{{#include code/a.rs:1}}\n```\n',
    'src/code/a.rs': 'fn main() {}\n',
  });
  expect(locales).toEqual(['en']);
  expect(bodyOf(files['en/one.md'])).toBe('```rust\nfn main() {}\n```');
});
