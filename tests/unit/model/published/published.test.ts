import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLedger, writeLedger } from '#model/published/ledger.ts';
import { isError } from '#problems/problem.ts';
import { sampleCentre, sampleSite, text } from '../sample-centre.ts';

type Files = Readonly<Record<string, string>>;

const files: Files = {
  'en/returns/index.md': text('Returns'),
  'en/returns/a.md': text('A', 'art-a'),
  'en/returns/b.md': text('B', 'art-b'),
  'en/orders/index.md': text('Orders'),
  'en/orders/c.md': text('C', 'art-c'),
  'tr/returns/index.md': text('İade', '', ['slug: iade']),
  'tr/returns/a.md': text('A', 'art-a', ['slug: bir']),
};

const site = (locales = '[en, tr, ar]') => sampleSite(locales);

const ledgerOf = (of: Files, locales?: string) =>
  parseLedger('published.json', writeLedger([], sampleCentre(of, { site: site(locales) }).centre)).ledger;

/** What the check says after a change, and where the addresses that were public lead. */
function after(change: (before: Files) => Files, { locales = '[en, tr, ar]', was = '[en, tr, ar]' } = {}) {
  const published = ledgerOf(files, was);
  const { centre, problems } = sampleCentre(change(files), { site: site(locales), published });
  return {
    problems: problems
      .filter(isError)
      .map(({ code, at, message, fix }) => `${at?.line}: ${code}: ${message} ${fix}`),
    redirects: centre.redirects.map(
      ({ from, to }) => `${decodeURIComponent(from)} → ${decodeURIComponent(to)}`,
    ),
  };
}

const without = (name: string) => (all: Files) =>
  Object.fromEntries(Object.entries(all).filter(([file]) => !file.endsWith(name)));
const withFile = (name: string, content: string) => (all: Files) => ({ ...all, [name]: content });

test('a line for each article and topic, sorted, with the fallback pages of languages that lack it', () => {
  expect(writeLedger([], sampleCentre(files).centre)).toBe(
    [
      '{',
      '  "art-a": ["/ar/returns/a/", "/en/returns/a/", "/tr/iade/bir/"],',
      '  "art-b": ["/ar/returns/b/", "/en/returns/b/", "/tr/iade/b/"],',
      '  "art-c": ["/ar/orders/c/", "/en/orders/c/", "/tr/orders/c/"],',
      '  "orders/": ["/ar/orders/", "/en/orders/", "/tr/orders/"],',
      '  "returns/": ["/ar/returns/", "/en/returns/", "/tr/iade/"]',
      '}',
      '',
    ].join('\n'),
  );
});

test('the ledger only grows, and is the same again if nothing is new', () => {
  const published = ledgerOf(files)?.entries ?? [];
  const moved = sampleCentre(withFile('en/returns/a.md', text('A', 'art-a', ['slug: z']))(files)).centre;
  const text1 = writeLedger(published, moved);
  expect(text1).toContain(
    '"art-a": ["/ar/returns/a/", "/ar/returns/z/", "/en/returns/a/", "/en/returns/z/", "/tr/iade/bir/"]',
  );
  expect(writeLedger(parseLedger('x', text1).ledger?.entries ?? [], moved)).toBe(text1);
  const fewer = sampleCentre(without('b.md')(files)).centre;
  expect(writeLedger(published, fewer)).toContain('"art-b"');
});

test('what is as it was has no problem', () => {
  expect(after((all) => all)).toEqual({ problems: [], redirects: [] });
});

describe('an address that is lost is told at its line, with what to do', () => {
  test.for<[what: string, change: (before: Files) => Files, said: readonly string[]]>([
    [
      'an article is deleted',
      without('returns/b.md'),
      [
        '3: published-lost: Article "art-b" was public and is gone',
        '/a/art-b/, /ar/returns/b/, /en/returns/b/ and 1 more.',
        'Restore it, or let another article answer',
        'npx fener retire art-b --replaced-by art-c',
      ],
    ],
    [
      'a slug changes',
      withFile('tr/returns/a.md', text('A', 'art-a', ['slug: iki'])),
      [
        '2: published-lost: Article "art-a" was public at /tr/iade/bir/, and was renamed or moved',
        'Add "movedFrom: ["/tr/iade/bir/"]" to en/returns/a.md.',
      ],
    ],
    [
      'the id changes',
      withFile('en/orders/c.md', text('C', 'art-x')),
      ['4: published-lost: Article "art-c" has another id now, "art-x".', 'Write "id: art-c" again.'],
    ],
    [
      'an article becomes a draft',
      withFile('en/orders/c.md', text('C', 'art-c', ['draft: true'])),
      [
        '4: published-lost: Article "art-c" was public and is a draft now.',
        '5: published-lost: Topic "orders"',
      ],
    ],
    [
      'an article is no longer shown in a language',
      withFile('en/orders/c.md', text('C', 'art-c', ['locales: [en, tr]'])),
      ['4: published-lost: Article "art-c" was public at /ar/orders/c/, and isn\'t shown in "ar" any more.'],
    ],
    [
      'a topic changes its slug: all that lies below it, each at its line',
      withFile('tr/returns/index.md', text('İade', '', ['slug: geri'])),
      [
        '2: published-lost: Article "art-a"',
        '3: published-lost: Article "art-b"',
        '6: published-lost: Topic "returns" was public at /tr/iade/',
      ],
    ],
  ])('%s', ([, change, said]) => {
    const told = after(change)
      .problems.filter((line) => line.includes('published-lost'))
      .join('\n');
    for (const part of said) expect(told).toContain(part);
  });

  test('what answers by a redirect is not lost: a chain of slugs, a topic that moved, a number of a former system', () => {
    const renamed = (all: Files) =>
      withFile(
        'en/orders/c.md',
        text('C', 'art-c', [
          'slug: z',
          'movedFrom: [/en/orders/c/, /tr/orders/c/, /ar/orders/c/, /en/orders/y/]',
        ]),
      )(all);
    expect(after(renamed).problems).toEqual([]);
    const moved = withFile('tr/returns/index.md', text('İade', '', ['slug: geri', 'movedFrom: [/tr/iade/]']));
    expect(after(moved).problems).toEqual([]);
  });

  test('a file that cannot be read is not called lost', () => {
    const broken = withFile('en/returns/b.md', text('B', 'art-b').replace('title: B', 'title: [B'));
    expect(after(broken).problems.filter((line) => line.includes('published-lost'))).toEqual([]);
    expect(after(withFile('en/returns/b.md', '')).problems.filter((line) => line.includes('lost'))).toEqual(
      [],
    );
  });
});

