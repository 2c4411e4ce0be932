import { expect, test } from 'vitest';
import { isIgnored } from '#import/sources/glob.ts';
import { readYaml } from '#import/sources/mkdocs/config.ts';
import { folderItems, navItems } from '#import/sources/mkdocs/nav.ts';
import { readNavigation } from '#import/sources/navigation.ts';
import { importFolder } from '../../import-folder.ts';
import { bodyOf } from '../../convert.ts';

const withLanguages = (structure: string) =>
  `site_name: Help\nnav:\n  - Orders:\n    - Track: orders/track.md\n    - Send: orders/send.md\nplugins:\n  - i18n:\n      docs_structure: ${structure}\n      languages:\n        - {locale: en, default: true, name: English}\n        - locale: de\n          name: Deutsch\n          nav_translations: {Orders: Bestellungen}\n`;

test('the navigation decides topics, titles and order; redirects stay alive', async () => {
  const { source, files, redirects, notes } = await importFolder({
    'mkdocs.yml':
      'site_name: Help\nsite_url: https://help.example.com/docs/\nextra: {fee: 3 €}\n' +
      'markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n' +
      'plugins:\n  - macros\n  - social: {enabled: !ENV [CI, false]}\n  - redirects:\n      redirect_maps: {old.md: orders/track.md}\n' +
      'exclude_docs: |\n  drafts/\nnav:\n  - Home: index.md\n  - Orders & fees:\n    - orders/index.md\n    - Track: orders/track.md\n    - Blog: https://blog.example.com\n',
    'docs/index.md': '# Welcome { #top }\n\n[Track](orders/track.md#when)\n',
    'docs/orders/index.md': 'All about orders.\n',
    'docs/orders/track.md':
      '# Track\n\n## When { #when }\n\nIt costs {{ fee }}. ![Map](../img/map.png){ width=30 }\n',
    'docs/orders/unlisted.md': '# Unlisted\n\nText.\n',
    'docs/drafts/no.md': '# No\n',
    'docs/img/map.png': 'png',
    'README.md': '# For developers\n',
  });
  expect(source).toBe('mkdocs');
  expect(Object.keys(files)).toEqual([
    'en/home.md',
    'en/orders/images/map.png',
    'en/orders/index.md',
    'en/orders/track.md',
    'en/orders/unlisted.md',
  ]);
  expect(files['en/home.md']).toContain('title: Welcome\n');
  expect(bodyOf(files['en/home.md'])).toBe('[Track](id:track#when)');
  expect(files['en/orders/index.md']).toContain('title: Orders & fees\n');
  expect(files['en/orders/track.md']).toContain('/docs/orders/track/');
  expect(bodyOf(files['en/orders/track.md'])).toBe('## When {#when}\n\nIt costs 3 €. ![Map](images/map.png)');
  expect(redirects).toEqual([{ from: '/docs/old/', to: '/orders/track.md', locale: 'en' }]);
  expect(notes).toEqual([
    'docs/drafts/no.md:undefined folder-skipped docs/drafts/no.md: MkDocs leaves them out, too',
  ]);
});

test('a text without a heading has its title from the navigation, whatever its code comments', async () => {
  const { files } = await importFolder({
    'mkdocs.yml': 'site_name: Help\nnav:\n  - Set up DNS: dns.md\n  - Other: own.md\n',
    'docs/dns.md': 'Ask for it:\n\n````bash\n```\n# dig example.com\n````\n\nDone.\n',
    'docs/own.md': '```\n# no\n```\n\n# Own title\n\nText.\n',
  });
  expect(files['en/dns.md']).toContain('title: Set up DNS\n');
  expect(files['en/own.md']).not.toContain('title: Other\n');
});

