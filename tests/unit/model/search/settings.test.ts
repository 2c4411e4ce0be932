import { expect, test } from 'vitest';
import { parseSearchSettings } from '#model/search/settings.ts';

const articles = new Set(['refund-time', 'return-item']);
const parse = (text: string) => parseSearchSettings({ file: 'content/search/en.yaml', text }, articles);

test('synonyms, promoted results and exceptions are read', () => {
  const { settings, problems } = parse(`
synonyms:
  - [refund, money back]
promote:
  - query: parcel
    article: return-item
selfTestExceptions:
  - article: refund-time
    query: When
    reason: every page answers it
`);
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    synonyms: [['refund', 'money back']],
    promote: [{ query: 'parcel', article: 'return-item' }],
    selfTestExceptions: [{ article: 'refund-time', query: 'When', at: { line: 8, column: 5 } }],
  });
});

test('an empty file has no settings', () => {
  expect(parse('')).toEqual({
    settings: { synonyms: [], synonymsAt: [], promote: [], selfTestExceptions: [], questions: [] },
    problems: [],
  });
});

test('an unknown article is reported at its place, with the nearest id', () => {
  const { problems } = parse('promote:\n  - query: parcel\n    article: retrun-item\n');
  expect(problems).toMatchObject([
    {
      code: 'search-unknown-article',
      at: { line: 3, column: 14 },
      message: 'There is no article "retrun-item" in this locale.',
    },
  ]);
  expect(problems[0]?.fix).toContain('Did you mean "return-item"?');
});

test.each([
  ['synonims: []', 'unknown-key'],
  ['synonyms: [[refund]]', 'invalid-value'],
  ['selfTestExceptions: [{article: return-item, query: x}]', 'missing-key'],
])('%s is reported as %s', (text, code) => {
  expect(parse(text).problems.map((found) => found.code)).toEqual([code]);
});
