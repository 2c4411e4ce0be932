import type { Nodes } from 'hast';
import { join } from 'node:path';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { toCell } from '#model/csv.ts';
import { escapeHtml } from '#base/escape-html.ts';
import { formatCsv } from '#report/csv.ts';
import { trendChart } from '#report/charts.ts';
import { formatHtml } from '#report/html.ts';
import { formatIssues, toCode, toPlainLine } from '#report/issues.ts';
import { toDate } from '#report/period.ts';
import { buildReport } from '#report/report.ts';
import { tablesOf } from '#report/tables.ts';
import { isInside } from '#report/write.ts';
import { hostileReport, input, report, today } from './sample-report.ts';

describe('the report', () => {
  test('puts first where most readers leave unhappy', () => {
    expect(report.articles.map(({ article, visitors }) => [article, visitors])).toEqual([
      ['track-parcel', 904],
      ['return-item', 240],
    ]);
  });

  test('compares votes before and after the newest revision', () => {
    expect(report.articles[1]).toMatchObject({
      revisionDays: [toDate(today - 100)],
      change: { since: toDate(today - 100), verdict: 'better', votesNeeded: 0 },
      reasons: [
        { reason: 'outdated', n: 70 },
        { reason: 'unclear', n: 60 },
      ],
    });
    expect(report.articles[0]?.change).toBeUndefined();
  });

  test('says what it left out', () => {
    expect(report.quality).toEqual({
      turnedAway: [{ name: 'bot', n: 7 }],
      setAside: { unknown: 3, manyFromOneVisitor: 2, manyFromOneNetwork: 40 },
      counted: 244,
      unrated: 1,
      outdated: 11,
    });
  });

  test('compares languages', () => {
    expect(
      report.locales.map(({ locale, articles, contacts, votes }) => [locale, articles, contacts, votes.yes]),
    ).toEqual([
      ['en', 2, 0, 170],
      ['tr', 1, 4, 0],
    ]);
  });

  test('is the same whatever the order of rows', () => {
    const shuffled = { ...input, votes: input.votes.toReversed(), revisions: input.revisions.toReversed() };
    expect(
      buildReport(shuffled).articles.map(({ article, interval, trend }) => [article, interval, trend]),
    ).toEqual(report.articles.map(({ article, interval, trend }) => [article, interval, trend]));
  });

  test('tells what readers said in an old help centre apart from what they say here', () => {
    const articles = [
      { id: 'return-item', yes: 9, no: 1 },
      { id: 'track-parcel', yes: 5, no: 15, views: 70 },
      { id: 'gone', yes: 5, no: 5 },
    ];
    const told = buildReport({ ...input, former: { v: 1, from: 'zendesk', articles } });
    expect(told.former?.articles.map(({ article, path }) => [article, path])).toEqual([
      ['track-parcel', '/en/track/'],
      ['return-item', '/en/return/'],
    ]);
    expect(told.articles).toEqual(report.articles);
    const page = formatHtml(told, '');
    expect(page).toContain('25 % of 20');
    expect(dangersIn(page)).toEqual([]);
    expect(formatHtml(report, '')).not.toContain('From the old help centre');
  });

  test('of nothing is empty', () => {
    const empty = buildReport({
      ...input,
      votes: [],
      comments: [],
      revisions: [],
      articleCounts: [],
      manifest: { v: 1, articles: [] },
    });
    expect(empty.articles).toEqual([]);
    expect(formatHtml(empty, '')).toContain('<h2>Fix first</h2>');
  });
});

/** Elements and attributes of a page that could act. */
function dangersIn(page: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'element') {
      if (['script', 'img', 'link', 'iframe', 'object', 'base', 'form'].includes(node.tagName))
        found.push(node.tagName);
      found.push(...Object.keys(node.properties).filter((name) => /^on/i.test(name)));
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(unified().use(rehypeParse).parse(page));
  return found;
}

describe('the page', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `' onmouseover='alert(1)`,
    '</style><script>alert(1)</script>',
    '&lt;script&gt;',
    '<!--',
    ']]>',
  ])('escapes %s wherever it stands', (text) => {
    const page = formatHtml(hostileReport(text), 'https://help.example.com');
    expect(page.replaceAll(escapeHtml(text), '')).not.toContain(text);
    expect(page.split(escapeHtml(text)).length - 1).toBeGreaterThanOrEqual(8);
    expect(dangersIn(page)).toEqual([]);
  });

  test('has no script and loads nothing', () => {
    const page = formatHtml(report, 'https://help.example.com');
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(/);
    expect(page).toContain(`default-src 'none'`);
    expect(
      [...page.matchAll(/href="([^"]*)"/g)].every(
        ([, href = '']) => href.startsWith('#') || href.startsWith('https://help.example.com/'),
      ),
    ).toBe(true);
  });

  test('speaks of shares only from ten votes on, and of missing votes', () => {
    const page = formatHtml(report, '');
    expect(page).toContain('0 yes, 4 no');
    expect(page).toContain('71 % of 240');
    const unclear = formatHtml(
      buildReport({ ...input, votes: input.votes.map((vote) => ({ ...vote, n: 3 })) }),
      '',
    );
    expect(unclear).toMatch(/not clear yet \(-?\d+ % to \d+ %\); needs about \d+ more votes/);
  });
});

