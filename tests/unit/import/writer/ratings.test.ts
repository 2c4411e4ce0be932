import { expect, test } from 'vitest';
import { documentData, type DocumentData, type SourceTree } from '#import/tree/tree.ts';
import { convertTree } from '#import/tree/convert.ts';
import { featuredIn, formerRatingsFile } from '#import/writer/ratings.ts';
import { convertAll } from '../convert.ts';

const section = (key: string, locale: string) => ({
  key,
  locale,
  address: key,
  parent: '',
  name: key,
  title: key.toUpperCase(),
  order: undefined,
});

/** An article in two languages, in one section and in others, too. */
function treeWith(data: Partial<DocumentData>): SourceTree {
  const locales = ['en', 'de'];
  return {
    site: {},
    locales,
    sections: [
      section('orders', 'en'),
      section('orders', 'de'),
      section('gifts', 'en'),
      section('cards', 'en'),
    ],
    documents: locales.map((locale) => ({
      key: 'a',
      locale,
      address: 'a',
      shown: 'a',
      name: 'Wrap a gift',
      section: 'orders',
      isSectionText: false,
      data: documentData({ title: 'Wrap a gift', ...data }),
      format: 'html',
      body: '<p>Tick the box. See <a href="/gifts">gifts</a>.</p>',
      bodyLine: 1,
    })),
    assets: new Map(),
    redirects: [],
    notes: [],
  };
}

const convertedOf = (tree: SourceTree) =>
  convertTree({
    tree,
    known: { articles: [], topics: [], images: [], files: new Map() },
    oldUrls: [],
    transcriptIn: () => '',
  });

test('further sections are topics that list an article, too', () => {
  const { files, notes } = convertAll(treeWith({ also: ['gifts', 'cards', 'gone', 'orders'] }));
  expect(files['en/orders/wrap-a-gift.md']).toContain('\nalso: [gifts, cards]\n');
  expect(files['de/orders/wrap-a-gift.md']).toContain('\nalso: [gifts, cards]\n');
  expect(files['en/gifts/index.md']).toContain('description: Wrap a gift');
  expect(files['en/orders/wrap-a-gift.md']).toContain('[gifts](../gifts/index.md)');
  expect(notes).toEqual([]);
});

test('votes are written once for all languages, and none where nobody voted', () => {
  const [file] = formerRatingsFile(
    convertedOf(treeWith({ votes: { up: 4, down: 1, views: 30 } })),
    'zendesk',
  );
  expect(file?.path).toBe('former-ratings.json');
  expect(JSON.parse(file?.text ?? '')).toEqual({
    v: 1,
    from: 'zendesk',
    articles: [{ id: 'wrap-a-gift', yes: 4, no: 1, views: 30 }],
  });
  expect(formerRatingsFile(convertedOf(treeWith({})), 'zendesk')).toEqual([]);
  expect(formerRatingsFile(convertedOf(treeWith({ votes: { up: 0, down: 0 } })), 'zendesk')).toEqual([]);
});

test('votes of another source stay beside those of this one, which takes its own back', () => {
  const before = {
    v: 1 as const,
    from: 'intercom',
    articles: [
      { id: 'other', yes: 7, no: 1 },
      { id: 'wrap-a-gift', yes: 1, no: 1 },
    ],
  };
  const [file] = formerRatingsFile(convertedOf(treeWith({ votes: { up: 4, down: 1 } })), 'zendesk', before);
  expect(JSON.parse(file?.text ?? '')).toEqual({
    v: 1,
    from: 'intercom, zendesk',
    articles: [
      { id: 'other', yes: 7, no: 1 },
      { id: 'wrap-a-gift', yes: 4, no: 1 },
    ],
  });
});

test('what the source shows first is named once, and drafts never', () => {
  expect(featuredIn(convertedOf(treeWith({ featured: true })))).toEqual(['wrap-a-gift']);
  expect(featuredIn(convertedOf(treeWith({ featured: true, draft: true })))).toEqual([]);
});
