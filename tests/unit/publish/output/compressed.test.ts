import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressedFiles } from '#publish/output/compressed.ts';
import { bytesOf } from '#publish/output/output.ts';

const page = { path: 'en/index.html', content: '<p>Hello</p>' };

test('texts lie beside themselves, compressed; pictures and what only hosts read do not', () => {
  const files = compressedFiles([
    page,
    { path: 'a.webp', content: 'picture' },
    { path: '_headers', content: 'x' },
    { path: '_server/negotiate.js', content: 'x' },
    { path: '_astro/page.css', content: 'a { color: red }' },
    { path: 'sitemap-index.xml', content: '<x/>' },
  ]);
  expect(files.map(({ path }) => path)).toEqual([
    'en/index.html.br',
    'en/index.html.gz',
    '_astro/page.css.br',
    '_astro/page.css.gz',
    'sitemap-index.xml.br',
    'sitemap-index.xml.gz',
  ]);
  const [br, gz] = files.map(bytesOf);
  expect([br && brotliDecompressSync(br).toString(), gz && gunzipSync(gz).toString()]).toEqual([
    page.content,
    page.content,
  ]);
});

test('a text is compressed again when it changes, and only then', () => {
  const keysOf = (content: string) =>
    compressedFiles([{ ...page, content }]).map((file) => 'key' in file && file.key);
  expect(keysOf('one')).toEqual(keysOf('one'));
  expect(keysOf('one')).not.toEqual(keysOf('two'));
});
