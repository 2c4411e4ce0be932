import { expect, test } from 'vitest';
import { resolveRedirects } from '#import/tree/redirects.ts';
import {
  documentData,
  type SourceDocument,
  type SourceRedirect,
  type SourceTree,
} from '#import/tree/tree.ts';

const article = (key: string, legacy: readonly string[], locale = 'en'): SourceDocument => ({
  key,
  locale,
  address: `docs/${key}.md`,
  shown: `${locale}/${key}.md`,
  name: key,
  section: 'guides',
  isSectionText: false,
  format: 'markdown',
  body: 'Text.',
  bodyLine: 1,
  data: documentData({ legacy }),
});

function resolve(redirects: readonly (Omit<SourceRedirect, 'locale'> & { locale?: string })[]) {
  const tree: SourceTree = {
    site: {},
    locales: ['en', 'de'],
    sections: [
      { key: 'guides', locale: 'en', address: 'guides', parent: '', name: 'g', title: 'Guides', order: 1 },
    ],
    documents: [
      article('send', ['/docs/send']),
      article('send', ['/de/docs/send'], 'de'),
      article('fees', ['/docs/fees']),
    ],
    assets: new Map(),
    redirects: redirects.map((one) => ({ locale: 'en', shown: 'rules', ...one })),
    notes: [],
  };
  const { documents, sections, notes } = resolveRedirects(tree);
  return {
    legacy: Object.fromEntries([
      ...documents.map(({ shown, data }) => [shown, data.legacy] as const),
      ...sections.map(({ key, legacy }) => [key, legacy] as const),
    ]),
    notes: notes.map(({ file, line, kind, what }) => `${file}:${line} ${kind} ${what}`),
  };
}

test('a redirect is an old address of what it leads to: an article, a topic, in its language', () => {
  const { legacy, notes } = resolve([
    { from: '/post', to: '/docs/send/' },
    { from: '/post.html', to: 'docs/send.md#how' },
    { from: '/versand', to: '/de/docs/send' },
    { from: '/start', to: '/guides' },
  ]);
  expect(legacy).toEqual({
    'en/send.md': ['/docs/send', '/post', '/post.html'],
    'de/send.md': ['/de/docs/send', '/versand'],
    'en/fees.md': ['/docs/fees'],
    guides: ['/start'],
  });
  expect(notes).toEqual([]);
});

test('a redirect to a redirect leads to the end of the chain', () => {
  const { legacy } = resolve([
    { from: '/a', to: '/b' },
    { from: '/b', to: '/c/' },
    { from: '/c', to: '/docs/fees' },
  ]);
  expect(legacy['en/fees.md']).toEqual(['/docs/fees', '/a', '/b', '/c']);
});

test('circles, other sites and pages that are gone are told', () => {
  const { notes } = resolve([
    { from: '/a', to: '/b', line: 3 },
    { from: '/b', to: '/a' },
    { from: '/chat', to: 'https://chat.example.com/x' },
    { from: '/gone', to: '/nowhere' },
    { from: '/blog/:year', to: '/docs/fees' },
  ]);
  expect(notes).toEqual([
    'rules:3 redirect-lost /a: leads in a circle by /b',
    'rules:undefined redirect-lost /b: leads in a circle by /a',
    'rules:undefined redirect-lost /chat: leads to https://chat.example.com/x, another site',
    "rules:undefined redirect-lost /gone: leads to /nowhere, which isn't in the source",
    'rules:undefined redirect-lost /blog/:year: no address that can be redirected',
  ]);
});

test('a rule with a * is one redirect for each page that it leads to', () => {
  const { legacy, notes } = resolve([
    { from: '/help/*', to: '/docs/:splat' },
    { from: '/old/*', to: '/docs/fees' },
  ]);
  expect(legacy['en/fees.md']).toEqual(['/docs/fees', '/help/fees']);
  expect(legacy['en/send.md']).toEqual(['/docs/send', '/help/send']);
  expect(notes).toEqual([
    'rules:undefined redirect-lost /old/*: a pattern that leads to no text of the source',
  ]);
});

test('of two pages with one address, the first keeps it', () => {
  const { legacy, notes } = resolve([
    { from: '/docs/send', to: '/docs/fees' },
    { from: '/new', to: '/docs/fees' },
    { from: '/new/', to: '/docs/send' },
  ]);
  expect(legacy['en/fees.md']).toEqual(['/docs/fees', '/new']);
  expect(notes).toEqual(['rules:undefined address-taken /docs/send', 'rules:undefined address-taken /new/']);
});

test('indexes answer without an ending, too, as they do on hosts of static sites', () => {
  const index = (address: string, legacy: readonly string[]) => ({ ...article(address, legacy), address });
  const tree: SourceTree = {
    site: {},
    locales: ['en'],
    sections: [],
    documents: [
      index('send/index.md', ['/send/', '/ship/index.html', '/mail/?a=b']),
      index('fees.md', ['/fees/', '/costs/index.html', '/prices.html']),
    ],
    assets: new Map(),
    redirects: [],
    notes: [],
  };
  expect(resolveRedirects(tree).documents.map(({ data }) => data.legacy)).toEqual([
    ['/send/', '/ship/index.html', '/mail/?a=b', '/send/index', '/ship/index'],
    ['/fees/', '/costs/index.html', '/prices.html', '/costs/index'],
  ]);
});