test.each([
  ['suffix', 'docs/orders/track.de.md'],
  ['folder', 'docs/de/orders/track.md'],
])('languages by %s', async (structure, german) => {
  const english = structure === 'folder' ? 'docs/en' : 'docs';
  const { locales, files } = await importFolder({
    'mkdocs.yml': withLanguages(structure),
    [`${english}/orders/track.md`]: '# Track\n\n[Send](send.md) ![Map](map.png)\n',
    [`${english}/orders/send.md`]: '# Send\n\nText.\n',
    [`${english}/orders/map.png`]: 'png',
    [german]: '# Verfolgen\n\n[Senden](send.md) ![Karte](map.png)\n',
  });
  expect(locales).toEqual(['en', 'de']);
  expect(files['de/orders/index.md']).toContain('title: Bestellungen\n');
  expect(bodyOf(files['de/orders/track.md'])).toBe('[Senden](id:send) ![Karte](images/map.png)');
});

test('a site for each language, side by side', async () => {
  const { locales, files } = await importFolder({
    'docs/en/mkdocs.yml': 'site_name: Help\nnav:\n- "":\n  - learn/index.md\n  - learn/a.md\n',
    'docs/en/docs/learn/index.md': '# Learn\n\nText.\n',
    'docs/en/docs/learn/a.md': '# A\n\nText.\n',
    'docs/de/docs/learn/a.md': '# Ä\n\n[Lernen](index.md)\n',
  });
  expect(locales).toEqual(['en', 'de']);
  expect(Object.keys(files)).toEqual([
    'de/learn/a.md',
    'de/learn/index.md',
    'en/learn/a.md',
    'en/learn/index.md',
  ]);
});

test('without nav, folders and what .pages says of them', () => {
  const pages: Readonly<Record<string, string>> = {
    '': 'nav:\n  - b.md\n  - ...\n  - Last: z\n',
    hidden: 'hide: true\n',
    z: 'title: Zed\norder: desc\n',
  };
  const texts = ['a.md', 'b.md', 'hidden/h.md', 'z/1.md', 'z/2.md', 'z/index.md'];
  expect(folderItems(texts, (folder) => pages[folder])).toEqual([
    { title: undefined, path: 'b.md' },
    { title: undefined, path: 'a.md' },
    {
      title: 'Last',
      items: ['z/2.md', 'z/1.md', 'z/index.md'].map((path) => ({ title: undefined, path })),
    },
  ]);
});

test('a group of its own text alone is an article; links elsewhere and texts that are gone are none', () => {
  const items = navItems(
    [{ Blog: ['blog/index.md', { Out: 'https://a.example' }, 'gone.md'] }, { All: 'g/*' }],
    ['blog/index.md', 'g/1.md', 'g/2.md'],
  );
  const { sections, entries } = readNavigation(items);
  expect(sections.map(({ title }) => title)).toEqual(['All']);
  expect(entries.get('blog/index.md')).toMatchObject({ section: '', title: 'Blog', isSectionText: false });
});

test('YAML that is none, and tags that only Python knows, never stop an import', () => {
  expect(
    readYaml('a: !!python/object/apply:os.system ["rm"]\nb: !ENV [X, 1]\nc: !!python/name:x.y\nd: 1'),
  ).toMatchObject({ c: null, d: 1 });
  expect(readYaml('a: [')).toBeTypeOf('object');
  expect(readYaml('- a')).toEqual({});
  expect(readYaml('nav: &all\n  - Home: *all\nagain: *all')).toEqual({
    nav: [{ Home: null }],
    again: [{ Home: null }],
  });
});

test.each([
  [['drafts/'], 'drafts/a.md', true],
  [['/a.md'], 'b/a.md', false],
  [['*.tmp.md', '!keep.tmp.md'], 'x/keep.tmp.md', false],
  [['/t/**/*.md'], 't/a/b/c.md', true],
  [['# drafts', ''], 'drafts', false],
])('patterns %j leave out %s: %s', (patterns, path, ignored) =>
  expect(isIgnored(patterns, path)).toBe(ignored),
);

test('a site for each language beside the other, with pictures of the theme', async () => {
  const config = (locale: string) =>
    `docs_dir: '../../docs/${locale}'\ntheme:\n  language: ${locale}\n  custom_dir: '../../look/'\n`;
  const { locales, files } = await importFolder({
    'config/en/mkdocs.yml': config('en'),
    'config/de/mkdocs.yml': config('de'),
    'docs/en/a.md': '# Send\n\n![Box](assets/box.png)\n',
    'docs/de/a.md': '# Senden\n\n![Karton](assets/karton.png)\n',
    'look/assets/box.png': '1',
    'look/assets/karton.png': '22',
  });
  expect(locales).toEqual(['de', 'en']);
  expect(bodyOf(files['en/a.md'])).toBe('![Box](images/box.png)');
  expect(bodyOf(files['de/a.md'])).toBe('![Karton](images/karton.png)');
});

