import { expect, test } from 'vitest';
import { gatherUnlisted } from '#i18n/unlisted-locales.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

const list = { file: 'content/site.yaml', at: { line: 3, column: 10 } };
const gather = (names: readonly (readonly [id: string, file: string, line?: number])[]) =>
  gatherUnlisted(
    names.map(([id, file, line]) =>
      unknownLocale(id, ['en', 'tr'], { file, ...(line !== undefined && { at: { line, column: 5 } }) }),
    ),
    list,
  ).map(({ file, message }) => `${file}: ${message}`);

test('a language that was taken off the list is one problem, with every place that still names it', () => {
  expect(
    gather([
      ['fr', 'content/channels.yaml', 12],
      ['fr', 'content/articles/fr'],
      ['fr', 'content/channels.yaml', 7],
      ['fr', 'content/replies/fr/late.md'],
      ['fr', 'content/replies/fr/lost.md'],
    ]),
  ).toEqual([
    'content/site.yaml: French ("fr") is not in this list, and 5 places name it: content/articles/fr; content/channels.yaml:7, 12; content/replies/fr.',
  ]);
});

test('a single place is told there, and so is each that may be misspelt', () => {
  expect(gather([['fr', 'content/articles/fr']])).toEqual([
    'content/articles/fr: "fr" is not a locale of this site.',
  ]);
  expect(
    gather([
      ['eng', 'a.yaml', 1],
      ['eng', 'b.yaml', 2],
      ['german', 'a.yaml', 3],
      ['german', 'b.yaml', 4],
    ]),
  ).toHaveLength(4);
});
