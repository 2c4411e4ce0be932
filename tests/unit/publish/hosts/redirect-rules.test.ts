import { describe, expect, test } from 'vitest';
import { describeRules, redirectRules, servedRedirects } from '#publish/hosts/redirect-rules.ts';
import { headerRules } from '#publish/hosts/server-files.ts';
import { vercelConfiguration } from '#publish/hosts/vercel.ts';
import type { Host } from '#site/site.ts';
import { sampleCentre, sampleSite, text } from '../../model/sample-centre.ts';
import { readAsCloudflare } from './cloudflare-pages.ts';
import { readAsNetlify } from './netlify.ts';
import { readAsVercel } from './vercel.ts';

/** A centre with one article and these old addresses, its rules as a file, and what the build says of them. */
function rulesOf(host: Host, legacy: readonly string[]) {
  const site = sampleSite('[en, tr]', `host: ${host}\n`);
  const lines = [`legacy: ${JSON.stringify(legacy)}`];
  const { centre } = sampleCentre({ 'en/a.md': text('A', 'art-a', lines) }, { site });
  // An article of Zendesk answers in each language as English and Turkish write theirs, in any other, and without one.
  const rulesOfOne = (one: string) => (one.startsWith('zendesk:') ? 6 : one.startsWith('intercom:') ? 3 : 1);
  expect(centre.redirects.length).toBe(legacy.reduce((sum, one) => sum + rulesOfOne(one), 0));
  const served = servedRedirects(site, centre.redirects);
  const rules = redirectRules(served, site);
  return {
    rules,
    file: rules.lines.map((line) => `${line}\n`).join(''),
    vercel: () => readAsVercel(vercelConfiguration(site, served, headerRules(site))),
    notes: describeRules(rules, host),
  };
}

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i));

/** How readers ask for those of `mixed`. */
const askedAddresses = [
  '/old/',
  '/old',
  '/old/?q=1',
  '/guide.pdf',
  '/äpfel/',
  '/old;v=1/x/',
  "/it's/(old)/",
  '/kb/faq.php?id=7',
  '/kb/faq.php?lang=en&id=7',
  '/?p=12',
  '/hc/en-us/articles/360',
  '/hc/pt-br/articles/360-How-to',
  '/hc/tr/articles/360/comments',
  '/fr/articles/77-how-to',
];

/** Where an address of them leads: to its own language, where it names one of the site. */
const targetOf = (address: string) => {
  const [, language] = /^\/hc\/(en|tr)\b/.exec(address) ?? [];
  return language === undefined ? '/a/art-a/' : `/${language}/a/`;
};

const mixed = [
  '/old/',
  '/guide.pdf',
  '/äpfel/',
  '/old;v=1/x/',
  "/it's/(old)/",
  '/kb/faq.php?id=7',
  '/?p=12',
  'zendesk:360',
  'intercom:77',
];

describe('Cloudflare Pages', () => {
  test.each(['any', 'cloudflare'] as const)(
    'takes every line for "%s", and obeys it as it is meant',
    (host) => {
      const { file, notes } = rulesOf(host, mixed);
      const { ignored, locationOf } = readAsCloudflare(file);
      expect(ignored).toEqual([]);
      expect(locationOf('/old/?q=1')).toBe('/a/art-a/?q=1');
      for (const address of [
        '/guide.pdf',
        '/äpfel/',
        '/old;v=1/x/',
        "/it's/(old)/",
        '/hc/en-us/articles/360',
        '/hc/pt-br/articles/360-How-to',
        '/hc/tr/articles/360/comments',
        '/fr/articles/77-how-to',
      ]) {
        expect([address, locationOf(address)]).toEqual([address, targetOf(address)]);
      }
      for (const address of ['/hc/en-us/articles/3601', '/kb/faq.php', '/kb/faq.php?id=7', '/', '/en/']) {
        expect([address, locationOf(address)]).toEqual([address, undefined]);
      }
      expect(notes[1]).toBe('2 old addresses answer on nginx and with npm start only, such as /?p=12.');
    },
  );

  test('what is beyond its limits answers as a page; what cannot be a page is taken first', () => {
    const { rules, file, notes } = rulesOf('cloudflare', [
      ...many(2100, (i) => `/old/${i}/`),
      ...many(50, (i) => `/files/${i}.pdf`),
    ]);
    const { ignored, locationOf } = readAsCloudflare(file);
    expect(ignored).toEqual([]);
    expect(locationOf('/files/49.pdf')).toBe('/a/art-a/');
    expect(rules).toMatchObject({ plain: 2000, patterns: 0, pagesOnly: 150, unanswered: [] });
    expect(notes).toEqual([
      'Old addresses: 2,000 plain lines and 0 with a pattern in _redirects (Cloudflare takes 2,000 and 100), ' +
        '150 beyond them as pages only.',
    ]);
  });

  test('thirty articles of a former help centre fit, plain lines before patterns; of 120, all numbers answer', () => {
    const thirty = readAsCloudflare(
      rulesOf(
        'cloudflare',
        many(30, (i) => `zendesk:${360_000 + i}`),
      ).file,
    );
    expect(thirty.ignored).toEqual([]);
    // With their titles, all find the article; there is no room for more.
    expect(thirty.locationOf('/hc/en-gb/articles/360029-a-title')).toBe('/a/art-a/');
    expect(thirty.locationOf('/hc/en-gb/articles/360029')).toBe('/en/a/');

    const { file, rules } = rulesOf(
      'cloudflare',
      many(120, (i) => `zendesk:${360_000 + i}`),
    );
    const large = readAsCloudflare(file);
    expect(large.ignored).toEqual([]);
    expect(large.locationOf('/hc/tr/articles/360119')).toBe('/tr/a/');
    expect(rules).toMatchObject({ patterns: 100, pagesOnly: 0 });
    expect(large.locationOf('/hc/articles/360119')).toBe('/a/art-a/');
    expect(rules.unanswered).toHaveLength(140);
  });
});

