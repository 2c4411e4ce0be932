/** What each system publishes of the texts that lie around articles, and what stays out. */
import { expect, test } from 'vitest';
import { importFolder } from '../import-folder.ts';

const text = (title: string) => `# ${title}\n\nOne thing about it.\n`;

/** A folder of articles, as repositories keep it. */
const around = (folder = '') =>
  Object.fromEntries(
    [
      'README.md',
      'CHANGELOG.md',
      'LICENSE.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      '_templates/article.md',
      '_drafts/soon.md',
      '_part.md',
      '.github/ISSUE_TEMPLATE/bug.md',
      'node_modules/pkg/README.md',
      'guides/README.md',
      'guides/send.md',
      'templates/letter.md',
      'track.md',
    ].map((name) => [folder + name, text(name)]),
  );

/** Articles and topics of the first language, and what the report says of files that stay out. */
async function cameIn(files: Readonly<Record<string, string>>) {
  const { source, files: all, notes } = await importFolder(files);
  const names = Object.keys(all).map((name) => name.replace(/^en\/|\.md$/g, ''));
  return { source, names, left: notes.filter((note) => note.includes('folder-skipped')) };
}

test('a folder of Markdown: texts about the repository and templates stay out, drafts are drafts', async () => {
  const { files } = await importFolder(around());
  expect(files['en/drafts/soon.md']).toContain('draft: true');
  expect(await cameIn(around())).toEqual({
    source: 'markdown',
    names: [
      'drafts/index',
      'drafts/soon',
      'guides/index',
      'guides/send',
      'part',
      'templates/index',
      'templates/letter',
      'track',
    ],
    left: [
      'CHANGELOG.md:undefined folder-skipped CHANGELOG.md, CONTRIBUTING.md, LICENSE.md, SECURITY.md: about the repository, not for readers',
      '_templates/article.md:undefined folder-skipped _templates/article.md: what other texts are made from',
    ],
  });
});

test('an article named like a text about the repository, in small letters, is for readers', async () => {
  const articles = ['support', 'security', 'agents', 'authors', 'history'];
  const files = Object.fromEntries(articles.map((name) => [`${name}.md`, text(name)]));
  const { names, left } = await cameIn({ ...around(), ...files });
  expect(names).toEqual(expect.arrayContaining(articles));
  expect(left[0]).not.toContain('support.md');
});

test('a text about the repository that an article links to is for readers', async () => {
  const linking = { 'track.md': '# Track\n\nSee [what changed](./CHANGELOG.md) and [[LICENSE]].\n' };
  const { names } = await cameIn({ ...around(), ...linking });
  expect(names).toEqual(expect.arrayContaining(['changelog', 'license']));
  expect(names).not.toContain('contributing');
});

test('texts of such names stay where nothing shows a repository', async () => {
  const { names } = await cameIn({ 'changelog.md': text('News'), 'track.md': text('Track') });
  expect(names).toEqual(['changelog', 'track']);
});

test('Jekyll with nothing but a configuration: what GitHub publishes, and drafts', async () => {
  const files = { ...around(), '_config.yml': 'title: Help\n' };
  const { source, names, left } = await cameIn(files);
  expect(source).toBe('jekyll');
  expect(names).toEqual(expect.arrayContaining(['track', 'guides/send']));
  expect(names.filter((name) => /readme|license|contributing|changelog|part$|article/.test(name))).toEqual(
    [],
  );
  expect(left.length).toBeGreaterThan(2);
  expect(
    Object.entries((await importFolder(files)).files).find(([name]) => name.endsWith('soon.md'))?.[1],
  ).toContain('draft: true');
});

test('MkDocs: an index goes before a README, and its folder of templates is no part of the site', async () => {
  const { names, left } = await cameIn({
    'mkdocs.yml': 'site_name: Help\n',
    ...around('docs/'),
    'docs/index.md': text('Home'),
  });
  expect(names.filter((name) => /^home|letter/.test(name))).toEqual(['home']);
  expect(names).toContain('changelog');
  expect(left).toEqual([
    'docs/README.md:undefined folder-skipped docs/README.md, docs/templates/letter.md: MkDocs leaves them out, too',
  ]);
});

test('Docusaurus leaves out what its configuration excludes, instead of what it usually does', async () => {
  const config =
    "module.exports = { presets: [['classic', { docs: { exclude: ['**/CHANGELOG.md', 'guides/**'] } }]] }";
  const { names } = await cameIn({ 'docusaurus.config.js': config, ...around('docs/') });
  expect(names.filter((name) => /changelog|send/.test(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(['part', 'track']));
});

test('VitePress at the top of a repository: a README beside a home page is about the repository', async () => {
  const config =
    "export default { themeConfig: { sidebar: [{ text: 'News', link: '/CHANGELOG' }, { text: 'Track', link: '/track' }] } }";
  const { names, left } = await cameIn({
    '.vitepress/config.js': config,
    ...around(),
    'index.md': text('Home'),
  });
  expect(names).toContain('changelog');
  expect(names.filter((name) => name.startsWith('start'))).toHaveLength(1);
  expect(left[0]).toContain('CONTRIBUTING.md, LICENSE.md, README.md, SECURITY.md: about the repository');
});

test('GitBook: what the table of contents lacks is told as left out', async () => {
  const { names, left } = await cameIn({ ...around(), 'SUMMARY.md': '# Contents\n\n* [Track](track.md)\n' });
  expect(names).toEqual(['track']);
  expect(left).toContain('CHANGELOG.md:undefined folder-skipped not in SUMMARY.md, so not on the site');
});

test('Obsidian: templates of both plugins stay out, notes that are never published are drafts', async () => {
  const files = {
    '.obsidian/templates.json': '{"folder":"templates"}',
    '.obsidian/plugins/templater-obsidian/data.json': '{"templates_folder":"_templates/"}',
    ...around(),
    'secret.md': '---\npublish: false\n---\nText.\n',
  };
  const { names, left } = await cameIn(files);
  expect(names.filter((name) => /readme|letter|article|license/.test(name))).toEqual(['guides/readme']);
  expect(left.map((note) => note.replace(/^.*folder-skipped /, ''))).toEqual([
    'CHANGELOG.md, CONTRIBUTING.md, LICENSE.md, README.md, SECURITY.md: about the repository, not for readers',
    '_templates/article.md, templates/letter.md: a template for notes',
  ]);
  expect((await importFolder(files)).files['en/secret.md']).toContain('draft: true');
});
