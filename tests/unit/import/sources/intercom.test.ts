import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { intercom } from '#import/sources/intercom/intercom.ts';
import { openFolder } from '#import/sources/place.ts';
import { recognise } from '#import/sources/sources.ts';
import { makeCentre } from '../../../hosted/centre.ts';
import { intercomApi, intercomToken, type IntercomFaults } from '../../../hosted/intercom.ts';
import { startHosted, type HostedServer } from '../../../hosted/server.ts';

const servers: HostedServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const centre = makeCentre({ articles: 120, locales: ['en', 'pt-BR'], filesEvery: 40, links: 1 });

async function read(
  faults: IntercomFaults = {},
  env: Record<string, string> = { INTERCOM_TOKEN: intercomToken },
) {
  const server = await startHosted(intercomApi(centre, faults));
  servers.push(server);
  return intercom.read(
    { kind: 'url', url: new URL(server.origin) },
    { locale: 'en', env, onProgress: () => {} },
  );
}

test('every article is read in every language, its collections around it', async () => {
  const tree = await read({ limitEvery: 3 });
  expect(tree.locales).toEqual(['en', 'pt-br']);
  expect(tree.notes).toEqual([]);
  expect(tree.documents).toHaveLength(240);
  expect(tree.documents[1]).toMatchObject({
    key: 'articles/360000',
    locale: 'pt-br',
    address: 'pt-BR/articles/360000-how-to-return-a-label-0-pt-br-',
    section: '500000',
    data: {
      title: 'How to return a label 0 (pt-BR)',
      updated: '2023-01-05',
      draft: false,
      legacy: ['intercom:360000', '/pt-BR/articles/360000-how-to-return-a-label-0-pt-br-'],
      votes: { up: 8, down: 1 },
    },
  });
  const keys = tree.sections.map(({ key }) => key);
  for (const { key, parent } of tree.sections.filter((section) => section.parent !== ''))
    expect(keys.indexOf(parent)).toBeLessThan(keys.indexOf(key));
});

test('a page that never comes whole costs itself', async () => {
  const tree = await read({ brokenPages: [2] });
  expect(tree.documents).toHaveLength(140);
  expect(tree.notes.map(({ file }) => file)).toEqual(['/articles, page 2']);
});

test('without a token, or with a wrong one, the person who imports hears of it', async () => {
  await expect(read({}, {})).rejects.toThrow('Set INTERCOM_TOKEN');
  await expect(read({}, { INTERCOM_TOKEN: 'wrong' })).rejects.toThrow("The credentials aren't right");
});

test('answers that were saved as files are read', async () => {
  const place = openFolder(join(import.meta.dirname, '../../../fixtures/import-intercom'));
  expect(recognise(place)).toEqual({ name: 'intercom', by: 'articles.json' });
  const tree = await intercom.read(place, { locale: 'en', env: {}, onProgress: () => {} });
  expect(
    tree.documents
      .filter(({ isSectionText }) => !isSectionText)
      .map(({ locale, address, data, body }) => [locale, address, data.title, data.draft, body]),
  ).toEqual([
    [
      'en',
      'help/en/articles/3-default-language',
      'Default language title',
      false,
      '<p class="no-margin">Default language body in html</p>',
    ],
    ['fr', 'help/fr/articles/3-default-language', 'Titre', true, '<p>Corps</p>'],
  ]);
  expect(tree.sections.map(({ locale, title, parent }) => [locale, title, parent])).toEqual([
    ['en', 'Default language name', ''],
    ['fr', 'Nom', ''],
  ]);
});
