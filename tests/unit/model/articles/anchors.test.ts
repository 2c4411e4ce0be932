import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorsOf, anchorsOfTranslation } from '#model/articles/anchors.ts';
import type { Heading } from '#model/text.ts';

const heading = (text: string, depth = 2, explicitId?: string): Heading => ({
  depth,
  text,
  explicitId,
  at: { line: 1, column: 1 },
});
const ids = (headings: readonly { readonly id: string }[]) => headings.map(({ id }) => id);

test('ids are made of words, numbered where they occur again, and never taken from an id by hand', () => {
  const headings = [
    heading('How to'),
    heading('How to'),
    heading('!?'),
    heading('Other', 2, 'how-to-2'),
    heading('手順'),
  ];
  expect(ids(anchorsOf(headings))).toEqual(['how-to', 'how-to-3', 'section', 'how-to-2', '手順']);
});

test('ids of the page around a text are never those of its headings', () => {
  expect(ids(anchorsOf([heading('Main'), heading('Page messages'), heading('Main')]))).toEqual([
    'main-2',
    'page-messages-2',
    'main-3',
  ]);
});

test('a translation with the same outline has the ids of its source', () => {
  const source = [heading('Status'), heading('In the app', 3)];
  const translated = [heading('Durum'), heading('Uygulamada', 3)];
  expect(ids(anchorsOfTranslation(translated, source, anchorsOf(source)))).toEqual(['status', 'in-the-app']);
  expect(anchorsOfTranslation(translated, source, anchorsOf(source))[0]?.text).toBe('Durum');
});

test('a translation with another outline has ids of its own, and ids by hand always win', () => {
  const source = [heading('Status'), heading('In the app', 3)];
  expect(ids(anchorsOfTranslation([heading('Durum')], source, anchorsOf(source)))).toEqual(['durum']);
  const byHand = [heading('Durum', 2, 'in-the-app'), heading('Uygulamada', 3)];
  expect(ids(anchorsOfTranslation(byHand, source, anchorsOf(source)))).toEqual([
    'in-the-app',
    'in-the-app-2',
  ]);
});

test('whatever the headings, ids that are not by hand are unique', () => {
  const any = fc.record({
    text: fc.string({ unit: 'grapheme', maxLength: 4 }),
    depth: fc.integer({ min: 2, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(any), (headings) => {
      const found = ids(anchorsOf(headings.map(({ text, depth }) => heading(text, depth))));
      expect(new Set(found).size).toBe(found.length);
      expect(found).not.toContain('');
    }),
  );
});
