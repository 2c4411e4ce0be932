import { describe, expect, test } from 'vitest';
import { formatManifest, parseManifest } from '#model/feedback/manifest.ts';
import {
  formatSummary,
  mostHelpful,
  parseSummary,
  type FeedbackSummary,
  type ListedArticle,
} from '#model/feedback/summary.ts';

const row = (id: string, yes: number, no: number, change = {}) => ({
  id,
  locale: 'en',
  epoch: 1,
  yes,
  no,
  clicks: 0,
  ...change,
});
const page = (id: string, topics: string[] = ['orders'], change = {}): ListedArticle => ({
  id,
  locale: 'en',
  epoch: 1,
  topics,
  ...change,
});
const summaryOf = (...articles: ReturnType<typeof row>[]): FeedbackSummary => ({
  v: 1,
  through: '2026-03-01',
  articles,
});

const read = (text: string | undefined) =>
  parseSummary({ file: 'content/feedback-summary.json', text }, '2026-03-02');

describe('reading a summary', () => {
  const good = formatSummary([row('a', 30, 2)], '2026-03-01');

  test('gives what was written', () => {
    expect(read(good)).toEqual({ summary: summaryOf(row('a', 30, 2)), problems: [] });
  });

  test('without a file there is nothing, and nothing to complain about', () => {
    expect(read(undefined)).toEqual({ problems: [] });
  });

  test.each([
    ['empty', ''],
    ['cut off', good.slice(0, 30)],
    ['another version', good.replace('"v": 1', '"v": 2')],
    ['unknown keys', good.replace('"v": 1', '"v": 1, "html": "<script>"')],
    ['a hostile id', good.replace('"id": "a"', '"id": "\\"><script>alert(1)</script>"')],
    ['negative counts', good.replace('30', '-30')],
    ['infinite counts', good.replace('30', '1e999')],
    ['a polluted prototype', '{"__proto__":{"v":1},"constructor":1}'],
    ['depth', '['.repeat(100_000)],
    [
      'too many',
      JSON.stringify({ v: 1, through: '2026-03-01', articles: Array(200_001).fill(row('a', 30, 2)) }),
    ],
    ['a day that is none', good.replace('2026-03-01', '2026-13-41')],
  ])('%s is a warning and no summary', (_, text) => {
    const { summary, problems } = read(text);
    expect(summary).toBeUndefined();
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['feedback-summary', 'warning']]);
  });

  test.each([
    ['2026-01-15', 0],
    ['2026-01-14', 1],
    ['2027-01-01', 1],
  ])('with votes through %s it gives %i warnings', (through, warnings) => {
    const text = formatSummary([row('a', 30, 2)], through);
    expect(parseSummary({ file: 'x', text }, '2026-03-01').problems).toHaveLength(warnings);
  });

  test('says what to do', () => {
    expect(read('x').problems[0]?.message).toMatchInlineSnapshot(
      `"This is not a feedback summary. The site is built without its "most helpful" list."`,
    );
  });
});

describe('writing a summary', () => {
  test('leaves out articles with fewer than 20 votes', () => {
    const text = formatSummary([row('a', 19, 0), row('b', 20, 0)], '2026-03-01');
    expect(JSON.parse(text)).toMatchObject({ articles: [{ id: 'b' }] });
  });

  test('gives the same bytes for the same articles in any order', () => {
    const rows = [row('b', 30, 1), row('a', 30, 1, { locale: 'tr' }), row('a', 30, 1)];
    expect(formatSummary(rows.toReversed(), '2026-03-01')).toBe(formatSummary(rows, '2026-03-01'));
  });
});

describe('what helps most', () => {
  const articles = ['a', 'b', 'c', 'd'].map((id) => page(id));

  test('comes by the lower end of the interval, not by the share', () => {
    const summary = summaryOf(row('a', 20, 0), row('b', 195, 5), row('c', 60, 40));
    expect(mostHelpful(summary, articles, { locale: 'en' })).toEqual(['b', 'a', 'c']);
  });

  test('is not shown with fewer than three articles', () => {
    expect(mostHelpful(summaryOf(row('a', 50, 0), row('b', 50, 1)), articles, { locale: 'en' })).toEqual([]);
    expect(mostHelpful(undefined, articles, { locale: 'en' })).toEqual([]);
  });

  test('leaves out articles that are gone, of another locale or of an earlier epoch', () => {
    const summary = summaryOf(
      row('a', 50, 0),
      row('b', 50, 1),
      row('c', 50, 2),
      row('d', 99, 0, { epoch: 2 }),
      row('e', 99, 0),
      row('f', 99, 0, { locale: 'tr' }),
    );
    expect(mostHelpful(summary, articles, { locale: 'en' })).toEqual(['a', 'b', 'c']);
  });

  test('takes at most three of a topic, unless a topic is asked for', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id, n) => row(id, 90 - n, 5));
    const listed = ['a', 'b', 'c', 'd']
      .map((id) => page(id, ['orders/returns', 'orders']))
      .concat(page('e', ['billing']));
    expect(mostHelpful(summaryOf(...many), listed, { locale: 'en' })).toEqual(['a', 'b', 'c', 'e']);
    expect(mostHelpful(summaryOf(...many), listed, { locale: 'en', topic: 'orders' })).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(mostHelpful(summaryOf(...many), listed, { locale: 'en', topic: 'order' })).toEqual([]);
  });

  test('has ties in a fixed order', () => {
    const tied = ['c', 'a', 'b'].map((id) => row(id, 50, 5));
    expect(mostHelpful(summaryOf(...tied), articles, { locale: 'en' })).toEqual(['a', 'b', 'c']);
    expect(
      mostHelpful(summaryOf(...tied.toReversed()), articles.toReversed(), { locale: 'en', limit: 2 }),
    ).toEqual(['a', 'b']);
  });
});

test('a manifest is read as it was written, and nothing else is', () => {
  const article = { id: 'a', locale: 'en', epoch: 1, rev: 'a1b2c3d4e5f6', title: 'A', path: '/en/a/' };
  expect(parseManifest(formatManifest([article]))).toEqual({ v: 1, articles: [article] });
  for (const path of ['//evil.test/', 'https://evil.test/', '/\\evil.test']) {
    expect(parseManifest(formatManifest([{ ...article, path }]))).toBeUndefined();
  }
  expect(parseManifest('{')).toBeUndefined();
});