describe('what redirects by itself', () => {
  test('an article that gets a translation leaves its fallback address', () => {
    const { problems, redirects } = after(withFile('tr/orders/c.md', text('C', 'art-c', ['slug: üç'])));
    expect({ problems, redirects }).toEqual({ problems: [], redirects: ['/tr/orders/c/ → /tr/orders/üç/'] });
  });

  test('so does a topic, with all below it', () => {
    const translated = (all: Files) =>
      withFile(
        'tr/orders/index.md',
        text('Siparişler', '', ['slug: siparisler']),
      )(withFile('tr/orders/c.md', text('C', 'art-c', ['slug: uc']))(all));
    expect(after(translated)).toEqual({
      problems: [],
      redirects: ['/tr/orders/ → /tr/siparisler/', '/tr/orders/c/ → /tr/siparisler/uc/'],
    });
  });

  test('a language that the site gives up leads to the article in the language of its reader', () => {
    expect(after((all) => all, { locales: '[en, tr]' })).toEqual({
      problems: [],
      redirects: [
        '/ar/orders/ → /en/orders/',
        '/ar/orders/c/ → /a/art-c/',
        '/ar/returns/ → /en/returns/',
        '/ar/returns/a/ → /a/art-a/',
        '/ar/returns/b/ → /a/art-b/',
      ],
    });
  });

  test('a page that has such an address by now keeps it', () => {
    const { problems, redirects } = after((all) => ({
      ...all,
      'tr/orders/c.md': text('C', 'art-c', ['slug: uc']),
      'tr/orders/d.md': text('D', 'art-d', ['slug: c']),
      'en/orders/d.md': text('D', 'art-d'),
    }));
    expect({ problems, redirects }).toEqual({ problems: [], redirects: [] });
  });
});

test('a base path belongs to the host: addresses are kept without it', () => {
  const { centre } = sampleCentre(files);
  expect(writeLedger([], { ...centre, site: { ...centre.site, base: '/help' } })).toBe(
    writeLedger([], centre),
  );
});

describe('a damaged ledger is a problem at its line, and there is none to write over', () => {
  test.for<[what: string, text: string, said: string]>([
    ['a conflict', '{\n<<<<<<< ours\n  "a": ["/en/a/"]\n=======\n>>>>>>> theirs\n}', '2: merge-conflict'],
    ['a missing comma', '{\n  "a": ["/en/a/"]\n  "b": ["/en/b/"]\n}', '3: json-syntax'],
    ['an empty file', '', '1: json-syntax'],
    ['a list', '[]', '1: invalid-value'],
    ['a number', '{\n  "a": 3\n}', '2: invalid-value'],
    ['an address of elsewhere', '{\n  "a": ["https://x.example/"]\n}', '2: invalid-value'],
  ])('%s', ([, written, said]) => {
    const { ledger, problems } = parseLedger('published.json', written);
    expect(ledger).toBeUndefined();
    expect(`${problems[0]?.at?.line}: ${problems[0]?.code}`).toBe(said);
  });

  test('two lines of one key, as a merge that kept both leaves them, both count', () => {
    const { ledger, problems } = parseLedger(
      'x',
      '{"a": ["/en/a/"],\n"a": ["/en/b/"], "__proto__": ["/en/c/"]}',
    );
    expect(problems).toEqual([]);
    expect(ledger?.entries.map(({ key, addresses }) => [key, addresses])).toEqual([
      ['a', ['/en/a/', '/en/b/']],
      ['__proto__', ['/en/c/']],
    ]);
  });

  test('whatever it holds, it is read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (written) => {
        const { ledger, problems } = parseLedger('x', written);
        expect(Boolean(ledger)).toBe(problems.length === 0);
      }),
    );
  });
});
