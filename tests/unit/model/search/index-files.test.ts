import { expect, test } from 'vitest';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { createPosting } from '#model/search/browser/index-format.ts';
import { createPostingsStore } from '#model/search/browser/postings-store.ts';
import { layOutIndex } from '#model/search/index-files.ts';

/** Words that have much in common with the next one, as those of a language have. */
const words = Array.from(
  { length: 4000 },
  (_, n) => `${(n * 7919).toString(26)}ung${'en'.slice(n % 3)}`,
).toSorted(compareCodeUnits);

test('every word is found in the one file that its first letters name', async () => {
  const { files, manifest } = layOutIndex(
    {
      pages: [{ titleWords: 1, topic: 0, prominence: 0 }],
      topics: [],
      words,
      postings: words.map(() => createPosting([0], [3])),
      vocabulary: [],
      unanswered: 0,
      without: () => new Map(),
    },
    [],
    { lang: 'de', stopWords: [], synonyms: [], promoted: {} },
  );
  expect(manifest.postings.length).toBeGreaterThan(2);
  expect(manifest.postings.join('').length).toBeLessThan(manifest.postings.length * 6);
  const read: string[] = [];
  const store = createPostingsStore(manifest.postings, (name) => {
    read.push(name);
    return Promise.resolve(files.find((file) => file.name === name)?.bytes ?? new Uint8Array());
  });
  for (const word of words) expect(await store.word(word)).toMatchObject({ key: word });
  expect(read.toSorted()).toEqual(
    files.flatMap(({ name }) => (name.startsWith('postings') ? [name] : [])).toSorted(),
  );
});
