import { expect, test } from 'vitest';
import { importFiles } from '../import-files.ts';

const articles = ({ names }: { names: readonly string[] }) =>
  names.flatMap((name) => /^articles\/en\/(.*\.md)$/.exec(name)?.[1] ?? []);

test('a folder around everything is no topic, and links to it lead home', async () => {
  const imported = await importFiles({
    'src/docs/orders/track.md': '# Track\n\nSee [all](../../docs/).',
    'src/docs/fees/late.md': '# Late fees\n\nText.',
  });
  expect(articles(imported)).toEqual(['fees/index.md', 'fees/late.md', 'orders/index.md', 'orders/track.md']);
  expect(imported.textOf('articles/en/orders/track.md')).toContain('See [all](../index.md).');
});

test('its own text becomes an article, and articles in it lie at the top', async () => {
  const imported = await importFiles({
    'Articles/index.md': '# Start here\n\nText.',
    'Articles/terms.md': '# Terms\n\nText.',
    'Articles/orders/track.md': '# Track\n\nText.',
  });
  expect(articles(imported)).toEqual(['articles.md', 'orders/index.md', 'orders/track.md', 'terms.md']);
});

test.each([
  ['of articles alone', { 'orders/track.md': '# Track\n\nText.' }, ['orders/index.md', 'orders/track.md']],
  [
    'beside others',
    { 'docs/orders/track.md': '# Track\n\nText.', 'fees/late.md': '# Late\n\nText.' },
    ['docs/index.md', 'docs/orders/index.md', 'docs/orders/track.md', 'fees/index.md', 'fees/late.md'],
  ],
])('a folder %s is a topic', async (_, files, expected) =>
  expect(articles(await importFiles(files))).toEqual(expected),
);
