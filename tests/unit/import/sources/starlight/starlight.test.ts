import { expect, test } from 'vitest';
import { bodyOf } from '../../convert.ts';
import { frontMatter, importFolder } from '../../import-folder.ts';

const text = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\nText.\n`;

test('the sidebar decides topics, order and titles, in every language; it is read, and never run', async () => {
  const { files, notes } = await importFolder({
    'astro.config.ts':
      "import { defineConfig } from 'astro/config';\nimport { old } from './old.mjs';\nthrow new Error('this must not run');\nexport default defineConfig({ site: process.env.URL || 'https://help.example.com', base: '/kb', redirects: { ...old, '/chat': 'https://chat.example.com' }, integrations: [react(), starlight({ title: 'Help', sidebar: [ { label: 'Start here', translations: { de: 'Beginn' }, items: ['intro', { label: 'The box', slug: 'things/box' }, { label: 'Shop', link: 'https://shop.example.com' }] }, { label: 'Guides', autogenerate: { directory: 'guides' } },\n...makeLinks() ] })] });",
    'old.mjs': "export const old = { '/welcome': '/intro', '/help/[...slug]': '/kb/guides/[...slug]' };",
    'src/content/docs/index.mdx': text('Home', 'template: splash\n'),
    'src/content/docs/404.md': text('Gone'),
    'src/content/docs/intro.md': text('Welcome'),
    'src/content/docs/things/box.md': text('Pack a box'),
    'src/content/docs/guides/a.md': text('A', 'sidebar:\n  order: 2\n'),
    'src/content/docs/guides/b.md': text('B', 'sidebar:\n  order: 1\n'),
    'src/content/docs/guides/deep/c.md': text('C'),
    'src/content/docs/guides/old.md': text('Old', 'sidebar:\n  hidden: true\n'),
    'src/content/docs/legal.md': text('Legal'),
    'src/content/docs/de/index.mdx': text('Start', 'template: splash\n'),
    'src/content/docs/de/intro.md': text('Willkommen'),
  });
  expect(frontMatter(files, 'title', 'order', 'legacy', 'unlisted')).toEqual([
    'de/home.md | title: Start | legacy: [/kb/de/, /kb/de/index]',
    'de/start-here/index.md | title: Beginn | order: 1',
    'de/start-here/intro.md | title: Willkommen | order: 2 | legacy: [/kb/de/intro/]',
    'en/guides/a.md | title: A | order: 6 | legacy: [/kb/guides/a/, /kb/de/guides/a/]',
    'en/guides/b.md | title: B | order: 5 | legacy: [/kb/guides/b/, /kb/de/guides/b/]',
    'en/guides/deep/c.md | title: C | order: 8 | legacy: [/kb/guides/deep/c/, /kb/de/guides/deep/c/]',
    'en/guides/deep/index.md | title: Deep | order: 7',
    'en/guides/index.md | title: Guides | order: 4',
    'en/guides/old.md | title: Old | legacy: [/kb/guides/old/, /kb/de/guides/old/] | unlisted: true',
    'en/home.md | title: Home | legacy: [/kb/, /kb/index]',
    'en/legal.md | title: Legal | legacy: [/kb/legal/, /kb/de/legal/]',
    'en/start-here/box.md | title: Pack a box | order: 3 | legacy: [/kb/things/box/, /kb/de/things/box/]',
    'en/start-here/index.md | title: Start here | order: 1',
    'en/start-here/intro.md | title: Welcome | order: 2 | legacy: [/kb/intro/, /kb/welcome]',
  ]);
  expect(notes.filter((note) => note.includes('navigation'))).toEqual([
    'astro.config:undefined navigation-link Shop: https://shop.example.com',
    'astro.config.ts:5 navigation-unread code, which an import does not run',
  ]);
});

test('pictures come from beside the text, by aliases of the site, by imports and from public', async () => {
  const { files } = await importFolder({
    'astro.config.mjs': "export default { integrations: [starlight({ title: 'Help' })] };",
    'tsconfig.json':
      '{ // with a comment\n "compilerOptions": { "paths": { "@assets/*": ["./src/assets/*"], "~/*": ["src/*"] } } }',
    'src/content/docs/index.md': text('Home'),
    'src/content/docs/a.mdx':
      '---\ntitle: A\n---\nimport { Image } from "astro:assets";\nimport box from "@assets/box.png";\n\n<Image src={box} alt="Box" />\n\n![Map](~/assets/map.png) ![Way](../../assets/way.png) ![Logo](/logo.png)\n',
    'src/assets/box.png': '1',
    'src/assets/map.png': '22',
    'src/assets/way.png': '333',
    'public/logo.png': '4444',
  });
  expect(bodyOf(files['en/a.md'])).toBe(
    '![Box](images/box.png)\n\n![Map](images/map.png) ![Way](images/way.png) ![Logo](images/logo.png)',
  );
});

test('what components show is Markdown, and icons are nothing', async () => {
  const { files } = await importFolder({
    'astro.config.mjs': "export default { integrations: [starlight({ title: 'Help' })] };",
    'src/content/docs/index.md': text('Home'),
    'src/content/docs/a.mdx':
      '---\ntitle: A\n---\nimport { Steps } from "@astrojs/starlight/components";\n\n<Steps>\n1. Open.\n\n2. Close.\n</Steps>\n\n<Tabs syncKey="os">\n<TabItem label="Mac">One.</TabItem>\n<TabItem label="PC">Two.</TabItem>\n</Tabs>\n\n<Tabs>\n<TabItem label="All">Three.</TabItem>\n</Tabs>\n\n<FileTree>\n- src\n  - **a.md**\n</FileTree>\n\n<CardGrid>\n<LinkCard title="Home" href="/" />\n</CardGrid>\n\nNow <Badge text="New" /> <Icon name="star" />.\n',
  });
  expect(bodyOf(files['en/a.md'])).toBe(
    ':::steps\n\n1. Open.\n\n2. Close.\n\n:::\n\n::::tabs{sync="os"}\n\n:::tab[Mac]\n\nOne.\n\n:::\n\n:::tab[PC]\n\nTwo.\n\n:::\n\n::::\n\n**All**\n\nThree.\n\n- src\n  - **a.md**\n\n[Home](id:home)\n\nNow New .',
  );
});

test('an index whose component listed the pages of its folder is its topic, an empty article a draft', async () => {
  const index = (title: string) => `${text(title).replace('Text.', '<List />')}`;
  const { files, notes } = await importFolder({
    'astro.config.mjs':
      "export default { integrations: [starlight({ title: 'Help', sidebar: [{ label: 'Guides', items: [{ label: 'Fees', items: ['guides/fees/a'] }, { label: 'Days', items: ['guides/days/b'] }] }] })] };",
    'src/content/docs/guides/index.mdx': index('All guides'),
    'src/content/docs/guides/fees/index.mdx': index('All fees'),
    'src/content/docs/guides/fees/a.md': text('A'),
    'src/content/docs/guides/days/b.md': `${text('B')}[Fees](../fees/) [Guides](/guides/) [C](c.md)\n`,
    'src/content/docs/guides/days/c.md': text('C').replace('Text.', ''),
  });
  expect(frontMatter(files, 'draft')).toEqual([
    'en/guides/days/b.md',
    'en/guides/days/c.md | draft: true',
    'en/guides/days/index.md',
    'en/guides/fees/a.md',
    'en/guides/fees/index.md',
    'en/guides/index.md',
  ]);
  expect(bodyOf(files['en/guides/days/b.md'])).toContain('[Fees](../fees/index.md) [Guides](../index.md)');
  expect(notes.filter((note) => note.includes('text-missing'))).toHaveLength(1);
});

test('of Astro without Starlight, links of the texts say below which address a collection was shown', async () => {
  const { files, notes, source } = await importFolder({
    'astro.config.mjs': "export default { site: 'https://kestrel.example', integrations: [mdx()] };",
    'src/pages/[...slug].astro': "---\nconst all = await getCollection('docs');\n---\n",
    'src/content/docs/print.md': text('Print a label'),
    'src/content/docs/boxes/fold.md': `${text('Fold')}[Print](/docs/print) <a href="/docs/print/#top">it</a>\n`,
    'src/content/docs/boxes/fill.md': text('Fill'),
    'src/content/blog/hello.md': text('Hello'),
  });
  expect(source).toBe('starlight');
  expect(bodyOf(files['en/boxes/fold.md'])).toContain('[Print](id:print) [it](id:print)');
  expect(frontMatter(files, 'legacy')).toEqual([
    'en/boxes/fill.md | legacy: [/docs/boxes/fill/]',
    'en/boxes/fold.md | legacy: [/docs/boxes/fold/]',
    'en/boxes/index.md',
    'en/print.md | legacy: [/docs/print/]',
  ]);
  expect(notes.filter((note) => note.includes('skipped'))).toEqual([
    'src/content/blog:undefined folder-skipped 1 texts of a collection that is no help',
  ]);
});

test('several collections of Astro are topics, wherever their configuration has them, and folders languages', async () => {
  const { files } = await importFolder({
    'web/astro.config.ts': 'export default { };',
    'web/src/pages/[lang]/help/[id].astro': "---\nawait getCollection('guides');\n---\n",
    'web/src/content.config.ts':
      "const guides = defineCollection({ loader: glob({ pattern: '**/*.md', base: './texts/guides' }) });\nconst faq = defineCollection({ type: 'content' });",
    'web/texts/guides/en/pack.md': `${text('Pack')}[Refunds](/faq/en/refunds/)\n`,
    'web/texts/guides/de/pack.md': text('Packen'),
    'web/src/content/faq/en/refunds.md': text('Refunds'),
    'web/src/content/faq/de/refunds.md': text('Rückzahlung'),
    'web/README.md': text('For developers'),
  });
  expect(frontMatter(files, 'title', 'legacy')).toEqual([
    'de/faq/index.md | title: Faq',
    'de/faq/refunds.md | title: Rückzahlung | legacy: [/faq/de/refunds/]',
    'de/guides/index.md | title: Guides',
    'de/guides/pack.md | title: Packen | legacy: [/de/help/pack/]',
    'en/faq/index.md | title: Faq',
    'en/faq/refunds.md | title: Refunds | legacy: [/faq/en/refunds/]',
    'en/guides/index.md | title: Guides',
    'en/guides/pack.md | title: Pack | legacy: [/en/help/pack/]',
  ]);
});

test('a heading behind imports and components is the title, and stands in the text no more', async () => {
  const { files } = await importFolder({
    'astro.config.mjs': 'export default { };',
    'src/content/docs/bun-new.mdx':
      "import Crumbs from '@mdx/Crumbs.astro';\nimport { A } from './a.js';\n\n<Crumbs />\n\n# Begin with *Bun*\n\nText.\n",
    'src/content/docs/import.mdx': 'import your contacts first.\n\n# Then\n\nText.\n',
  });
  expect(frontMatter(files, 'title')).toEqual([
    'en/bun-new.md | title: Begin with Bun',
    'en/import.md | title: Import',
  ]);
  expect(bodyOf(files['en/bun-new.md'])).toBe('Text.');
});

test('a splash page is a text with what its hero says', async () => {
  const { files } = await importFolder({
    'astro.config.mjs': 'export default {}',
    'src/content/docs/index.mdx':
      '---\ntitle: Acme Help\ntemplate: splash\nhero:\n  tagline: Help for **everybody**.\n  image: { file: ../../assets/house.png, alt: A house }\n  actions:\n    - text: Send\n      link: /guides/send/\n      icon: right-arrow\n---\n\n## Next\n\nMore.\n',
    'src/content/docs/guides/send.md': '---\ntitle: Send\n---\n\nText.\n',
    'src/assets/house.png': 'png',
  });
  expect(files['en/home.md']).toContain('title: Acme Help\n');
  expect(bodyOf(files['en/home.md'])).toBe(
    '![A house](images/house.png)\n\nHelp for **everybody**.\n\n[Send](id:send)\n\n## Next\n\nMore.',
  );
});
