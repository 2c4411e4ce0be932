import { expect, test } from 'vitest';
import { createPostingsStore } from '#model/search/browser/postings-store.ts';
import { createPosting } from '#model/search/browser/index-format.ts';
import { encodePostings } from '#model/search/encode-index.ts';

/** A store over four files, and the files that were read from it. */
function fourFiles() {
  const files = [['lab', 'left'], ['lend', 'letter'], ['level', 'light'], ['limit']];
  const read: string[] = [];
  const store = createPostingsStore(['lend', 'level', 'limit'], (name) => {
    read.push(name);
    const words = files[Number(/\d/.exec(name)?.[0])] ?? [];
    return Promise.resolve(encodePostings({ words, postings: words.map(() => createPosting([1], [3])) }));
  });
  const wordsFrom = async (prefix: string) => (await store.wordsFrom(prefix)).map(({ key }) => key);
  return { read, wordsFrom };
}

test.each([
  { prefix: 'l', words: ['lab', 'left'], files: 1, why: 'a letter of many words' },
  { prefix: 'le', words: ['left'], files: 1, why: 'two letters of words in three files' },
  { prefix: 'li', words: ['light', 'limit'], files: 2, why: 'two letters of words in two files' },
  { prefix: 'let', words: ['letter'], files: 1, why: 'letters of words in one file' },
])('$why cost $files of the files', async ({ prefix, words, files }) => {
  const { read, wordsFrom } = fourFiles();
  expect(await wordsFrom(prefix)).toEqual(words);
  expect(read).toHaveLength(files);
});
