import { expect, test } from 'vitest';
import { bodyOf } from '../../convert.ts';
import { frontMatter, importFolder } from '../../import-folder.ts';

const text = (title: string, more = '') => `---\ntitle: ${title}\n${more}---\nText.\n`;

test('a sidebar decides topics, order and titles; it is read, and never run', async () => {
  const { files, notes } = await importFolder({
    'docusaurus.config.ts':
      "import type { Config } from '@docusaurus/types';\nconst config: Config = { title: 'Help', url: 'https://help.example.com', baseUrl: '/', presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './nav/sidebars.ts' } }]] } satisfies Config;\nexport default config;",
    'nav/sidebars.ts':
      "throw new Error('this must not run');\nimport { parcels } from './parcels';\nconst more = ['fees'];\nexport default { help: ['intro', { type: 'category', label: 'Sending', link: { type: 'generated-index', slug: '/all', description: 'Boxes and labels.' }, items: [...parcels, { type: 'link', label: 'Shop', href: 'https://shop.example.com' }, readdirSync('.')] }, { Money: more }] };",
    'nav/parcels.js': "export const parcels = [{ type: 'doc', id: 'box', label: 'The box' }];",
    'docs/01-intro.md': text('Welcome', 'slug: /\n'),
    'docs/things/box.md': text('Pack a box', 'id: box\nslug: /box\n'),
    'docs/fees.md': text('Fees'),
    'docs/unlisted/old.md': text('Old'),
    ...{ 'docs/box.md': text('Box') },
  });
  expect(frontMatter(files, 'title', 'order', 'legacy')).toEqual([
    'en/help.md | title: Welcome | order: 1',
    'en/money/fees.md | title: Fees | order: 1 | legacy: [/fees]',
    'en/money/index.md | title: Money | order: 3',
    'en/sending/box.md | title: Box | order: 1 | legacy: [/box]',
    'en/sending/index.md | title: Sending | order: 2 | legacy: [/all]',
    'en/things/box.md | title: Pack a box',
    'en/things/index.md | title: Things',
    'en/unlisted/index.md | title: Unlisted',
    'en/unlisted/old.md | title: Old | legacy: [/unlisted/old]',
  ]);
  expect(notes).toEqual([]);
});
