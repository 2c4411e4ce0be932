import { expect, test } from 'vitest';
import { prepareIndex } from '#model/search/build-index.ts';
import { readDocuments } from '#model/search/page-words.ts';
import type { SearchDocument } from '#model/search/document.ts';
import { noSearchSettings } from '#model/search/settings.ts';
import { openTester } from '#publish/search/index-tester.ts';
import { sortQueries } from '#publish/search/search-self-test.ts';
import { createRandom } from '../../../bench/random.ts';

const random = createRandom(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const words =
  'order parcel return refund payment card invoice account password store repair battery lamp screen button menu setting log in login'.split(
    ' ',
  );
const sentence = (length: number) => Array.from({ length }, () => pick(words)).join(' ');

const documents = Array.from({ length: 40 }, (_, n): SearchDocument => ({
  locale: 'en',
  url: `/en/t/a-${n}/`,
  id: `art-${n}`,
  title: `${sentence(3)} ${n}`,
  description: sentence(6),
  keywords: [],
  searchFor: [],
  topicPath: ['Topic'],
  topicId: 't',
  contentType: 'article',
  linkedFrom: 0,
  updated: '',
  html: `<p>${sentence(40)}</p>`,
}));

const testerOf = (own: readonly SearchDocument[]) => {
  const { files, manifest } = prepareIndex(readDocuments(own, 'en'), 'en', noSearchSettings);
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  return openTester({
    manifest: { ...manifest, version: '' },
    read: async (name) => bytes.get(name) ?? new Uint8Array(),
  });
};

const asked = [
  ...documents.map(({ title }) => title),
  'lamb repair',
  'passwrd store',
  'xyzzy',
  'bat',
  'loginn',
  '"card"',
];

const withText = (n: number, html: string) =>
  documents.map((one, number) => (number === n ? { ...one, html } : one));

test.each([
  ['more of a word', (html: string) => html.replace('</p>', ' lamp lamp lamp lamp lamp lamp.</p>')],
  ['a new word', (html: string) => html.replace('</p>', ' One lamb more.</p>')],
  ['another text', () => `<p>${sentence(60)}</p>`],
])('after an edit (%s) an answer that is taken for the same is the same', async (_, edit) => {
  const before = testerOf(documents);
  const answers = new Map<string, Awaited<ReturnType<typeof before.ask>>>();
  for (const query of asked) answers.set(query, await before.ask(query));
  const after = testerOf(withText(3, edit(documents[3]?.html ?? '')));
  expect(await after.around()).toBe(await before.around());
  const same: string[] = [];
  for (const [query, answer] of answers) {
    if (!(await after.isSame(answer))) continue;
    same.push(query);
    expect([query, (await after.ask(query)).results]).toEqual([query, answer.results]);
  }
  expect(same.length).toBeGreaterThan(0);
  expect(same.length).toBeLessThan(asked.length);
});

test('only what a new word may have changed is asked again; another title asks all', async () => {
  const before = testerOf(documents);
  const { open } = await sortQueries(before, asked, undefined);
  expect(open).toHaveLength(asked.length);
  const all: (readonly [string, Awaited<ReturnType<typeof before.ask>>])[] = [];
  for (const query of open) all.push([query, await before.ask(query)]);
  const last = { tested: '', around: await before.around(), answers: all };

  const added = testerOf(withText(3, documents[3]?.html.replace('</p>', ' zebra</p>') ?? ''));
  const again = await sortQueries(added, asked, last);
  expect(again.open.length).toBeLessThan(asked.length / 2);
  // Needs the vocabulary, which has a word more.
  expect(again.open).toContain('xyzzy');

  const renamed = documents.map((one, n) => (n === 3 ? { ...one, title: 'Zebra' } : one));
  expect((await sortQueries(testerOf(renamed), asked, last)).open).toHaveLength(asked.length);
});