test('names of files may end in their language, in links, pictures and redirects', async () => {
  const { files, redirects, notes } = await importFolder({
    'mkdocs.yml':
      withLanguages('suffix') +
      "  - redirects:\n      redirect_maps: {old.md: orders/send.en.md, older.md: 'orders/track.md'}\n",
    'docs/orders/send.en.md': '# Send\n\n![The map](../img/map.png)\n',
    'docs/orders/send.de.md': '# Senden\n\n![Die Karte](../img/map.png)\n',
    'docs/orders/track.en.md': '# Track\n\n[Send](send.en.md)\n',
    'docs/orders/track.de.md': '# Verfolgen\n\n[Senden](./send.de.md#senden), [oben](/orders/send.de.md)\n',
    'docs/img/map.en.png': 'png',
    'docs/img/map.de.png': 'png 2',
  });
  expect(notes).toEqual([]);
  expect(redirects.map(({ from, to }) => [from, to])).toEqual([
    ['/old/', '/orders/send.md'],
    ['/older/', '/orders/track.md'],
  ]);
  expect(bodyOf(files['de/orders/track.md'])).toBe('[Senden](id:send), [oben](id:send)');
  expect(bodyOf(files['en/orders/send.md'])).toBe('![The map](images/map-en.png)');
  expect(bodyOf(files['de/orders/send.md'])).toBe('![Die Karte](images/map-de.png)');
});

test('addresses that the new pages have themselves are no old ones, also with index.html, but with index alone', async () => {
  const { files } = await importFolder({
    'mkdocs.yml': 'site_name: Help\nsite_url: https://a.example/en/\nuse_directory_urls: false\n',
    'docs/index.md': '# Welcome\n\nText.\n',
    'docs/orders/index.md': '# Orders\n\nText.\n',
    'docs/orders/track.md': '# Track\n\nText.\n',
    'docs/lone/index.md': '# Lone\n\nText.\n',
  });
  const legacy = Object.entries(files).flatMap(([path, text]) =>
    [...(/^legacy: (.*)$/gm.exec(text ?? '')?.slice(1) ?? [])].map((one) => `${path} ${one}`),
  );
  expect(legacy.toSorted()).toEqual([
    'en/home.md [/en/index]',
    'en/lone.md [/en/lone/index]',
    'en/orders/index.md [/en/orders/index]',
    'en/orders/track.md [/en/orders/track.html]',
  ]);
});

test('of sites of several languages, the address is the one around all of them', async () => {
  const config = (locale: string) =>
    `docs_dir: '../../docs/${locale}'\nsite_url: https://a.example/help/${locale}/\ntheme:\n  language: ${locale}\n`;
  const { files } = await importFolder({
    'config/en/mkdocs.yml': config('en'),
    'config/de/mkdocs.yml': config('de'),
    'docs/en/a.md': '# Send\n\nText.\n',
    'docs/de/a.md': '# Senden\n\nText.\n',
  });
  expect(files['en/a.md']).toContain('legacy: [/help/en/a/]');
  expect(files['de/a.md']).toContain('legacy: [/help/de/a/]');
});

test('a group is called as the navigation calls it, whatever its first text calls itself', async () => {
  const { files } = await importFolder({
    'mkdocs.yml':
      'site_name: Help\nnav:\n  - Getting started:\n      - start/index.md\n      - start/send.md\n',
    'docs/start/index.md': '# Welcome to a world of parcels\n\nText.\n',
    'docs/start/send.md': '# Send\n\nText.\n',
  });
  expect(files['en/start/index.md']).toContain('title: Getting started\n');
  expect(bodyOf(files['en/start/index.md'])).toMatch(/^## Welcome to a world of parcels/);
});
