/** What writers do by hand, and where they are told: the right problem at the right line, and no other error. */
import { expect, test } from 'vitest';
import { writeLedger } from '#model/published/ledger.ts';
import { Scratch } from './scratch.ts';
import { small } from './small.ts';

let scratch: Scratch;
const swap = (a: string, b: string) => {
  const text = scratch.read(a);
  scratch.write(a, scratch.read(b));
  scratch.write(b, text);
};

test.for<[what: string, change: () => void, told: readonly string[]]>([
  ['nothing', () => undefined, []],
  [
    'an article is deleted that others link to',
    () => scratch.delete('articles/en/returns/b.md'),
    ['published.json:3 published-lost'],
  ],
  [
    'two files swap their contents, in one of two languages',
    () => swap('articles/en/returns/a.md', 'articles/en/returns/b.md'),
    ['articles/de/returns/a.md:2 id-differs'],
  ],
  [
    'a picture is moved',
    () => {
      scratch.write('articles/en/orders/label.svg', scratch.read('articles/en/returns/images/label.svg'));
      scratch.delete('articles/en/returns/images/label.svg');
    },
    ['articles/en/returns/a.md:9 image-missing'],
  ],
  [
    'a slug changes',
    () =>
      scratch.write(
        'articles/de/returns/index.md',
        scratch.read('articles/de/returns/index.md').replace('rückgabe', 'retoure'),
      ),
    ['published.json:2 published-lost', 'published.json:3 published-lost', 'published.json:6 published-lost'],
  ],
  [
    'a merge leaves its marks in the ledger',
    () => scratch.write('published.json', `{\n<<<<<<< ours\n${scratch.read('published.json').slice(2)}`),
    ['published.json:2 merge-conflict'],
  ],
])('%s', ([, change, told]) => {
  scratch = new Scratch(small);
  scratch.write('published.json', writeLedger([], scratch.centre));
  change();
  expect(scratch.problems()).toEqual(told);
});
