import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAnnouncements, statusMessages } from '#model/channels/announcements.ts';
import { localeOf } from '#site/site.ts';
import { site } from './demo.ts';

const now = Date.parse('2026-12-01T12:00Z');
const parse = (text: string) => parseAnnouncements({ file: 'announcements.yaml', text }, { site, now });

const text = `announcements:
  - { id: news, from: "2026-11-01T00:00Z", until: "2026-12-31T00:00Z", text: { en: News, tr: Haber } }
  - { id: outage, kind: incident, from: "2026-12-01T10:00+03:00", until: "2026-12-02T00:00Z", text: Cards fail, countries: [TR] }
  - { id: later, kind: warning, from: "2026-12-05T00:00Z", until: "2026-12-06T00:00Z", text: Works, locales: [tr] }
`;

test('incidents come first; what is to come waits hidden', () => {
  const { announcements = [], problems } = parse(text);
  expect(problems).toEqual([]);
  const shown = statusMessages(announcements, localeOf(site, 'tr'), now);
  expect(shown.map(({ id, text: words, isCurrent }) => [id, words, isCurrent])).toEqual([
    ['outage', 'Cards fail', true],
    ['later', 'Works', false],
    ['news', 'Haber', true],
  ]);
  expect(
    statusMessages(announcements, localeOf(site, 'de'), now).map(({ id, text: words }) => [id, words]),
  ).toEqual([
    ['outage', 'Cards fail'],
    ['news', 'News'],
  ]);
  expect(statusMessages(announcements, localeOf(site, 'en'), Date.parse('2027-01-01T00:00Z'))).toEqual([]);
});

test('times need an offset, texts their locales, and what is over goes', () => {
  const [problem, ...others] = parse(
    'announcements: [{ id: a, from: "2026-12-01", until: "2026-12-02T00:00Z", text: A }]',
  ).problems;
  expect([problem?.code, others]).toEqual(['invalid-value', []]);
  expect(problem?.message).toContain('2026-12-01T09:00:00+03:00');
  expect(
    parse(`announcements:
  - { id: a, from: "2026-01-01T00:00Z", until: "2026-01-02T00:00Z", text: A, locales: [fr] }
  - { id: b, from: "2026-12-09T00:00Z", until: "2026-12-02T00:00Z", text: { tr: B } }
`).problems.map(({ at, code, message }) => `${at?.line} ${code}: ${message}`),
  ).toMatchInlineSnapshot(`
    [
      "2 announcement-past: Announcement "a" ended on 2026-01-02T00:00Z.",
      "2 unknown-locale: "fr" is not a locale of this site.",
      "3 channel-dates: Announcement "b" ends (2026-12-02T00:00Z) before it begins (2026-12-09T00:00Z).",
      "3 label-missing: Announcement "b" has no text for locales "en", "de", "ar", "ja" or their fallbacks.",
    ]
  `);
});

test('the demo’s announcements have no problems', () => {
  const file = 'content/announcements.yaml';
  const source = { file, text: readFileSync(file, 'utf8') };
  expect(parseAnnouncements(source, { site, now: Date.parse('2026-11-22T00:00Z') }).problems).toEqual([]);
});
