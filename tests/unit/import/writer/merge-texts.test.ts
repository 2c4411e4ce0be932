import { expect, test } from 'vitest';
import { mergeTexts } from '#import/writer/merge-texts.ts';

const file = (head: readonly string[], ...body: readonly string[]) =>
  `---\nid: a-b\n${head.map((line) => `${line}\n`).join('')}---\n\n${body.join('\n')}\n`;

const base = file(['title: Returns', 'keywords: [a, b]'], 'One.', '', 'Two.', '', 'Three.');

test.each([
  {
    what: 'different paragraphs',
    ours: base.replace('One.', 'One, edited.'),
    theirs: base.replace('Three.', 'Three, changed.'),
    merged: base.replace('One.', 'One, edited.').replace('Three.', 'Three, changed.'),
  },
  {
    what: 'the same change on both sides',
    ours: base.replace('Two.', '2.'),
    theirs: base.replace('Two.', '2.').replace('Three.', '3.'),
    merged: base.replace('Two.', '2.').replace('Three.', '3.'),
  },
  {
    what: 'neighbouring keys of front matter',
    ours: base.replace('title: Returns', 'title: How do I return it? # from customers'),
    theirs: base.replace('[a, b]', '[a, b, c]'),
    merged: base
      .replace('title: Returns', 'title: How do I return it? # from customers')
      .replace('[a, b]', '[a, b, c]'),
  },
  {
    what: 'items of one list',
    ours: base.replace('[a, b]', '[ours, a, b]'),
    theirs: base.replace('[a, b]', '[b, theirs]'),
    merged: base.replace('[a, b]', '[ours, b, theirs]'),
  },
  {
    what: 'a key that only the writer has, and one that the source adds and takes away',
    ours: base.replace('title: Returns', 'title: Returns\nowner: team'),
    theirs: base.replace('keywords: [a, b]', 'order: 3'),
    merged: base
      .replace('title: Returns', 'title: Returns\nowner: team')
      .replace('keywords: [a, b]', 'order: 3'),
  },
  {
    what: 'an id of the source, which never changes here',
    ours: base.replace('One.', '1.'),
    theirs: base.replace('id: a-b', 'id: other'),
    merged: base.replace('One.', '1.'),
  },
])('merged: $what', ({ ours, theirs, merged }) => {
  expect(mergeTexts({ ours, base, theirs })).toEqual({ text: merged, conflicts: [] });
});

test('where both changed the same, the writer’s words stay, with their line, and no marker is in the text', () => {
  const ours = base
    .replace('Returns', 'Ours')
    .replace('Two.', 'Two, ours.')
    .replace('One.', 'One,\nand more.');
  const theirs = base.replace('Returns', 'Theirs').replace('Two.', 'Two, theirs.').replace('Three.', '3.');
  const { text, conflicts } = mergeTexts({ ours, base, theirs });
  expect(text).toBe(ours.replace('Three.', '3.'));
  expect(conflicts).toEqual([
    { line: 3, theirs: 'title: "Theirs"' },
    { line: text.split('\n').indexOf('Two, ours.') + 1, theirs: 'Two, theirs.' },
  ]);
});

test('a description that the import made up gives way without a word', () => {
  const made = base.replace('title', 'description: Made up.\ntitle');
  const ours = made.replace('Made up.', 'Written.');
  const theirs = made.replace('Made up.', 'Made anew.').replace('One.', '1.');
  expect(mergeTexts({ ours, base: made, theirs, madeUp: ['description'] })).toEqual({
    text: ours.replace('One.', '1.'),
    conflicts: [],
  });
});

test('front matter that cannot be read is left alone', () => {
  const ours = base.replace('title: Returns', 'title: "Returns');
  const { text, conflicts } = mergeTexts({ ours, base, theirs: base.replace('Returns', 'New') });
  expect(text).toBe(ours);
  expect(conflicts).toMatchObject([{ line: 1 }]);
});
