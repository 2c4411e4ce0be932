import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openFolder } from '#import/sources/place.ts';
import { readFiles } from '#import/sources/zendesk/read-files.ts';
import { toTree } from '#import/sources/zendesk/to-tree.ts';
import { zendesk } from '#import/sources/zendesk/zendesk.ts';
import { makeCentre } from '../../../hosted/centre.ts';
import { startHosted, type HostedServer } from '../../../hosted/server.ts';
import { zendeskApi, type ZendeskFaults } from '../../../hosted/zendesk.ts';

const servers: HostedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const locales = ['en-us', 'de'];
const centre = makeCentre({ articles: 250, locales, filesEvery: 50, links: 2 });

async function read(faults: ZendeskFaults = {}, env: Record<string, string> = {}) {
  const server = await startHosted(zendeskApi(centre, faults));
  servers.push(server);
  const url = new URL(`${server.origin}/hc/en-us`);
  const tree = await zendesk.read({ kind: 'url', url }, { locale: 'en', env, onProgress: () => {} });
  return { tree, server };
}

test('every article is read in every language, its section and category around it', async () => {
  const { tree, server } = await read();
  expect(tree.locales).toEqual(['en', 'de']);
  expect(tree.documents).toHaveLength(500);
  expect(tree.notes).toEqual([]);
  const [first] = tree.documents;
  expect(first).toMatchObject({
    key: 'articles/360000',
    locale: 'en',
    address: 'hc/articles/360000',
    section: 'sections/500000',
    data: {
      title: 'How to return a label 0 (en-us)',
      keywords: ['parcel'],
      updated: '2026-03-04',
      featured: true,
      legacy: ['zendesk:360000'],
      votes: { up: 3, down: 1 },
    },
  });
  expect(first?.body).toContain(
    `<p><a href="${server.origin}/hc/article_attachments/0/manual-0.pdf">manual 0.pdf</a></p>`,
  );
  expect(
    tree.sections
      .filter(({ locale }) => locale === 'de')
      .map(({ key, parent }) => [key, parent])
      .slice(-2),
  ).toEqual([
    ['sections/500008', 'categories/100'],
    ['sections/500009', 'categories/101'],
  ]);
  expect(tree.sections[0]).toMatchObject({
    key: 'categories/100',
    locale: 'en',
    legacy: ['/hc/en-us/categories/100-*', '/hc/categories/100-*'],
  });
});

test('pages with numbers are read like pages with cursors', async () => {
  const { tree } = await read({ hasCursors: false });
  expect(tree.documents).toHaveLength(500);
  expect(tree.notes).toEqual([]);
});

test('a limit is waited for, an answer that was cut off is asked for again', async () => {
  const { tree, server } = await read({ limitEvery: 7, cutOnce: [2] });
  expect(tree.documents).toHaveLength(500);
  expect(tree.notes).toEqual([]);
  expect(new Set(server.requests).size).toBeLessThan(server.requests.length);
});

test('an article that is not as it should be costs itself', async () => {
  const { tree } = await read({ withoutId: 360_003 });
  expect(tree.documents).toHaveLength(498);
  expect(
    tree.notes.map(({ kind, file, what }) => `${kind} ${file.replace(/http:..[^/]+/, '')} ${what}`),
  ).toEqual([
    'file-skipped /hc/en-us/articles/360003-How-to-label-a-order-3-en-us- id: is missing, or no number',
    'file-skipped /hc/de/articles/360003-How-to-label-a-order-3-de- id: is missing, or no number',
  ]);
});

test('a page that never comes whole costs itself', async () => {
  const { tree } = await read({ brokenPages: [2] });
  expect(tree.documents).toHaveLength(300);
  expect(tree.notes).toHaveLength(2);
  expect(tree.notes[0]).toMatchObject({
    file: '/api/v2/help_center/en-us/articles.json, page 2',
    kind: 'file-skipped',
  });
  expect(tree.notes[0]?.what).toMatch(/the answer is cut off. What is on it is missing: import again$/);
});

test('answers that were saved as files are read, translations that came along too', () => {
  const path = join(import.meta.dirname, '../../../fixtures/import-zendesk');
  const tree = toTree(readFiles(openFolder(path)), 'en');
  expect(zendesk.recognise(openFolder(path))).toBe('articles-members.json');
  expect(tree.site.url).toBe('https://example.zendesk.com');
  expect(
    tree.documents.map(({ locale, data }) => [locale, data.title, data.draft, data.featured, data.keywords]),
  ).toEqual([
    ['en', 'For members', true, false, []],
    ['de', 'Für Mitglieder', true, false, []],
    ['en', 'Taking photos in low light', false, false, []],
    ['en', 'english article', false, false, []],
    ['en', 'How can agent use their knowledge to help customers?', false, true, ['Thunder', '文章推荐']],
  ]);
  expect(tree.notes.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
    'file-skipped it is not whole JSON',
    'attachments-unlisted save https://example.zendesk.com/api/v2/help_center/articles/<id>/attachments.json of each article, too',
    'restricted For members',
    'restricted Für Mitglieder',
    'outdated de: Für Mitglieder',
  ]);
});

test('credentials come from the environment', async () => {
  const asked: unknown[] = [];
  const api = zendeskApi(centre);
  const server = await startHosted((request) => {
    asked.push(request.headers['authorization']);
    return api(request);
  });
  servers.push(server);
  const env = { ZENDESK_EMAIL: 'a@example.com', ZENDESK_API_TOKEN: 'secret' };
  await zendesk.read(
    { kind: 'url', url: new URL(server.origin) },
    { locale: 'en', env, onProgress: () => {} },
  );
  expect(new Set(asked)).toEqual(
    new Set([`Basic ${Buffer.from('a@example.com/token:secret').toString('base64')}`]),
  );
});

test('people of the help centre bring its content tags and redirects, too', async () => {
  const { tree } = await read({}, { ZENDESK_OAUTH_TOKEN: 'secret' });
  expect(tree.notes).toEqual([]);
  expect(tree.documents[0]?.data.keywords).toEqual(['parcel', 'shipping']);
  expect(tree.redirects).toEqual([
    { from: '/old/start', to: '/hc/articles/360000', locale: 'en' },
    { from: '/old/gone', to: 'https://other.example.com/', locale: 'en' },
  ]);
});

test('without such an API the person who imports hears of it', async () => {
  const server = await startHosted(() => undefined);
  servers.push(server);
  const place = { kind: 'url' as const, url: new URL(server.origin) };
  await expect(zendesk.read(place, { locale: 'en', env: {}, onProgress: () => {} })).rejects.toThrow(
    'answers 404. There is no such API at this address',
  );
});
