import { expect, test } from 'vitest';
import { sampleCentre, sampleSite, text } from '../sample-centre.ts';

const fixes = (files: Readonly<Record<string, string>>) =>
  sampleCentre(files)
    .problems.filter(({ code }) => code === 'id-differs')
    .map(({ file, message, fix }) => `${file}: ${message} ${fix}`);

const sources = { 'en/a.md': text('A', 'art-a'), 'en/b.md': text('B', 'art-b') };

test('two translations with exchanged contents are to be swapped, not given new ids', () => {
  expect(fixes({ ...sources, 'tr/a.md': text('B tr', 'art-b'), 'tr/b.md': text('A tr', 'art-a') }))
    .toMatchInlineSnapshot(`
      [
        "tr/a.md: Id "art-b" differs from "art-a" in en/a.md. It is the id of en/b.md. Swap the contents of tr/a.md and tr/b.md, or those of en/a.md and en/b.md.",
      ]
    `);
});

test('two sources with exchanged contents are told once, however many translations they have', () => {
  const swapped = {
    'en/a.md': text('B', 'art-b'),
    'en/b.md': text('A', 'art-a'),
    'tr/a.md': text('A tr', 'art-a', ['translationOf: v2-000000000000']),
    'tr/b.md': text('B tr', 'art-b'),
    'de/a.md': text('A de', 'art-a'),
    'de/b.md': text('B de', 'art-b'),
  };
  const { problems } = sampleCentre(swapped, { site: sampleSite('[en, tr, de]') });
  expect(problems.map(({ file, code, fix }) => `${file} ${code} ${fix}`)).toEqual([
    'en/a.md id-differs Swap the contents of en/a.md and en/b.md.',
  ]);
});

test('a translation at the path of another article is to be moved', () => {
  expect(fixes({ ...sources, 'tr/a.md': text('B tr', 'art-b') })).toMatchInlineSnapshot(`
    [
      "tr/a.md: Id "art-b" differs from "art-a" in en/a.md. It is the id of en/b.md. If it translates en/b.md, give it that path. Otherwise, write "id: art-a".",
    ]
  `);
});

test('an id that no article has, or that was copied once too often, is to be written anew', () => {
  expect(fixes({ ...sources, 'tr/a.md': text('A tr', 'art-x') })).toMatchInlineSnapshot(`
    [
      "tr/a.md: Id "art-x" differs from "art-a" in en/a.md. Write "id: art-a".",
    ]
  `);
  expect(fixes({ ...sources, 'tr/a.md': text('A tr', 'art-b'), 'tr/b.md': text('B tr', 'art-b') }))
    .toMatchInlineSnapshot(`
    [
      "tr/a.md: Id "art-b" differs from "art-a" in en/a.md. It is the id of en/b.md. Write "id: art-a".",
    ]
  `);
});

test('a text with another id is told once: neither as stale, nor by the headings that it lacks', () => {
  const { problems } = sampleCentre(
    {
      'en/t/index.md': text('Topic'),
      'en/t/a.md': text('A', 'art-a', [], '## By post {#by-post}'),
      'tr/t/a.md': text('A', 'art-b', ['translationOf: v2-000000000000']),
      'en/t/c.md': text('C', 'art-c', [], '[x](id:art-a#by-post)'),
    },
    { site: sampleSite('[en, tr]') },
  );
  expect(problems.map(({ code, file }) => `${file} ${code}`)).toEqual(['tr/t/a.md id-differs']);
});

test('an id that only the source has is told there, and nothing that names the old one', () => {
  const { problems } = sampleCentre(
    {
      'en/a.md': text('A', 'art-x'),
      'tr/a.md': text('A tr', 'art-a'),
      'de/a.md': text('A de', 'art-a'),
      'en/b.md': text('B', 'art-b', ['related: [art-a]']),
    },
    { site: sampleSite('[en, tr, de]') },
  );
  expect(problems.map(({ file, code, message, fix }) => `${file} ${code} ${message} ${fix}`)).toEqual([
    'en/a.md id-differs Id "art-x" differs from "art-a" in all translations. Write "id: art-a". The id of a published article never changes.',
  ]);
});
