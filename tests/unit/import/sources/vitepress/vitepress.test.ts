import { expect, test } from 'vitest';
import { importFolder } from '../../import-folder.ts';
import { bodyOf } from '../../convert.ts';

test('VitePress: sidebars of every language, rewrites, snippets, home page', async () => {
  const { source, locales, files } = await importFolder({
    'docs/.vitepress/config.ts':
      "import { defineConfig, type DefaultTheme } from 'vitepress'\nimport { german } from './german'\n" +
      "const base = '/' as const\nexport default defineConfig({ title: 'Help', base: '/docs/', cleanUrls: true, srcExclude: ['**/draft.md'],\n" +
      "  rewrites: { 'en/:rest*': ':rest*' }, locales: { root: { label: 'English', lang: 'en-US' }, de: { label: 'Deutsch', ...german } },\n" +
      "  themeConfig: { nav: nav(), sidebar: { '/guide/': { base: '/guide/', items: guide('Parcels') }, '/fees/': [{ text: 'All', link: '/fees/all' }] } },\n})\n" +
      "function nav(): DefaultTheme.NavItem[] { return [{ text: 'The guide', link: '/guide/send', activeMatch: '/guide/' }] }\n" +
      "function guide(name: string): DefaultTheme.SidebarItem[] { return [{ text: 'Start', link: '' }, { text: name, collapsed: false, items: [{ text: 'Send', link: 'send' }, { text: 'Out', link: 'https://a.example' }] }] }\n",
    'docs/.vitepress/german.ts':
      "export const german = { lang: 'de', themeConfig: { sidebar: { '/de/guide/': [{ text: 'Pakete', items: [{ text: 'Senden', link: '/de/guide/send' }] }] } } }\n",
    'docs/en/index.md':
      '---\nlayout: home\nhero:\n  name: Acme\n  tagline: Help for everybody\n  image: {src: /hero.png, alt: A parcel}\n  actions: [{text: Send, link: /guide/send}]\nfeatures:\n  - {title: Fast, details: Two days}\n---\n',
    'docs/en/guide/index.md': '# Guide\n\nText.\n',
    'docs/en/guide/send.md':
      '# Send\n\n## How {#how}\n\n<<< @/snippets/a.sh\n\n![Map](/map.png) [All](../fees/all.md)\n',
    'docs/en/guide/draft.md': '# Draft\n',
    'docs/en/fees/all.md': '# All fees\n\n[How](/guide/send#how)\n',
    'docs/de/guide/send.md': '# Senden\n\n## Wie {#how}\n\n[Anleitung](./)\n',
    'docs/snippets/a.sh': 'send\n',
    'docs/public/map.png': 'png',
    'docs/public/hero.png': 'hero',
    'docs/[pkg].md': '# Made by code\n',
  });
  expect(source).toBe('vitepress');
  expect(locales).toEqual(['en', 'de']);
  expect(Object.keys(files).filter((name) => name.startsWith('en/'))).toEqual([
    'en/fees/all.md',
    'en/fees/index.md',
    'en/guide/index.md',
    'en/guide/parcels/images/map.png',
    'en/guide/parcels/index.md',
    'en/guide/parcels/send.md',
    'en/home.md',
    'en/images/hero.png',
  ]);
  expect(bodyOf(files['en/home.md'])).toBe(
    '![A parcel](images/hero.png)\n\nHelp for everybody\n\n[Send](id:send)\n\n- **Fast**: Two days',
  );
  expect(bodyOf(files['en/guide/parcels/send.md'])).toBe(
    '## How {#how}\n\n```sh\nsend\n```\n\n![Map](images/map.png) [All](id:all)',
  );
  expect(files['en/guide/parcels/send.md']).toContain('/docs/guide/send');
  expect(bodyOf(files['en/fees/all.md'])).toBe('[How](id:send#how)');
  expect(files['de/guide/parcels/index.md']).toContain('title: Pakete\n');
});

test('VuePress: languages by path, strings and pairs in sidebars', async () => {
  const { source, locales, files } = await importFolder({
    'docs/.vuepress/config.js':
      "module.exports = { title: 'Help', locales: { '/': { lang: 'en-US' }, '/tr/': { lang: 'tr-TR' } }, themeConfig: { locales: {\n" +
      "  '/': { sidebar: { '/guide/': [{ title: 'Guide', children: ['', ['send', 'Send it']] }] } },\n" +
      "  '/tr/': { sidebar: { '/tr/guide/': [{ title: 'Rehber', children: ['send'] }] } } } } }\n",
    'docs/guide/README.md': 'All about it.\n',
    'docs/guide/send.md': '# Send\n\nText.\n',
    'docs/tr/guide/send.md': '# Gönder\n\n::: danger\nDur.\n:::\n',
  });
  expect(source).toBe('vitepress');
  expect(locales).toEqual(['en', 'tr']);
  expect(Object.keys(files)).toEqual([
    'en/guide/index.md',
    'en/guide/send.md',
    'tr/guide/index.md',
    'tr/guide/send.md',
  ]);
  expect(files['tr/guide/index.md']).toContain('title: Rehber\n');
  expect(bodyOf(files['tr/guide/send.md'])).toBe('> [!CAUTION]\n> Dur.');
});

test.each(['export default {', 'export default f(f)\nfunction f(a) { return f(a) }', ''])(
  'a configuration that says nothing stops nothing: %j',
  async (config) => {
    const { source, files } = await importFolder({
      '.vitepress/config.mts': config,
      'index.md': '# Help\n\nText.\n',
      'a/b.md': '# B\n\nText.\n',
    });
    expect(source).toBe('vitepress');
    expect(Object.keys(files)).toContain('en/start.md');
  },
);

test('VitePress without a sidebar: folders are topics; a README beside languages is about the repository', async () => {
  const { locales, files } = await importFolder({
    '.vitepress/config.ts': "export default { locales: { 'en-US': {}, ...(dev ? { 'de-DE': {} } : {}) } }\n",
    'readme.md': '# acme/docs\n\nRun it with npm.\n',
    'en-US/index.md': '---\nlayout: home\nhero: {name: Help, tagline: Here}\n---\n',
    'en-US/guide/send.md': '# Send <badge>new</badge>\n\nUse the <port> <badge type="tip">beta</badge>\n',
    'en-US/guide/index.md': '# Guide\n\nText.\n',
    'de-DE/index.md': '---\nlayout: home\nhero: {name: Hilfe, tagline: Hier}\n---\n',
    'de-DE/guide/send.md': '# Senden\n\nText.\n',
  });
  expect(locales).toEqual(['en', 'de']);
  expect(Object.keys(files)).toEqual([
    'de/guide/index.md',
    'de/guide/send.md',
    'de/home.md',
    'en/guide/index.md',
    'en/guide/send.md',
    'en/home.md',
  ]);
  expect(bodyOf(files['en/guide/send.md'])).toBe('Use the \\<port> beta');
});
