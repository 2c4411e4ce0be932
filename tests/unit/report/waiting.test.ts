import { expect, test } from 'vitest';
import { contentFacts } from '#report/content-facts.ts';
import { buildReport } from '#report/report.ts';
import { sampleCentre, sampleSite, text } from '../model/sample-centre.ts';
import { input } from './sample-report.ts';

const site = sampleSite('[en, tr]', 'editUrl: https://git.example.com/edit/{file}\n');
const { centre } = sampleCentre(
  {
    'en/orders/index.md': text('Orders'),
    'en/orders/return.md': text('Return an item', 'return-item', ['owner: returns', 'reviewBy: 2026-01-01']),
    'en/orders/track.md': text('Track', 'track-parcel', ['reviewBy: 2026-03-01']),
    'tr/orders/index.md': text('Siparişler'),
    'tr/orders/return.md': text('İade', 'return-item', ['translationOf: v2-000000000000']),
  },
  { site },
);

test('stale translations and overdue reviews stand beside votes, with owner, file and link', () => {
  const content = contentFacts(centre, '2026-01-31', (file) => `content/${file}`);
  const { waiting, overview, articles } = buildReport({ ...input, content });
  expect(overview.waiting).toEqual({ stale: 1, overdue: 1 });
  expect(
    waiting.map(({ article, locale, overdue, isStale, votes }) => [article, locale, overdue, isStale, votes]),
  ).toEqual([
    ['return-item', 'en', 30, false, { yes: 170, no: 70 }],
    ['return-item', 'tr', 0, true, { yes: 0, no: 0 }],
  ]);
  // A translation is its source's owner's.
  expect(waiting[1]).toMatchObject({
    title: 'İade',
    owner: 'returns',
    file: 'content/tr/orders/return.md',
    editUrl: 'https://git.example.com/edit/articles/tr/orders/return.md',
  });
  expect(articles.map(({ text: of }) => of?.overdue)).toEqual([0, 30]);
  expect(buildReport(input).overview.waiting).toBeUndefined();
});
