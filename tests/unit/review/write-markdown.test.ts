import { expect, test } from 'vitest';
import { renderMarkdown } from '#markdown/render.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { problem } from '#problems/problem.ts';
import { codeIn, proseIn } from '#review/markdown-text.ts';
import { noChanges, type Review } from '#review/review.ts';
import { marker, writeMarkdown } from '#review/write-markdown.ts';

const nothing: Review = {
  ...noChanges,
  brokenReplies: [],
  base: { name: 'main', commit: '0123456789abcdef' },
  unreadable: undefined,
  problems: [],
  oldProblems: [],
};

test('a review of nothing says so', () => {
  expect(writeMarkdown(nothing)).toBe(
    `${marker}\n\n## Help centre\n\nNothing changes for readers.\n\nCompared with \`main\` at \`0123456789\`.\n`,
  );
});

test('every part of a review has its section', () => {
  const written = writeMarkdown({
    ...nothing,
    texts: [
      {
        kind: 'topic',
        id: 'orders',
        title: 'Orders',
        change: 'changed',
        pages: [
          { locale: 'en', address: '/en/buy/', change: 'moved', from: '/en/orders/' },
          { locale: 'de', address: '/de/orders/', change: 'changed', textLocale: 'en' },
        ],
      },
    ],
    redirects: [{ from: '/en/orders/', to: '/en/buy/' }],
    reuse: [
      { kind: 'variable', name: 'fee', change: 'changed', files: ['content/articles/en/a.md'] },
      { kind: 'snippet', name: 'note', change: 'added', files: [] },
      {
        kind: 'snippet',
        name: 'old',
        change: 'removed',
        files: Array.from({ length: 9 }, (_, at) => `${at}.md`),
      },
    ],
    lost: ['/en/gone/'],
    stale: [{ kind: 'article', id: 'a', locale: 'de', title: 'A', file: 'content/articles/de/a.md' }],
    search: [
      { locale: 'en', question: 'b', article: 'b', title: 'B', change: 'moved', before: 1, after: 2 },
      { locale: 'en', question: 'a', article: 'a', title: 'A', change: 'lost', before: 1, after: null },
    ],
    index: [{ locale: 'en', before: 1000, after: 2345 }],
    problems: [
      problem('unknown-link', { file: 'content/a.md', at: { line: 7, column: 1 } }, 'Wrong.', 'Mend it.'),
    ],
    oldProblems: [problem('unknown-link', { file: 'content/a.md' }, 'Old.', 'Mend it.')],
  });
  expect(written).toMatchSnapshot();
});

const hostile = [
  '@octocat and @team/all',
  '#123, GH-7, !8, $9, %10, ~bug, &11, owner/repo#12',
  '<img src=x onerror=alert(1)>',
  '</details><script>alert(1)</script>',
  '[a](javascript:alert(1)) ![b](https://tracker.example/x.png)',
  'https://evil.example www.evil.example a@evil.example',
  '`code` ``more`` | bar | *bold* __bold__ ~~gone~~',
  '# heading',
  '1. list',
  '- [ ] task',
  ':tada: $a^2$ &lt;b&gt; {+ added +}',
  'line\nbreak\u2028and\r\n\n<!-- comment',
  '\u202Egnp.exe',
  'deadbeefcafe',
  '\\',
];

test.each(hostile)('%j is text in prose and in code', async (text) => {
  const render = async (body: string) => {
    const file = analyseMarkdown({ file: 'a.md', body, firstLine: 1, format: 'md' });
    return renderMarkdown(file.text, { headingIds: [], links: {}, images: {}, labels });
  };
  const shown = text.replaceAll(/\s+/g, ' ').replaceAll('\u202E', '').trim();
  const prose = await render(`- ${proseIn(text)}\n`);
  expect(textOf(prose).replaceAll('\u2060', '')).toBe(shown);
  expect(prose.replaceAll(/<\/?(?:ul|li|p)>/g, '')).not.toContain('<');
  // What hosts make of finished text.
  expect(textOf(prose)).not.toMatch(/[@#!$%~&]\w|GH-\d|:\/\/|www\.|:\w+:|\b[0-9a-f]{7,40}\b/);
  const code = await render(`- ${codeIn(text)}\n`);
  expect(textOf(code)).toBe(shown);
  expect(code.match(/<code[ >]/g)).toHaveLength(1);
});

const labels = {
  alert: { note: '', tip: '', important: '', warning: '', caution: '' },
  footnotes: '',
  footnoteBack: '',
  playVideo: '',
  transcript: '',
  scrollableTable: '',
};

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();

test('a comment is never longer than hosts take, and says how much it leaves out', () => {
  const long = '*`|'.repeat(400);
  const many = Array.from({ length: 3000 }, (_, number) => number);
  const locales = many.slice(0, 40).map((number) => `l${number}`);
  const written = writeMarkdown({
    ...nothing,
    texts: many.map((number) => ({
      kind: 'article',
      id: `article-${number}`,
      title: long,
      change: 'added',
      pages: locales.map((locale) => ({ locale, address: `/${locale}/${long}/`, change: 'added' })),
    })),
    redirects: many.map((number) => ({ from: `/${number}/${long}`, to: long })),
    lost: many.map((number) => `/${number}/${long}`),
    problems: many.map((number) => problem('unknown-link', { file: `${number}/${long}` }, long, long)),
  });
  expect(written.length).toBeLessThan(60_000);
  expect(written).toMatch(/- … and 29\d\d more/);
  expect(written.match(/<details>/g)?.length).toBe(written.match(/<\/details>/g)?.length);
});
