/** A report for tests: a year of two articles, and the same with a hostile text wherever one can stand. */
import { buildReport, type Report } from '#report/report.ts';
import type { ReportInput } from '#report/input.ts';

export const today = 20_500;
const rev = (n: number) => String(n).padStart(12, '0');

/** A year of two articles: one that a rewrite made better, one that nobody likes. */
export const input: ReportInput = {
  period: { from: today - 27, to: today, before: { from: today - 55, to: today - 28 }, timeZone: 'UTC' },
  funnel: [],
  contacts: [],
  manifest: {
    v: 1,
    articles: [
      {
        id: 'return-item',
        locale: 'en',
        epoch: 1,
        rev: rev(2),
        title: 'Return an item',
        path: '/en/return/',
      },
      { id: 'track-parcel', locale: 'en', epoch: 2, rev: rev(1), title: 'Track', path: '/en/track/' },
      { id: 'return-item', locale: 'tr', epoch: 1, rev: rev(3), title: 'İade', path: '/tr/iade/' },
    ],
  },
  votes: [
    { article: 'return-item', locale: 'en', epoch: 1, day: today - 200, value: -1, reasons: 0b110, n: 60 },
    { article: 'return-item', locale: 'en', epoch: 1, day: today - 190, value: 1, reasons: 0, n: 60 },
    { article: 'return-item', locale: 'en', epoch: 1, day: today - 20, value: 1, reasons: 0, n: 110 },
    { article: 'return-item', locale: 'en', epoch: 1, day: today - 19, value: -1, reasons: 0b10, n: 10 },
    { article: 'track-parcel', locale: 'en', epoch: 2, day: today - 5, value: -1, reasons: 0, n: 4 },
    { article: 'track-parcel', locale: 'en', epoch: 1, day: today - 99, value: 1, reasons: 0, n: 9 },
    { article: 'gone', locale: 'en', epoch: 1, day: today - 9, value: 1, reasons: 0, n: 2 },
  ],
  comments: [
    {
      article: 'return-item',
      locale: 'en',
      epoch: 1,
      rev: rev(2),
      day: today - 20,
      body: 'Step 2 is `missing` [x](javascript:alert(1))',
      flags: 0,
      value: -1,
      reasons: 8,
    },
  ],
  revisions: [
    { article: 'return-item', locale: 'en', epoch: 1, rev: rev(1), day: today - 300 },
    { article: 'return-item', locale: 'en', epoch: 1, rev: rev(2), day: today - 100 },
  ],
  articleCounts: [
    { article: 'track-parcel', locale: 'en', metric: 'click', n: 900 },
    { article: '', locale: 'tr', metric: 'contact', n: 4 },
    { article: 'track-parcel', locale: 'en', metric: 'sent', n: 2 },
    { article: 'track-parcel', locale: 'en', metric: 'sent', n: 3 },
    { article: 'gone', locale: 'tr', metric: 'sent', n: 4 },
  ],
  searches: [],
  tallies: [
    { day: today, name: 'bot', n: 3 },
    { day: today - 1, name: 'bot', n: 4 },
  ],
  setAside: [
    { flags: 1, n: 3 },
    { flags: 4, n: 2 },
    { flags: 256, n: 40 },
  ],
};
export const report = buildReport(input);

/** The report with a hostile text wherever a reader or a stranger can put one. */
export const hostileReport = (text: string): Report => ({
  ...report,
  articles: report.articles.map((article) => ({
    ...article,
    title: text,
    comments: [
      {
        id: '0',
        state: 'done',
        note: text,
        day: '2026-01-01',
        body: text,
        verdict: 'no',
        reasons: [],
        signals: [],
      },
    ],
    text: { file: text, editUrl: undefined, owner: text, reviewBy: undefined, overdue: 1, isStale: true },
  })),
  sent: [{ article: text, title: text, locale: 'en', n: 1 }],
  searches: [
    {
      locale: 'en',
      episodes: 3,
      searches: 3,
      withoutResult: 3,
      reformulated: 0,
      contacted: 0,
      rare: 0,
      queries: [
        {
          locale: 'en',
          query: text,
          episodes: 3,
          withoutResult: 3,
          reformulated: 0,
          contacted: 0,
          followedBy: [text],
          gap: 3,
        },
      ],
    },
  ],
});
