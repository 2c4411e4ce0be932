import { expect, test } from 'vitest';
import { readFrontMatter } from '#import/sources/markdown/front-matter.ts';
import { takeNotes } from '#import/tree/notes.ts';
import { documentData } from '#import/tree/tree.ts';

function read(text: string) {
  const taker = takeNotes('a.md');
  const parts = readFrontMatter(text, taker);
  return { ...parts, notes: taker.notes.map(({ line, kind, what }) => `${line} ${kind} ${what}`) };
}

test('what articles of ours have too is taken over, the rest is listed', () => {
  expect(
    read(
      '---\ntitle: 2024\nid: 360016121879\nsummary: Short.\ntags: [a, b]\nweight: 3\nlastmod: 2026-02-03T10:00:00Z\ndraft: true\nauthor: Ada\n---\nText\n',
    ),
  ).toMatchObject({
    data: documentData({
      title: '2024',
      legacy: ['zendesk:360016121879'],
      description: 'Short.',
      keywords: ['a', 'b'],
      order: 3,
      updated: '2026-02-03',
      draft: true,
    }),
    body: 'Text\n',
    bodyLine: 11,
    notes: ['9 front-matter-key author: "Ada"'],
  });
});

test('an id of our form is kept', () =>
  expect(read('---\nid: return-item\n---\n').data.id).toBe('return-item'));

test('an export of ours brings back ids of digits, and old addresses with any title or a query', () => {
  const written =
    'zendesk_id: 360007\nlegacy: [intercom:42, /hc/ja/sections/71-*, /help.php?id=7, "/a:b?c"]\n';
  expect(read(`---\nid: "2024"\ngenerator: Fener\n${written}---\n`).data).toMatchObject({
    id: '2024',
    legacy: ['zendesk:360007', 'intercom:42', '/hc/ja/sections/71-*', '/help.php?id=7'],
  });
});

test('a value that repeats itself without an end is listed with its line', () =>
  expect(read('---\ntitle: Parcels\nauthors: &all [Ada, *all]\n---\nText').notes).toEqual([
    '3 front-matter-invalid "*all" stands inside the part that it repeats, so it would have no end.',
  ]));

test('invalid YAML is listed with its line, and the text still imported', () => {
  const { data, body, notes } = read('---\ntitle: [a\n---\nText');
  expect(data.title).toBeUndefined();
  expect(body).toBe('Text');
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatch(/^2 front-matter-invalid /);
});

test('front matter without an end is text', () => {
  expect(read('---\ntitle: x\n').notes).toEqual([
    '1 front-matter-invalid no closing --- line: taken as text',
  ]);
});

test('a rule at the beginning of a text is no front matter', () =>
  expect(read('---\n\nAll about fees: they are low.\n').notes).toEqual([]));

test('keys of a site for former addresses are old addresses, whatever they are called', () => {
  const { data, notes } = read(
    '---\noldUrl: https://old.example/help/fees\nlegacy_paths: [/fees, /money/]\noriginal_url: fees\n---\n',
  );
  expect(data.legacy).toEqual(['/help/fees', '/fees', '/money/']);
  expect(notes).toEqual(['4 front-matter-key original_url: "fees"']);
});

test('a text with a colon in it, or signs of YAML, is read as it was meant', () => {
  const taker = takeNotes('a.md');
  const { data } = readFrontMatter(
    '---\ntitle: Example: parcels\ndescription: @home or away\ntags: [one, two]\n---\nText.\n',
    taker,
  );
  expect(data).toMatchObject({
    title: 'Example: parcels',
    description: '@home or away',
    keywords: ['one', 'two'],
  });
  expect(taker.notes.map(({ kind, line }) => `${kind} ${line}`)).toEqual([
    'file-cleaned 2',
    'file-cleaned 3',
  ]);
});