describe('Netlify', () => {
  test('its parser takes every line, and its matcher obeys it before files', async () => {
    const { file, notes } = rulesOf('netlify', mixed);
    const { errors, answerTo } = await readAsNetlify(file);
    expect(errors).toEqual([]);
    for (const address of askedAddresses) {
      expect([address, answerTo(address)]).toEqual([address, `${targetOf(address)} 301!`]);
    }
    for (const address of [
      '/hc/en-us/articles/3601',
      '/kb/faq.php',
      '/kb/faq.php?id=70',
      '/',
      '/?p=1',
      '/EN/',
    ]) {
      expect([address, answerTo(address)]).toEqual([address, undefined]);
    }
    expect(answerTo('/tr/yok/')).toBe('/tr/404.html 404');
    expect(answerTo('/_server/nginx.conf')).toBe('/404.html 404!');
    expect(notes).toHaveLength(1);
  });

  test('takes what is written for any host, too', async () => {
    const { errors, answerTo } = await readAsNetlify(rulesOf('any', mixed).file);
    expect(errors).toEqual([]);
    expect(answerTo('/old/')).toBe('/a/art-a/ 301');
    expect(answerTo('/hc/tr/articles/360-baslik')).toBe('/tr/a/ 301');
  });
});

describe('Vercel', () => {
  test('its library takes the file, and every old address leads to its page', () => {
    const { vercel, notes } = rulesOf('vercel', mixed);
    const { error, answerTo } = vercel();
    expect(error).toBeUndefined();
    for (const address of askedAddresses) {
      expect([address, answerTo(address)]).toEqual([address, `${targetOf(address)} 301`]);
    }
    for (const address of [
      '/kb/faq.php',
      '/kb/faq.php?id=70',
      '/',
      '/?p=1',
      '/en/',
      '/en/a/index.md',
      '/guide.pdf2.txt',
      '/_feedback/v1/e',
      '/.well-known/security',
    ]) {
      expect([address, answerTo(address)]).toEqual([address, undefined]);
    }
    expect(answerTo('/hc/en-us/articles/3601')).toBe('/hc/en-us/articles/3601/ 301');
    expect(answerTo('/en/a')).toBe('/en/a/ 301');
    expect(notes).toEqual([
      'Old addresses: 7 plain lines and 9 with a pattern in _server/vercel.json (Vercel takes 2,048, with those of headers), ' +
        '0 beyond them as pages only.',
    ]);
  });

  test('what is beyond its limit answers as a page', () => {
    const { vercel, rules } = rulesOf('vercel', [
      ...many(2100, (i) => `/old/${i}/`),
      ...many(50, (i) => `/files/${i}.pdf`),
    ]);
    const { error, count, answerTo } = vercel();
    expect(error).toBeUndefined();
    expect(count).toBeLessThanOrEqual(2048);
    expect(answerTo('/files/49.pdf')).toBe('/a/art-a/ 301');
    expect(rules).toMatchObject({ plain: 1948, patterns: 0, pagesOnly: 202, unanswered: [] });
  });

  test('headers of several rules are sent together, and each language has its "not found" page', () => {
    const { headersOf, notFoundPageOf } = rulesOf('vercel', mixed).vercel();
    expect(headersOf('/en/')['X-Content-Type-Options']).toBe('nosniff');
    expect(headersOf('/_astro/a.css')['Cache-Control']).toBe('public, max-age=31536000, immutable');
    expect(headersOf('/en/')['Cache-Control']).toBeUndefined();
    expect(headersOf('/_images/a.svg')['Content-Security-Policy']).toMatch(/^default-src 'self'.*, sandbox$/);
    expect(headersOf('/a/art-a/')['X-Robots-Tag']).toBe('noindex');
    expect(notFoundPageOf('/tr/yok/')).toBe('/tr/404.html 404');
    expect(notFoundPageOf('/nowhere')).toBe('/404.html 404');
  });
});

test('GitHub Pages takes no rules: pages answer, and what has none is told', () => {
  const { rules, notes } = rulesOf('github-pages', mixed);
  expect(rules.lines).toEqual([]);
  expect(notes).toEqual([
    'Old addresses: 0 plain lines and 0 with a pattern (GitHub Pages takes none), 11 beyond them as pages only.',
    '3 old addresses answer on nginx and with npm start only, such as /?p=12.',
  ]);
});

test('nginx takes all of them without a word', () => {
  expect(rulesOf('nginx', mixed).notes).toEqual([]);
});
