import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { searchSources } from '#model/search/sources.ts';
import { readCorpus } from '../../bench/search/corpus.ts';
import { measure } from '../../bench/search/measures.ts';
import { half, knownItems, seededRandom, withoutAccents, withTypo } from '../../bench/search/queries.ts';
import { zipfWords } from '../../bench/search/words.ts';
import { createRandom } from '../../bench/random.ts';
import { editDistance } from '#base/edit-distance.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function corpusOf(articles: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'articles/en/orders'), { recursive: true });
  writeFileSync(join(folder, 'site.yaml'), 'name: Shop\nurl: https://shop.example\nlocales: [en]\n');
  for (const [name, text] of Object.entries(articles)) {
    writeFileSync(join(folder, 'articles/en/orders', `${name}.md`), `---\n${text}`);
  }
  const { centre, problems } = loadContent(placesFrom({ CONTENT_DIR: folder }), { drafts: false });
  // Labels that say nothing are what known items leave out.
  expect(problems.filter(({ code }) => code !== 'link-vague')).toEqual([]);
  if (!centre) throw new Error('no help centre');
  return readCorpus(centre, 'en');
}

test('known items come from link texts that are neither titles nor generic', async () => {
  const corpus = await corpusOf({
    index: 'title: Orders\ndescription: Topic.\n---\n',
    a: 'id: refund\ntitle: Get a refund\ndescription: A.\n---\nSee [stop the *purchase*](./b.md), [here](id:cancel) or [Cancel an order](id:cancel).\n',
    b: 'id: cancel\ntitle: Cancel an order\ndescription: B.\n---\nThen [your money back](id:refund) or [learn more](https://example.com/refund).\n',
  });
  expect(corpus.documents.map(({ id }) => id)).toEqual(['refund', 'cancel']);
  expect(corpus.links).toHaveLength(4);
  expect(new Set(knownItems(corpus, 'en'))).toEqual(
    new Set([
      { query: 'your money back', expected: ['refund'], hard: true },
      { query: 'stop the purchase', expected: ['cancel'], hard: true },
    ]),
  );
});

test('questions of customers are about articles that the demo has in that language', () => {
  const { centre } = loadContent(placesFrom({}), { drafts: false });
  for (const { id } of centre?.site.locales ?? []) {
    const own = new Set(centre && searchSources(centre, id).map((source) => source.id));
    const questions = parse(readFileSync(`tests/search/${id}.yaml`, 'utf8')) as readonly {
      readonly q: string;
      readonly expect: readonly string[];
    }[];
    expect(questions.filter(({ expect: ids }) => !ids.every((article) => own.has(article)))).toEqual([]);
    expect(new Set(questions.map(({ q }) => q)).size).toBe(questions.length);
  }
});

test('measures', () => {
  const answers = [
    { expected: ['a'], found: ['a', 'b'] },
    { expected: ['a', 'c'], found: ['b', 'c'] },
    { expected: ['a'], found: [] },
    { expected: ['k'], found: Array.from('bcdefghijk') },
  ];
  expect(measure(answers)).toEqual({ queries: 4, success1: 0.25, success5: 0.5, mrr10: 0.4, empty: 0.25 });
});

test('a typo is one edit, the same in every run', () => {
  const queries = ['cancel my order', 'password', 'Kapıda ödeme', 'refund'];
  const changed = () => queries.map((query, seed) => withTypo(query, 'en', seededRandom(seed)));
  expect(changed()).toEqual(changed());
  changed().forEach((query, index) => {
    expect(editDistance(query, queries[index] ?? '')).toBe(1);
  });
});

test('halves share nothing', () => {
  expect([half([1, 2, 3], 0), half([1, 2, 3], 1)]).toEqual([[1, 3], [2]]);
});

test('letters lose their accents, kana and Hangul stay', () => {
  expect(withoutAccents('Kapıda ödeme, Straße, café')).toBe('Kapida odeme, Strasse, cafe');
});

test('made-up words are the same in every run, few of them make up half of a text', () => {
  const draw = () => {
    const [word, random] = [zipfWords(1), createRandom(2)];
    return Array.from({ length: 2000 }, () => word(random));
  };
  const words = draw();
  expect(draw()).toEqual(words);
  const counts = [...Map.groupBy(words, (word) => word).values()].map(({ length }) => length);
  const usual = counts.toSorted((a, b) => b - a).slice(0, 250);
  expect(usual.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1000);
  expect(counts.length).toBeGreaterThan(500);
});