test('the trend shows each month and each revision', () => {
  const chart = trendChart(report.articles[1]?.trend ?? [], report.articles[1]?.revisionDays ?? []);
  expect(chart.match(/<title>/g)?.length).toBeGreaterThanOrEqual(2);
  expect(chart).toContain('0 yes, 60 no');
  expect(chart.match(/class="revision"/g)).toHaveLength(1);
  expect(report.articles[1]?.trend.map(({ month }) => month)).toEqual([
    '2025-07',
    '2025-08',
    '2025-09',
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
  ]);
  expect(trendChart([], [])).toBe('');
});

describe('spreadsheets', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '|calc',
    '%x',
    '\0=1',
  ])('do not calculate %j', (text) => {
    expect(toCell(text).startsWith(`"'`)).toBe(true);
  });

  test('do not calculate where a spreadsheet separates by semicolons, whatever our quotes', () => {
    const cells = ['Hm;=1+1;x', 'Hm\n=1', 'Hm\r\n@SUM(A1)', 'Hm;  +1', 'Hm;-1', 'Hm\t=1'].map((text) =>
      toCell(text),
    );
    const theirs = cells.flatMap((cell) => `"a",${cell}`.split(/[;\t\r\n]/));
    expect(theirs.filter((cell) => /^[\s"]*[=+\-@]/.test(cell))).toEqual([]);
    expect(toCell('First:\n- one\n- two; then 1-2')).toBe('"First:\n- one\n- two; then 1-2"');
  });

  test('get quotes and line breaks as RFC 4180 says, and numbers as numbers', () => {
    expect(toCell('a "b"\nc')).toBe('"a ""b""\nc"');
    expect(toCell(-1.5)).toBe('-1.5');
  });

  test('have one line for each article, query and comment', () => {
    const tables = tablesOf(hostileReport('=cmd'), input);
    expect(formatCsv(tables.articles).trimEnd().split('\r\n')).toHaveLength(3);
    expect(formatCsv(tables.queries)).toContain(`"'=cmd"`);
    expect(formatCsv(tables.comments)).toContain(`"'=cmd"`);
    expect(formatCsv(tables.contacts_by_day)).toBe(
      '\ufeff"day","locale","country","device","via","channel","n"\r\n',
    );
  });
});

describe('issues', () => {
  test('are made of the articles with at least three unhappy readers', () => {
    const issues = formatIssues(report, 'https://help.example.com');
    expect(issues.split('\n\n---\n\n')).toHaveLength(2);
    expect(issues).toContain('https://help.example.com/en/return/');
    expect(formatIssues(report, '', 1)).not.toContain('---');
  });

  test('never carry Markdown, mentions or escape sequences of a reader', () => {
    expect(toPlainLine('@team [x](http://a) <b>\u001b[31m\n# h')).toBe(
      '\\@team \\[x\\]\\(http\\://a\\) \\<b\\> \\[31m \\# h',
    );
    expect(toCode('@team #12 www.evil.test `code` ``` <b>\u009b31m\n# h')).toBe(
      '```` @team #12 www.evil.test `code` ``` <b> 31m # h ````',
    );
    expect(formatIssues(report, '')).toContain('`` Step 2 is `missing` [x](javascript:alert(1)) ``');
  });

  test('say where most votes came from one network, and so does the page, but only there', () => {
    const tallies = [
      { day: today, name: 'one-network:en/track-parcel', n: 7 },
      { day: today, name: 'votes:en/track-parcel', n: 9 },
      { day: today - 1, name: 'one-network:en/track-parcel', n: 6 },
      { day: today - 1, name: 'votes:en/track-parcel', n: 12 },
    ];
    const marked = buildReport({ ...input, tallies });
    expect(marked.articles.map(({ article, oneNetwork }) => [article, oneNetwork])).toEqual([
      ['track-parcel', [{ day: toDate(today), n: 7, of: 9 }]],
      ['return-item', []],
    ]);
    expect(marked.quality.turnedAway).toEqual([]);
    expect(formatHtml(marked, '')).toContain(`Most votes came from one network: 7 of 9 on ${toDate(today)}.`);
    expect(formatHtml(report, '')).not.toContain('one network:');
    expect(formatIssues(marked, '')).toContain('On 1 day most votes came from one network');
  });

  test('say the same of results opened, searches and contacts', () => {
    const tallies = ['opened:en/track-parcel', 'searches:site', 'contacts:site'].flatMap((name) => [
      { day: today, name: `one-network-${name}`, n: 70 },
      { day: today, name, n: 90 },
    ]);
    const marked = buildReport({ ...input, tallies });
    const page = formatHtml(marked, '');
    for (const what of ['Most of those who opened it as a result', 'Most searches', 'Most of them'])
      expect(page).toContain(`${what} came from one network: 70 of 90 on ${toDate(today)}.`);
    expect(formatIssues(marked, '')).toContain('On 1 day it was opened as a result mostly from one network');
  });
});

test('what agents send is summed by article and language, the most sent first', () => {
  expect(report.sent.map(({ article, locale, n }) => [article, locale, n])).toEqual([
    ['track-parcel', 'en', 5],
    ['gone', 'tr', 4],
  ]);
  expect(report.sent.at(-1)?.title).toBe('gone');
  expect(formatHtml(report, '')).toContain('<h2>Sent by agents</h2>');
  expect(formatHtml({ ...report, sent: [] }, '')).not.toContain('Sent by agents');
});

test.each([
  ['dist', true],
  ['dist/report', true],
  ['./dist/../dist/x', true],
  ['report', false],
  ['dist-report', false],
  ['..dist', false],
  ['/tmp/report', false],
])('a report in %s is inside the site: %s', (folder, expected) => {
  expect(isInside(folder, join(process.cwd(), 'dist'))).toBe(expected);
});
