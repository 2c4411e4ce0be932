import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { helpscout } from '#import/sources/helpscout/helpscout.ts';
import { openFolder, openPlace } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { makeCentre } from '../../../hosted/centre.ts';
import { helpscoutApi, helpscoutKey, type HelpScoutFaults } from '../../../hosted/helpscout.ts';
import { startHosted, type HostedServer } from '../../../hosted/server.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const servers: HostedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const centre = makeCentre({ articles: 260, locales: ['en'], filesEvery: 50, links: 2 });

async function read(
  faults: HelpScoutFaults = {},
  env: Record<string, string> = { HELPSCOUT_DOCS_API_KEY: helpscoutKey },
) {
  const server = await startHosted(helpscoutApi(centre, faults));
  servers.push(server);
  const url = new URL(`${server.origin}/v1`);
  return helpscout.read({ kind: 'url', url }, { locale: 'en', env, onProgress: () => {} });
}

test('every article is read with its text, its category and collection around it', async () => {
  const tree = await read({ limitEvery: 20 });
  expect(tree.notes).toEqual([]);
  expect(tree.site.name).toBe('Acme Help');
  expect(tree.documents).toHaveLength(260);
  const first = tree.documents.find(({ data }) => data.legacy.includes('helpscout:360001'));
  expect(first).toMatchObject({
    locale: 'en',
    address: 'article/360001-how-to-refund-a-order-1-en',
    section: (500_001).toString(16).padStart(24, '0'),
    data: {
      title: 'How to refund a order 1 (en)',
      keywords: ['parcel'],
      updated: '2026-02-03',
      legacy: ['helpscout:360001', '/article/360001-how-to-refund-a-order-1-en'],
      related: [(360_032).toString(16).padStart(24, '0')],
      votes: { up: 0, down: 0, views: 1 },
    },
  });
  const keys = tree.sections.map(({ key }) => key);
  for (const { key, parent } of tree.sections.filter((section) => section.parent !== ''))
    expect(keys.indexOf(parent)).toBeLessThan(keys.indexOf(key));
  expect(tree.redirects).toEqual([
    { from: '/old/start', to: '/article/360000-how-to-return-a-label-0-en', locale: 'en' },
  ]);
});

test('only categories that people ordered by hand say the order', async () => {
  const tree = await read();
  const order = (number: number) =>
    tree.documents.find(({ data }) => data.legacy.includes(`helpscout:${number}`))?.data.order;
  expect([order(360_000), order(360_011), order(360_001)]).toEqual([1, 2, undefined]);
});

test('an article whose text cannot be had costs itself, a page that never comes whole what is on it', async () => {
  const lost = await read({ lostArticle: 360_003 });
  expect(lost.documents).toHaveLength(259);
  expect(lost.notes.map(({ file }) => file)).toEqual(['How to label a order 3 (en)']);
  await expect(read({ brokenPages: [1] })).rejects.toThrow('cut off');
});

test('without a key, with a wrong one, or with several sites, the person who imports hears of it', async () => {
  await expect(read({}, {})).rejects.toThrow('Set HELPSCOUT_DOCS_API_KEY');
  await expect(read({}, { HELPSCOUT_DOCS_API_KEY: 'wrong' })).rejects.toThrow("The credentials aren't right");
  await expect(read({ sites: 2 })).rejects.toThrow('acme0.helpscoutdocs.com, acme1.helpscoutdocs.com');
});

test('answers that were saved as files are read, and places are recognised', async () => {
  const folder = temporaryFolder();
  const save = (name: string, value: object) => writeFileSync(join(folder, name), JSON.stringify(value));
  const list = (items: object[]) => ({ page: 1, pages: 1, count: items.length, items });
  const publicUrl = 'https://docs.example.com/article/14-my-article';
  const whole = {
    id: 'a1',
    number: 14,
    collectionId: 'c1',
    status: 'published',
    name: 'My Article',
    publicUrl,
  };
  const text = { ...whole, text: '<p>Hello.</p>', categories: ['k2', 'k1'], keywords: ['hi'] };
  save('article-14.json', { article: text });
  save('article-15.json', { article: { ...text, id: 'a2', number: 15, collectionId: 'c2', categories: [] } });
  save('articles.json', { articles: list([whole]) });
  save('collections.json', {
    collections: list([
      { id: 'c1', name: 'Start' },
      { id: 'c2', name: 'Staff', visibility: 'private' },
    ]),
  });
  save('categories.json', {
    categories: list([
      { id: 'k1', collectionId: 'c1', name: 'First' },
      { id: 'k2', collectionId: 'c1', name: 'Second' },
    ]),
  });
  const place = openFolder(folder);
  expect(recognise(place)).toEqual({ name: 'helpscout', by: 'article-14.json' });
  const tree = await helpscout.read(place, { locale: 'en', env: {}, onProgress: () => {} });
  expect(tree.documents.map(({ key, section, data }) => [key, section, data.also, data.draft])).toEqual([
    ['a1', 'k2', ['k1'], false],
    ['a2', 'c2', [], true],
  ]);
  expect(tree.notes.map(({ kind }) => kind)).toEqual(['restricted']);
  const address = openPlace('https://acme.helpscoutdocs.com/');
  expect(address && recognise(address)?.name).toBe('helpscout');
});
