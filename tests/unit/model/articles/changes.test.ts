/** A change of a source as typo, minor or major, by what its `changes` say. */
import { expect, test } from 'vitest';
import { parseContentFile } from '#files/article-file.ts';
import { significanceSince, tiedChanges, untiedChanges, withChange } from '#model/articles/changes.ts';
import type { Change, Significance } from '#model/articles/front-matter.ts';

function sourceOf(changes: string, locale = 'en') {
  const { source } = parseContentFile({
    file: `${locale}/a.md`,
    locale,
    name: 'a.md',
    text: `---\nid: return-item\ntitle: Returns\ndescription: How.\n${changes}---\n\nYou have 30 days.\n`,
    committed: undefined,
  });
  if (!source) throw new Error('no source');
  return source;
}

const plain = sourceOf('');
const [a, b, c] = ['v2-aaaaaaaaaaaa', 'v2-bbbbbbbbbbbb', 'v2-cccccccccccc'] as const;
const now = plain.stamp;
const yaml = (...changes: readonly Change[]) =>
  `changes: [${changes.map(({ is, from, to }) => `{ is: ${is}, from: ${from}, to: ${to} }`).join(', ')}]\n`;
const change = (is: Significance, from: string, to: string): Change => ({ is, from, to });

test.each<[string, string, Significance, ...Change[]]>([
  ['nothing said', a, 'major'],
  ['a typo', a, 'typo', change('typo', a, now)],
  ['minor', a, 'minor', change('minor', a, now)],
  ['major', a, 'major', change('major', a, now)],
  ['two typos', a, 'typo', change('typo', a, b), change('typo', b, now)],
  ['a typo before something minor', a, 'minor', change('typo', a, b), change('minor', b, now)],
  ['after it', b, 'typo', change('minor', a, b), change('typo', b, now)],
  ['a gap in between', a, 'major', change('typo', a, b), change('typo', c, now)],
  ['edited again since', a, 'major', change('typo', a, b)],
  [
    'two ways, the lighter counts',
    a,
    'typo',
    change('major', a, now),
    change('typo', a, b),
    change('typo', b, now),
  ],
  ['a ring', a, 'major', change('typo', a, b), change('typo', b, a)],
  ['a stamp of the first format', '0123456789ab', 'typo', change('typo', '0123456789ab', now)],
])('%s', (_, stamp, expected, ...changes) => {
  const source = sourceOf(changes.length > 0 ? yaml(...changes) : '');
  expect(tiedChanges(source)).toEqual(changes);
  expect(significanceSince(stamp, source)).toBe(expected);
});

test('stamps of both formats are those of the text', () => {
  expect(significanceSince(plain.stamp, plain)).toBe('typo');
  expect(significanceSince(plain.textHash, plain)).toBe('typo');
});

test('a word alone excuses nothing, and says so', () => {
  const source = sourceOf('changes: typo\n');
  expect(significanceSince(a, source)).toBe('major');
  expect(untiedChanges(source, source)).toMatchObject([
    { code: 'changes-untied', at: { line: 5 }, fix: 'Run: npx fener translations --changes typo en/a.md' },
  ]);
  const translation = sourceOf(yaml(change('typo', a, now)), 'de');
  expect(untiedChanges(translation, plain)).toMatchObject([{ code: 'changes-untied', file: 'de/a.md' }]);
});

test('changes keep what leads from a translation to the text', () => {
  const known = [change('typo', a, b), change('minor', 'v2-dddddddddddd', 'v2-eeeeeeeeeeee')];
  expect(withChange(known, change('typo', b, c), [a])).toEqual([known[0], change('typo', b, c)]);
  expect(withChange(known, change('typo', b, c), [b])).toEqual([change('typo', b, c)]);
  expect(withChange([change('typo', a, b)], change('major', a, c), [a])).toEqual([change('major', a, c)]);
});
