import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFeedbackSummary, summaryPath } from '#files/read-feedback-summary.ts';
import { placesFrom } from '#files/places.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const today = '2026-11-02';

const article = (change: object) =>
  JSON.stringify({
    v: 1,
    through: '2026-11-01',
    articles: ['d', 'e', 'f'].map((letter) => ({
      id: `article-${letter}`,
      locale: 'en',
      epoch: 1,
      yes: 30,
      no: 1,
      clicks: 0,
      ...change,
    })),
  });

function read(text: string) {
  const contentDir = temporaryFolder();
  const places = placesFrom({ CONTENT_DIR: contentDir });
  writeFileSync(summaryPath(places), text);
  return readFeedbackSummary(places, today);
}

test('a sound and fresh summary is read', () => {
  const { summary, problems } = read(article({}));
  expect(problems).toEqual([]);
  expect(summary?.articles).toHaveLength(3);
});

test.each<[string, string]>([
  ['stale', article({}).replace(/"through":"[^"]*"/, '"through":"2020-01-01"')],
  ['not JSON', '{"v":1,"articles":[{'],
  ['not text', '\u0000\ufffd'.repeat(1000)],
  ['huge', `[${'0,'.repeat(4_000_000)}0]`],
  ['full of markup', article({ id: '"><script>alert(1)</script>' })],
  ['about a prototype', article({}).replace('"v":1', '"__proto__":{"polluted":1},"v":1')],
  ['beyond all numbers', article({ yes: 1e308 })],
])('a summary that is %s is a warning, and counts as absent', (_, text) => {
  const { summary, problems } = read(text);
  expect(summary).toBeUndefined();
  expect(problems.map(({ severity, file }) => [severity, file])).toEqual([
    ['warning', expect.stringContaining('feedback-summary.json')],
  ]);
});
