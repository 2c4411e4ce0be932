import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { ByteReader } from '#model/search/browser/bytes.ts';
import { ByteWriter } from '#model/search/byte-writer.ts';
import {
  encodeCards,
  encodePages,
  encodePostings,
  encodeVocabulary,
  writeWords,
} from '#model/search/encode-index.ts';
import {
  createPosting,
  decodeCards,
  decodePages,
  decodePostings,
  decodeVocabulary,
} from '#model/search/browser/index-format.ts';
import { lowerBound, readWords } from '#model/search/browser/word-list.ts';

const word = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => !text.includes('\n'));
const sortedWords = fc.uniqueArray(word).map((words) => words.toSorted(compareCodeUnits));

test('any sorted words come back as they were written', () => {
  fc.assert(
    fc.property(sortedWords, (words) => {
      const writer = new ByteWriter();
      writeWords(writer, words);
      expect(readWords(new ByteReader(writer.finish()))).toEqual(words);
    }),
  );
});

test('any numbers come back as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      const writer = new ByteWriter();
      for (const number of numbers) writer.varint(number);
      const reader = new ByteReader(writer.finish());
      expect(numbers.map(() => reader.varint())).toEqual(numbers);
    }),
  );
});

test('postings come back as they were written', () => {
  const posting = fc
    .uniqueArray(fc.nat(5000), { minLength: 1 })
    .chain((pages) =>
      fc
        .array(fc.nat(31), { minLength: pages.length, maxLength: pages.length })
        .map((weights) => createPosting(Uint32Array.from(pages).sort(), Uint8Array.from(weights))),
    );
  fc.assert(
    fc.property(sortedWords, fc.infiniteStream(posting), (words, stream) => {
      const file = { words, postings: [...stream.take(words.length)] };
      const opened = decodePostings(encodePostings(file));
      expect(opened.words).toEqual(words);
      // In another order than they stand, and twice.
      const read = words.map((_, index) => index).reverse();
      for (const index of [...read, ...read]) expect(opened.posting(index)).toEqual(file.postings[index]);
    }),
  );
});

test('facts of pages and cards come back as they were written', () => {
  const facts = (titleWords: number, topic: number, prominence: number) => ({
    titleWords,
    topic,
    prominence,
  });
  const pages = [facts(4, 0, 7), facts(1, 300, 0), facts(1000, 300, 1), facts(2, 0, 1)];
  const encoded = encodePages(pages);
  expect(decodePages(JSON.parse(JSON.stringify(encoded)) as typeof encoded)).toEqual({
    // Of a title as long as that, it only counts that it is long.
    titleWords: Uint8Array.of(4, 1, 43, 2),
    topics: Uint32Array.of(0, 300, 300, 0),
    prominence: Uint8Array.of(7, 0, 1, 1),
  });
  const card = {
    id: 'a',
    url: '/tr/a/',
    title: 'Şifre',
    description: '',
    topicPath: ['Hesap'],
    fragment: 'tr_1',
  };
  expect(decodeCards(encodeCards([card]))).toEqual([card]);
});

test('the vocabulary keeps words, and counts to within a fifth', () => {
  const words = [1, 2, 7, 150, 3999].map((pages, index) => ({ surface: 'abcde'[index] ?? '', pages }));
  const read = decodeVocabulary(encodeVocabulary(words));
  expect(read.map(({ surface }) => surface)).toEqual(['a', 'b', 'c', 'd', 'e']);
  read.forEach(({ pages }, index) => {
    expect(Math.abs(pages / (words[index]?.pages ?? 0) - 1)).toBeLessThan(0.2);
  });
});

test('a file that was cut off is an error, not a wrong index', () => {
  const bytes = encodePostings({ words: ['a'], postings: [createPosting([3], [9])] });
  expect(() => decodePostings(bytes.slice(0, -1))).toThrow('ends too early');
});

test('the place of a key among words', () => {
  expect(['a', 'b', 'bc', 'd', ''].map((key) => lowerBound(['b', 'c'], key))).toEqual([0, 0, 1, 2, 0]);
});
