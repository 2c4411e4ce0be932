/** Boxes of each system become the alert that its readers saw, with the title that they read. */
import { expect, test } from 'vitest';
import { bodyOf } from '../convert.ts';
import { importFolder } from '../import-folder.ts';

/** What becomes of a box: the kind, and the title if it has one. */
async function boxOf(folder: Readonly<Record<string, string>>, name: string, box: string): Promise<string> {
  const { files } = await importFolder({ ...folder, [name]: `# Send\n\nBefore.\n\n${box}\n` });
  const article = Object.entries(files).find(([path]) => path.endsWith('send.md'))?.[1];
  const [, kind = '', title = ''] = /> \[!(\w+)\]\n(?:> \*\*(.*)\*\*\n)?/.exec(bodyOf(article)) ?? [];
  return [kind, title].filter(Boolean).join(' ');
}

const colons = (kind: string) => `:::${kind}\n\nIt rains.\n\n:::`;

test.each([
  ['note', 'NOTE'],
  ['tip', 'TIP'],
  ['info', 'NOTE'],
  ['warning', 'WARNING'],
  ['caution', 'WARNING'],
  ['danger', 'CAUTION'],
  ['important', 'IMPORTANT'],
  ['caution[Mind the gap]', 'WARNING Mind the gap'],
  ['danger Mind the gap', 'CAUTION Mind the gap'],
])('Docusaurus and Starlight: :::%s', async (kind, expected) => {
  expect(await boxOf({ 'docusaurus.config.js': 'module.exports = {}' }, 'docs/send.md', colons(kind))).toBe(
    expected,
  );
  const starlight = { 'astro.config.mjs': 'export default {}' };
  expect(await boxOf(starlight, 'src/content/docs/send.md', colons(kind))).toBe(expected);
});

test('components say the same: Aside, Admonition', async () => {
  const aside = '<Aside type="caution" title="Mind the gap">It rains.</Aside>';
  expect(await boxOf({ 'astro.config.mjs': 'export default {}' }, 'src/content/docs/send.mdx', aside)).toBe(
    'WARNING Mind the gap',
  );
  const admonition = '<Admonition type="danger">It rains.</Admonition>';
  expect(await boxOf({ 'docusaurus.config.js': 'module.exports = {}' }, 'docs/send.mdx', admonition)).toBe(
    'CAUTION',
  );
});

test.each([
  [colons(' warning'), 'WARNING'],
  [colons(' danger STOP'), 'CAUTION STOP'],
  [colons(' caution'), 'CAUTION'],
  ['> [!CAUTION]\n> It rains.', 'CAUTION'],
])('VitePress: %j', async (box, expected) =>
  expect(await boxOf({ '.vitepress/config.js': 'export default {}' }, 'send.md', box)).toBe(expected),
);

test.each([
  ['note', 'NOTE'],
  ['abstract', 'NOTE Abstract'],
  ['question', 'NOTE Question'],
  ['success', 'TIP Success'],
  ['caution', 'WARNING'],
  ['attention', 'WARNING'],
  ['danger', 'CAUTION'],
  ['failure', 'CAUTION Failure'],
  ['missing', 'CAUTION Missing'],
  ['bug', 'CAUTION Bug'],
  ['example', 'NOTE Example'],
])('MkDocs and Obsidian: %s', async (kind, expected) => {
  const { vault, mkdocs } = {
    vault: { '.obsidian/app.json': '{}' },
    mkdocs: { 'mkdocs.yml': 'site_name: A' },
  };
  expect(await boxOf(mkdocs, 'docs/send.md', `!!! ${kind}\n    It rains.`)).toBe(expected);
  expect(await boxOf(vault, 'send.md', `> [!${kind}]\n> It rains.`)).toBe(expected);
  const own = `${expected.split(' ')[0]} Rain`;
  expect(await boxOf(mkdocs, 'docs/send.md', `!!! ${kind} "Rain"\n    It rains.`)).toBe(own);
  expect(await boxOf(vault, 'send.md', `> [!${kind}] Rain\n> It rains.`)).toBe(own);
});

test.each([
  ['info', 'NOTE'],
  ['success', 'TIP'],
  ['warning', 'WARNING'],
  ['danger', 'CAUTION'],
])('GitBook, whose hints have no titles: %s', async (kind, expected) =>
  expect(
    await boxOf(
      { 'SUMMARY.md': '* [Send](send.md)' },
      'send.md',
      `{% hint style="${kind}" %}\nIt rains.\n{% endhint %}`,
    ),
  ).toBe(expected),
);
