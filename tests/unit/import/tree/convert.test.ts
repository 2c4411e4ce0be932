import { expect, test } from 'vitest';
import type { KnownArticle } from '#import/tree/article-places.ts';
import { convert } from '../convert.ts';

const article = (given: Partial<KnownArticle>): KnownArticle => ({
  locale: 'en',
  path: 'a/old-name',
  id: 'old-id',
  legacy: [],
  movedFrom: [],
  source: undefined,
  ...given,
});

test('an article becomes a file with id, description and old number', () => {
  const text =
    '---\ntitle: "Return: an item"\nid: 360002\ndraft: true\n---\n\nYou can return *most* items within thirty days.\n';
  expect(convert({ texts: { 'A/How to return.md': text } }).files['a/how-to-return.md']).toBe(
    '---\nid: how-to-return\ntitle: "Return: an item"\ndescription: You can return most items within thirty days.\n' +
      'legacy: [zendesk:360002]\ndraft: true\n---\n\nYou can return *most* items within thirty days.\n',
  );
});

test('a topic is described by what it holds, in the order of its page', () => {
  const { files } = convert({
    texts: {
      'A/x.md': '---\ntitle: Zebra\nweight: 1\n---\nx',
      'A/y.md': '---\ntitle: Apple\n---\nx',
      'A/z.md': '---\ntitle: Hidden\ndraft: true\n---\nx',
      'A/Inner/i.md': 'x',
    },
  });
  expect(files['a/index.md']).toBe('---\ntitle: A\ndescription: Inner · Zebra · Apple\n---\n');
});

test('the text of a folder becomes the text of its topic, that of the top is listed', () => {
  const { files, notes } = convert({
    texts: {
      'README.md': '# All',
      'A/README.md': '---\ntitle: About A\norder: 2\n---\nAll that there is to know about [it](x.md).',
      'A/x.md': 'x',
    },
  });
  expect(files['a/index.md']).toBe(
    '---\ntitle: About A\ndescription: All that there is to know about it.\norder: 2\n---\n\nAll that there is to know about [it](id:article-x).\n',
  );
  expect(Object.keys(files)).toEqual(['a/index.md', 'a/x.md']);
  expect(notes).toEqual(['README.md:undefined top-text the home page has no text of its own']);
});

test('ids and file names of an earlier import stay when title, file name or order of the files change', () => {
  const { files } = convert({
    texts: { 'A/New name.md': '---\ntitle: New\nid: 7\n---\n', 'A/Old name.md': 'Another article.' },
    known: [article({ legacy: ['zendesk:7'] })],
  });
  expect(files['a/old-name.md']).toMatch(/^---\nid: old-id\ntitle: New\n/);
  expect(files['a/old-name-2.md']).toMatch(/^---\nid: old-name\n/);
});

test('an article that moves to another folder keeps id and name, and its old address leads to it', () => {
  const { files, notes } = convert({
    texts: { 'B/x.md': '---\ntitle: X\nid: 7\n---\nText.\n' },
    known: [article({ legacy: ['zendesk:7'], movedFrom: ['/en/first/'] })],
  });
  expect(files['b/old-name.md']).toMatch(/movedFrom: \[\/en\/first\/, \/en\/a\/old-name\/\]/);
  expect(notes).toEqual(['B/x.md:undefined moved from a/old-name to b/old-name']);
});

test('a translation takes id and name from the article of the same number', () => {
  const { files } = convert({
    texts: { 'A/Iade.md': '---\ntitle: İade\nid: 7\n---\nText.\n' },
    known: [article({ locale: 'tr', legacy: ['zendesk:7'], movedFrom: ['/tr/x/'] })],
  });
  expect(files['a/old-name.md']).toBe(
    '---\nid: old-id\ntitle: İade\ndescription: Text.\nlegacy: [zendesk:7]\n---\n\nText.\n',
  );
});
