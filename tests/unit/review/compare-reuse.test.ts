import { expect, test } from 'vitest';
import type { Snippet, Use } from '#model/reuse/reuse.ts';
import { parseVariables } from '#model/reuse/variables.ts';
import { compareReuse } from '#review/compare-reuse.ts';
import { sampleSite } from '../model/sample-centre.ts';

const written = (text: string, snippets: readonly Snippet[], uses: readonly Use[]) => ({
  ...parseVariables({ file: 'variables.yaml', text }, sampleSite()),
  snippets,
  uses,
});
const snippet = (locale: string, body: string): Snippet => ({
  name: 'fees',
  file: '',
  locale,
  lang: locale,
  dir: 'ltr',
  body,
  firstLine: 1,
  stamp: '',
});
const use = (kind: Use['kind'], name: string, file: string): Use => ({
  kind,
  name,
  file,
  at: { line: 1, column: 1 },
});

test('a variable or snippet with other words names the files that use it, each once', () => {
  const snippets = [snippet('en', 'Free.'), snippet('tr', 'Ücretsiz.')];
  const before = written('days: 14\nfee: { value: 5, countries: { TR: 80 } }\nold: x\nsame: y', snippets, [
    use('variable', 'fee', 'left.md'),
    use('variable', 'old', 'c.md'),
  ]);
  const after = written(
    'fee: { value: 5, countries: { TR: 90 } }\nsame: y\ndays: 14\nnew: z',
    [snippet('en', 'Free.'), snippet('tr', 'Bedava.')],
    [
      use('variable', 'fee', 'b.md'),
      use('variable', 'fee', 'a.md'),
      use('variable', 'fee', 'a.md'),
      use('snippet', 'fees', 'd.md'),
      use('variable', 'same', 'e.md'),
    ],
  );
  expect(compareReuse(before, after)).toEqual([
    { kind: 'variable', name: 'fee', change: 'changed', files: ['a.md', 'b.md'] },
    { kind: 'variable', name: 'new', change: 'added', files: [] },
    { kind: 'snippet', name: 'fees', change: 'changed', files: ['d.md'] },
    { kind: 'variable', name: 'old', change: 'removed', files: ['c.md'] },
  ]);
  expect(compareReuse(after, after)).toEqual([]);
});
