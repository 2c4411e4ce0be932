import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCorpus } from '../../../../scripts/bench/search/corpus.ts';
import { measure } from '../../../../scripts/bench/search/measures.ts';
import {
  half,
  knownItems,
  seededRandom,
  withoutAccents,
  withTypo,
} from '../../../../scripts/bench/search/queries.ts';
import { syntheticDocuments } from '../../../../scripts/bench/search/synthetic.ts';
import { editDistance } from '#problems/nearest.ts';

const folder = mkdtempSync(join(tmpdir(), 'fener-corpus-'));
writeFileSync(
  join(folder, 'a.md'),
  '---\nid: refund\ntitle: Get a refund\n---\nSee [stop the purchase](./b.md), [here](id:cancel) or [Cancel an order](id:cancel).\n',
);
writeFileSync(
  join(folder, 'b.md'),
  '---\nid: cancel\ntitle: Cancel an order\n---\nThen [your money back](id:refund) or [learn more](https://example.com/hc/en/articles/refund).\n',
);
writeFileSync(join(folder, 'index.md'), '---\ntitle: Topic\n---\n');

test('known items come from link texts that are neither titles nor generic', () => {
  const corpus = readCorpus(folder, 'en');
  expect(corpus.documents.map(({ id }) => id)).toEqual(['refund', 'cancel']);
  expect(corpus.links).toHaveLength(4);
  expect(new Set(knownItems(corpus, 'en'))).toEqual(
    new Set([
      { query: 'your money back', expected: ['refund'], hard: true },
      { query: 'stop the purchase', expected: ['cancel'], hard: true },
    ]),
  );
});

test('measures', () => {
  const answers = [
    { expected: ['a'], found: ['a', 'b'] },
    { expected: ['a', 'c'], found: ['b', 'c'] },
    { expected: ['a'], found: [] },
    { expected: ['k'], found: [...'bcdefghijk'] },
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

test('made-up documents are the same in every run, and as long as asked', () => {
  expect(syntheticDocuments(3, 100)).toEqual(syntheticDocuments(3, 100));
  const words = syntheticDocuments(2, 100)[1]
    ?.html.replace(/<h2[\s\S]*?<\/h2>|<[^>]*>/g, ' ')
    .match(/[a-z]+/g);
  expect(words).toHaveLength(100);
});
