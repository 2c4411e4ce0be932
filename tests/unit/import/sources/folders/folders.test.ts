import { expect, test } from 'vitest';
import { bodyOf } from '../../convert.ts';
import { frontMatter, importFolder } from '../../import-folder.ts';

test('Docusaurus: categories, addresses, translations, pictures of the site', async () => {
  const { source, locales, files } = await importFolder({
    'docusaurus.config.js':
      "module.exports = { title: 'Help', url: 'https://help.example.com', baseUrl: '/' };",
    'docs/orders/_category_.json': '{ "label": "Your orders", "position": 2 }',
    'docs/orders/track.md':
      '---\nslug: /where\n---\n# Track\n\n![Map](/img/map.png) See [fees](../fees#when).\n',
    'docs/fees.mdx': '# Fees\n\n## When\n\n<Note>Soon.</Note>\n',
    'i18n/de/docusaurus-plugin-content-docs/current/orders/track.md': '# Verfolgen\n\n[Gebühren](../fees)\n',
    'static/img/map.png': 'png',
  });
  expect(source).toBe('docusaurus');
  expect(locales).toEqual(['en', 'de']);
  expect(files['en/orders/index.md']).toContain('title: Your orders\n');
  expect(files['en/orders/where.md']).toContain('/docs/where');
  expect(bodyOf(files['en/orders/where.md'])).toBe('![Map](images/map.png) See [fees](id:fees#when).');
  expect(bodyOf(files['en/fees.md'])).toContain('> [!NOTE]\n> Soon.');
  expect(bodyOf(files['de/orders/where.md'])).toBe('[Gebühren](id:fees)');
});

test('GitBook: SUMMARY.md decides what there is, in which order and where', async () => {
  const { source, files } = await importFolder({
    'SUMMARY.md':
      '# Contents\n\n* [Start](README.md)\n\n## Parcels\n\n* [Send](send.md)\n  * [By post](post.md)\n',
    'README.md': '# Start\n\nSee [post](post.md).\n',
    'send.md': '# Send\n\nText.\n',
    'post.md': '# By post\n\nText.\n',
    'draft.md': '# Draft\n',
  });
  expect(source).toBe('gitbook');
  expect(Object.keys(files)).toEqual([
    'en/parcels/index.md',
    'en/parcels/send/index.md',
    'en/parcels/send/post.md',
    'en/readme.md',
  ]);
  expect(bodyOf(files['en/readme.md'])).toBe('See [post](id:post).');
});

test('Starlight: folders of languages, pictures beside the text', async () => {
  const { source, files } = await importFolder({
    'astro.config.mjs': '',
    'src/content/docs/index.mdx': '---\ntitle: Home\n---\nHello.\n',
    'src/content/docs/guide/send.mdx':
      '---\ntitle: Send\n---\nimport { Aside } from "@astrojs/starlight/components";\n\n<Aside type="tip">Go.</Aside>\n\n![Box](../../../assets/box.png)\n',
    'src/content/docs/de/index.mdx': '---\ntitle: Start\n---\nHallo.\n',
    'src/content/docs/de/guide/send.md': '---\ntitle: Senden\n---\n:::caution[Halt]\nNein.\n:::\n',
    'src/assets/box.png': 'png',
  });
  expect(source).toBe('starlight');
  expect(bodyOf(files['en/guide/send.md'])).toBe('> [!TIP]\n> Go.\n\n![Box](images/box.png)');
  expect(bodyOf(files['de/guide/send.md'])).toBe('> [!WARNING]\n> **Halt**\n>\n> Nein.');
});

test('Obsidian: notes by name and alias, translations by permalink', async () => {
  const { source, files } = await importFolder({
    'en/Size.md': '---\npermalink: size\naliases: [Measure]\n---\n![[box.png]] [[Returns#How long]]\n',
    'en/Returns.md': '## How long\n\n30 days. See [[measure]].\n',
    'de/Größe.md': '---\npermalink: size\n---\nText.\n',
    'en/files/box.png': 'png',
  });
  expect(source).toBe('obsidian');
  expect(bodyOf(files['en/size.md'])).toBe(
    '![todo:](images/box.png) [Returns > How long](id:returns#how-long)',
  );
  expect(bodyOf(files['en/returns.md'])).toContain('[measure](id:size)');
  expect(files['de/size.md']).toContain('id: size\ntitle: Größe\n');
});

test('Obsidian: a link in brackets may be the end of a path, or a name', async () => {
  const { files } = await importFolder({
    'API/Vault.md': '[[Box]]\n',
    'API/Vault/adapter.md':
      '[Vault](Vault) › [adapter](Vault/adapter), [copy](copy.md#Why), [new](Plans/new)\n',
    'API/Vault/copy.md': '## Why\n\nText.\n',
    'API/Box/adapter.md': 'Text.\n',
    'API/Box.md': 'Text.\n',
  });
  const linked = bodyOf(files['en/vault/adapter.md']);
  expect(linked).toBe(
    '[Vault](id:vault) › [adapter](id:adapter-2), [copy](id:copy#why), [new](todo:Plans/new)',
  );
});

