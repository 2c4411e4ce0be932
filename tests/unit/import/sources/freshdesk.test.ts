import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { freshdesk } from '#import/sources/freshdesk/freshdesk.ts';
import { openFolder, openPlace } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { makeCentre } from '../../../hosted/centre.ts';
import { freshdeskApi, freshdeskKey, type FreshdeskFaults } from '../../../hosted/freshdesk.ts';
import { startHosted, type HostedServer } from '../../../hosted/server.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

const servers: HostedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const locales = ['en', 'pt-BR'];
const usual = makeCentre({ articles: 260, locales, filesEvery: 50, links: 2 });

async function read(
  faults: FreshdeskFaults = {},
  env: Record<string, string> = { FRESHDESK_API_KEY: freshdeskKey },
  centre = usual,
) {
  const server = await startHosted(freshdeskApi(centre, faults));
  servers.push(server);
  const url = new URL(`${server.origin}/support/home`);
  const tree = await freshdesk.read({ kind: 'url', url }, { locale: 'en', env, onProgress: () => {} });
  return { tree, server };
}

test('every article is read in every language, folders in folders and categories around it', async () => {
  const { tree, server } = await read({ limitEvery: 9 });
  expect(tree.notes).toEqual([]);
  expect(tree.locales).toEqual(['en', 'pt-br']);
  expect(tree.documents).toHaveLength(520);
  const first = tree.documents.find(({ key, locale }) => key === 'articles/360000' && locale === 'pt-br');
  expect(first).toMatchObject({
    address: 'support/solutions/articles/360000',
    section: 'folders/500000',
    data: {
      title: 'How to return a label 0 (pt-BR)',
      description: 'What to do with 360000',
      order: 1,
      keywords: ['parcel', 'label', 'voucher'],
      updated: '2026-03-04',
      legacy: ['freshdesk:360000'],
      votes: { up: 3, down: 1, views: 12 },
    },
  });
  expect(first?.body).toContain(
    `<p><a href="${server.origin}/data/helpdesk/attachments/production/0/original/manual.pdf" download>manual 0.pdf</a></p>`,
  );
  const inner = tree.sections.find(({ key }) => key === 'folders/500008');
  expect(inner).toMatchObject({ parent: 'folders/500000', locale: 'en', description: 'All about 500008' });
  const addresses = tree.sections.flatMap(({ legacy = [] }) => legacy);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('a long folder comes in pages; one that never comes whole costs what is on it', async () => {
  const [section] = usual.sections;
  if (!section) throw new Error('this cannot happen: no section');
  const long = {
    ...usual,
    sections: [section],
    articles: usual.articles.map((article) => ({ ...article, section: section.number })),
  };
  const { tree } = await read({ brokenPages: [2] }, undefined, long);
  // The pages behind a broken one are asked for by their numbers.
  expect(tree.documents).toHaveLength(320);
  expect(tree.notes.map(({ file }) => file)).toEqual([
    '/api/v2/solutions/folders/500000/articles, page 2',
    '/api/v2/solutions/folders/500000/articles/pt-BR, page 2',
  ]);
});

test('folders that only some may see make drafts, and are told', async () => {
  const { tree } = await read({ hiddenFolder: 500_001 });
  const hidden = tree.documents.filter(({ section }) => section === 'folders/500001');
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.every(({ data }) => data.draft)).toBe(true);
  expect(tree.notes.filter(({ kind }) => kind === 'restricted')).toHaveLength(hidden.length);
});

test('a key that may not ask for languages reads the first one, and is told', async () => {
  const { tree } = await read({ hidesSettings: true });
  expect(tree.locales).toEqual(['en']);
  expect(tree.notes.map(({ kind, file }) => [kind, file])).toEqual([
    ['restricted', '/api/v2/settings/helpdesk'],
  ]);
});

test('without a key, or with a wrong one, the person who imports hears of it', async () => {
  await expect(read({}, {})).rejects.toThrow('Set FRESHDESK_API_KEY');
  await expect(read({}, { FRESHDESK_API_KEY: 'wrong' })).rejects.toThrow("The credentials aren't right");
});

test('answers that were saved as files are read, and places are recognised', async () => {
  const folder = temporaryFolder();
  const save = (name: string, value: object) => writeFileSync(join(folder, name), JSON.stringify(value));
  const inGerman = [{ level: 0, type: 'category', data: { id: 3, name: 'x', language: 'de' } }];
  save('categories.json', [{ id: 3, name: 'Orders' }]);
  save('folders.json', [{ id: 4, category_id: 3, name: 'Delivery', visibility: 1 }]);
  const one = { id: 2, folder_id: 4, category_id: 3, status: 2, description: '<p>Text</p>' };
  save('articles.json', [
    { ...one, title: 'Late parcels' },
    { ...one, title: 'Spätes', hierarchy: inGerman },
    { ...one, id: 'x', title: 'Broken' },
  ]);
  const place = openFolder(folder);
  expect(recognise(place)).toEqual({ name: 'freshdesk', by: 'articles.json' });
  const tree = await freshdesk.read(place, { locale: 'en', env: {}, onProgress: () => {} });
  expect(tree.documents.map(({ locale, data, section }) => [locale, data.title, section])).toEqual([
    ['en', 'Late parcels', 'folders/4'],
    ['de', 'Spätes', 'folders/4'],
  ]);
  expect(tree.notes.map(({ file, what }) => `${file}: ${what}`)).toEqual([
    'Broken: id: is missing, or no number',
  ]);
  const address = openPlace('https://acme.freshdesk.com/support/home');
  expect(address && recognise(address)?.name).toBe('freshdesk');
});