test('Obsidian: notes that were published have their addresses as old ones', async () => {
  const { files } = await importFolder({
    'publish.css': '',
    '.obsidian/app.json': '{}',
    'Getting started/Create a box.md': 'See [[Größe]].\n',
    'Größe.md': '---\npermalink: size\n---\nText.\n',
    'What? #1.md': 'Text.\n',
  });
  expect(frontMatter(files, 'legacy')).toEqual([
    'en/getting-started/create-a-box.md | legacy: [/Getting+started/Create+a+box]',
    'en/getting-started/index.md',
    'en/grosse.md | legacy: [/size, /Größe]',
    'en/what-1.md',
  ]);
});

test('Markdown: languages by the ends of names, texts of one language for it alone', async () => {
  const { locales, files } = await importFolder({
    'track.md': '# Track\n\nText.\n',
    'track.de.md': '# Verfolgen\n\nText.\n',
    'empty.md': '\n',
  });
  expect(locales).toEqual(['en', 'de']);
  expect(Object.keys(files)).toEqual(['de/track.md', 'en/track.md']);
});

test('an old address that a page of the new site has needs no redirect', async () => {
  const { files } = await importFolder({
    'astro.config.mjs': '',
    'src/content/docs/index.md': '---\ntitle: Help\n---\nText.\n',
    'src/content/docs/guides/start.md': '---\ntitle: Start\n---\nText.\n',
    'src/content/docs/de/index.md': '---\ntitle: Hilfe\n---\nText.\n',
    'src/content/docs/de/guides/start.md': '---\ntitle: Anfang\n---\nText.\n',
  });
  expect(files['en/guides/start.md']).toContain('legacy: [/guides/start/]');
  expect(files['de/guides/start.md']).not.toContain('legacy');
});

test('an article without text is a draft, and a link to a topic without articles is still to do', async () => {
  const { files, notes } = await importFolder({
    'SUMMARY.md': '# Contents\n\n* [Start](start.md)\n* [API](api/README.md)\n  * [Calls](api/calls.md)\n',
    'start.md': '# Start\n\n[The API](api/README.md)\n',
    'api/README.md': '# API\n',
    'api/calls.md': '# Calls\n\n<!-- later -->\n',
  });
  expect(bodyOf(files['en/start.md'])).toBe('[The API](todo:api/README.md)');
  expect(files['en/api/calls.md']).toContain('draft: true');
  expect(notes.filter((note) => note.includes('text-missing'))).toHaveLength(1);
});

test('a picture is found below every folder that a site may serve as its top', async () => {
  const { files } = await importFolder({
    'docs/a.md': '# A\n\n![One](/img/a.png) ![Two](/b.png)\n',
    'static/img/a.png': 'png',
    'static/img/b.png': 'another',
  });
  expect(bodyOf(files['en/docs/a.md'])).toBe('![One](images/a.png) ![Two](images/b.png)');
});

test('a text translates the one at its path, even with another ending; no other text takes its place', async () => {
  const { files } = await importFolder({
    'astro.config.mjs': '',
    'src/content/docs/index.md': '---\ntitle: Help\n---\nText.\n',
    'src/content/docs/start.mdx': '---\ntitle: Start\n---\nText.\n',
    'src/content/docs/de/index.md': '---\ntitle: Hilfe\n---\nText.\n',
    'src/content/docs/de/Start!.md': '---\ntitle: Anderes\n---\nText.\n',
    'src/content/docs/fr/index.md': '---\ntitle: Aide\n---\nTexte.\n',
    'src/content/docs/fr/start.md': '---\ntitle: Début\n---\nTexte.\n',
  });
  expect(files['fr/start.md']).toContain('id: start\n');
  expect(files['de/start.md']).toBeUndefined();
  expect(files['de/start-2.md']).toContain('title: Anderes\n');
});

test('an anchor that is called as a heading goes: links find the heading', async () => {
  const { files, notes } = await importFolder({
    'a.md': '# A\n\n### Lucide\n\nOne line. ^lucide\n\nAnother. ^other\n',
    'b.md': 'See [[a#^lucide]] and [[a#^other]].\n',
  });
  expect(bodyOf(files['en/a.md'])).toBe('## Lucide\n\nOne line.\n\nAnother.<a id="other"></a>');
  expect(bodyOf(files['en/b.md'])).toMatch(/\(id:article-a#lucide\).*\(id:article-a#other\)/);
  expect(notes).toContain('a.md:5 anchor-duplicate lucide');
});

test('Nextra: texts are readable, and its files of navigation are told', async () => {
  const { files, notes } = await importFolder({
    'package.json': '{"dependencies":{"nextra":"2"}}',
    'pages/_meta.json': '{"guide":"The guide"}',
    'pages/guide/_meta.ts': "export default { send: 'Sending' }",
    'pages/index.mdx': '# Welcome\n\nHi.\n',
    'pages/guide/index.mdx': '# The guide\n\nAll of it.\n',
    'pages/guide/send.mdx':
      'import { Callout } from \'nextra/components\'\n\n# Send\n\n<Callout type="warning">Mind it.</Callout>\n',
  });
  expect(Object.keys(files)).toEqual(['en/guide/index.md', 'en/guide/send.md', 'en/pages.md']);
  expect(bodyOf(files['en/guide/send.md'])).toBe('> [!WARNING]\n> Mind it.');
  expect(notes.filter((note) => note.includes('navigation-unread'))).toHaveLength(2);
});
