import { expect, test } from 'vitest';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import type { LocalePage } from '#model/pages/kinds.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { RenderedImage } from '#model/pages/render-context.ts';
import { sampleCentre, sampleSite, sampleTranslators, text } from '../sample-centre.ts';

function pagesOf(
  centre: HelpCentre,
  images: ReadonlyMap<string, RenderedImage> = new Map(),
): ReadonlyMap<string, LocalePage> {
  const viewOf = createPageBuilder({
    centre,
    translator: sampleTranslators(centre.site),
    images,
    socialImageOf: () => '/_social/x.png',
    now: Date.parse('2026-11-22'),
  });
  return new Map(listPages(centre).map((page) => [decodeURIComponent(page.path), viewOf(page)]));
}

const get = <K extends LocalePage['kind']>(pages: ReadonlyMap<string, LocalePage>, path: string, kind: K) => {
  const page = pages.get(path);
  if (page?.kind !== kind)
    throw new Error(`${path} is ${page?.kind ?? 'no page'}; there are ${[...pages.keys()].join(', ')}`);
  return page as LocalePage & { readonly kind: K };
};

const { centre } = sampleCentre({
  'en/t/index.md': text('Topic'),
  'en/t/a.md': text('A', 'art-a', ['order: 1', 'related: [art-d]']),
  'en/t/b.md': text('B', 'art-b', ['order: 2', 'updated: 2026-03-04']),
  'en/t/c.md': text('C', 'art-c', ['order: 3']),
  'en/u/index.md': text('Other'),
  'en/u/d.md': text('D', 'art-d'),
  'tr/t/index.md': text('Konu', '', ['slug: konu']),
  'tr/t/b.md': text('B tr', 'art-b', ['translationOf: 0123456789ab']),
});
const pages = pagesOf(centre);

test('every locale has its pages', () => {
  expect([...pages.keys()].filter((path) => path.startsWith('/tr/'))).toEqual([
    '/tr/',
    '/tr/konu/',
    '/tr/u/',
    '/tr/konu/a/',
    '/tr/konu/b/',
    '/tr/konu/c/',
    '/tr/u/d/',
    '/tr/search/',
    '/tr/404/',
  ]);
});

test('an article knows its neighbours, what is related first by choice, and its crumbs', () => {
  const page = get(pages, '/en/t/b/', 'article');
  expect([page.previous?.href, page.next?.href]).toEqual(['/en/t/a/', '/en/t/c/']);
  expect(page.crumbs.map(({ href }) => href)).toEqual(['/en/', '/en/t/']);
  expect(page.related.map(({ href }) => href)).toEqual(['/en/t/c/', '/en/t/a/']);
  expect(get(pages, '/en/t/a/', 'article').related[0]?.href).toBe('/en/u/d/');
  expect(page.updated).toBe('2026-03-04');
});

test('a fallback is marked as one everywhere it is named', () => {
  const page = get(pages, '/tr/konu/a/', 'article');
  expect(page.notice).toEqual({ kind: 'fallback', language: 'İngilizce' });
  expect([page.lang, page.contentLang, page.contentDir]).toEqual(['tr', 'en', 'ltr']);
  expect(page.head.canonical).toBe('https://help.example.com/en/t/a/');
  expect(page.head.alternates).toEqual([]);
  expect(page.languages.map(({ locale, isTranslated }) => [locale, isTranslated])).toEqual([
    ['en', true],
    ['tr', false],
    ['ar', false],
  ]);
  expect(get(pages, '/tr/konu/b/', 'article').previous).toMatchObject({ text: 'A', lang: 'en', dir: 'ltr' });
});

test('a stale translation leads to the current text', () => {
  expect(get(pages, '/tr/konu/b/', 'article').notice).toEqual({ kind: 'stale', href: '/en/t/b/' });
});

test('a machine translation that nobody has read leads to the original', () => {
  const machine = sampleCentre({
    'en/t/index.md': text('Topic'),
    'en/t/b.md': text('B', 'art-b'),
    'tr/t/b.md': text('B tr', 'art-b', ['machineTranslated: true']),
  });
  expect(get(pagesOf(machine.centre), '/tr/t/b/', 'article').notice).toEqual({
    kind: 'machine',
    href: '/en/t/b/',
  });
});

test('no page grows with the site', () => {
  const large = sampleCentre({
    'en/t/index.md': text('Topic'),
    ...Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`en/t/a${n}.md`, text(`A ${n}`, `art-${n}`)]),
    ),
    ...Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`en/u${n}/index.md`, text(`U ${n}`)])),
    ...Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`en/u${n}/x.md`, text(`X ${n}`, `x-${n}`)])),
  });
  const all = pagesOf(large.centre);
  const page = get(all, '/en/t/a150/', 'article');
  expect([page.topics.length, page.branch.items.length, page.related.length]).toEqual([8, 12, 4]);
  expect(page.branch.all?.count).toBe(300);
  expect(JSON.stringify(page).length).toBeLessThan(12_000);
});

test('the home page lists what was updated last, once several articles have a date', () => {
  const dated = (count: number) =>
    pagesOf(
      sampleCentre({
        'en/t/index.md': text('Topic'),
        ...Object.fromEntries(
          Array.from({ length: count }, (_, n): [string, string] => [
            `en/t/a${n}.md`,
            text(`A ${n}`, `art-${n}`, [`updated: 2026-03-0${n + 1}`]),
          ]),
        ),
      }).centre,
    );
  const datesOf = (count: number) => get(dated(count), '/en/', 'home').updated.map(({ on }) => on.slice(-1));
  expect([datesOf(5), datesOf(7)]).toEqual([[], ['7', '6', '5', '4', '3']]);
});

test('a topic with a picture shows it on its card, in every language', () => {
  const { centre: pictured } = sampleCentre({
    'en/t/index.md': text('Topic', '', ['picture: /topics/t.svg']),
    'en/t/a.md': text('A', 'art-a'),
    'tr/t/index.md': text('Konu', '', ['slug: konu']),
  });
  const picture = { src: '/_images/t.svg', srcset: '', width: 320, height: 180 };
  const all = pagesOf(pictured, new Map([['/topics/t.svg', picture]]));
  const pictureIn = (path: string) => get(all, path, 'home').topicCards.map((card) => card.picture);
  expect([pictureIn('/en/'), pictureIn('/tr/')]).toEqual([[picture], [picture]]);
});

test('the languages of a "not found" page lead to pages that exist', () => {
  expect(get(pages, '/en/404/', 'not-found').languages.map(({ href }) => href)).toEqual([
    '/en/',
    '/tr/',
    '/ar/',
  ]);
});

test('x-default of the home pages is the language chooser, of others the source', () => {
  expect(get(pages, '/en/', 'home').head.alternates.at(-1)).toEqual({
    hreflang: 'x-default',
    href: 'https://help.example.com/',
  });
  expect(get(pages, '/tr/konu/b/', 'article').head.alternates.at(-1)?.href).toBe(
    'https://help.example.com/en/t/b/',
  );
});

test('featured articles are the site’s choice; without votes or views nothing else passes for most asked', () => {
  const site = sampleSite('[en]', 'featured: [art-d]\n');
  const chosen = sampleCentre(
    { 'en/t/index.md': text('T'), 'en/t/a.md': text('A', 'art-a'), 'en/d.md': text('D', 'art-d') },
    { site },
  );
  expect(get(pagesOf(chosen.centre), '/en/', 'home').featured.map(({ text: title }) => title)).toEqual(['D']);
});

test('while nobody has voted here, the home page shows what the help centre before it knew', () => {
  const { centre: large } = sampleCentre({
    'en/t/index.md': text('T'),
    ...Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [`en/t/${name}.md`, text(name, `art-${name}`)]),
    ),
  });
  const before = (articles: { id: string; yes: number; no: number; views?: number }[]) =>
    get(pagesOf({ ...large, former: { v: 1, from: 'zendesk', articles } }), '/en/', 'home').featured.map(
      ({ text: title }) => title,
    );
  expect(before([{ id: 'art-e', yes: 0, no: 0, views: 7 }])[0]).toBe('e');
  const votes = ['art-e', 'art-c', 'art-d'].map((id, n) => ({ id, yes: 60 - n * 10, no: 5 }));
  expect(before(votes).slice(0, 3)).toEqual(['e', 'c', 'd']);
});

test('a picture behind the question is mirrored where its writer says so, on pages that are read from right to left', () => {
  const picture = { src: '/_images/1.svg', srcset: '', width: 1440, height: 600 };
  const mirrored = (hero: string) => {
    const site = sampleSite('[en, ar]', `brand: { hero: ${hero} }\n`);
    const homes = pagesOf(
      sampleCentre({ 'en/a.md': text('A', 'art-a') }, { site }).centre,
      new Map([['/evening.svg', picture]]),
    );
    return ['/en/', '/ar/'].map((path) => get(homes, path, 'home').hero?.isMirrored);
  };
  expect(mirrored('{ src: /evening.svg, mirror: true }')).toEqual([false, true]);
  expect(mirrored('/evening.svg')).toEqual([false, false]);
});

test('every kind builds views of itself, and only indexed kinds say where they are', () => {
  for (const page of listPages(centre)) {
    const view = get(pages, decodeURIComponent(page.path), page.kind);
    expect([page.path, view.path, view.head.isIndexed]).toEqual([page.path, page.path, page.isIndexed]);
    expect([page.path, view.head.canonical !== undefined]).toEqual([page.path, page.isIndexed]);
  }
});

test('a suggestion leads to the file of the text that is shown: the translation, or the source of a copy', () => {
  const site = sampleSite('[en, tr, ar]', 'editUrl: https://git.example.com/edit/main/content/{file}');
  const files = {
    'en/t/index.md': text('Topic'),
    'en/t/a b.md': text('A', 'art-a'),
    'tr/t/a b.md': text('A tr', 'art-a'),
  };
  const shown = pagesOf(sampleCentre(files, { site }).centre);
  const file = (path: string) => get(shown, path, 'article').editUrl?.split('/content/articles/')[1];
  expect(['en', 'tr', 'ar'].map((locale) => file(`/${locale}/t/a-b/`))).toEqual([
    'en/t/a%20b.md',
    'tr/t/a%20b.md',
    'en/t/a%20b.md',
  ]);
});

test('a topic with many articles has several pages, each right on its own', () => {
  const many = (locale: string, count: number) =>
    Array.from({ length: count }, (_, n) => [
      `${locale}/t/a-${n}.md`,
      text(`A ${n}`, `art-${String(n).padStart(4, '0')}`, [
        `order: ${n}`,
        ...(n < 230 ? [] : ['locales: [tr]']),
      ]),
    ]);
  const large = pagesOf(
    sampleCentre({
      'en/t/index.md': text('Topic', '', [], 'How it works.'),
      'tr/t/index.md': text('Konu', '', ['slug: konu']),
      ...(Object.fromEntries([...many('en', 230), ...many('tr', 301)]) as Record<string, string>),
    }).centre,
  );
  const [first, second, third] = ['/en/t/', '/en/t/page_2/', '/en/t/page_3/'].map((path) =>
    get(large, path, 'topic'),
  );
  expect([first, second, third].map((page) => page?.articles.length)).toEqual([100, 100, 30]);
  expect(third?.articles[0]?.href).toBe('/en/t/a-200/');
  expect(large.has('/en/t/page_4/')).toBe(false);
  // What isn't a list stands on the first page.
  expect([first, second].map((page) => [page?.lead, page?.text !== undefined, page?.head.feed])).toEqual([
    ['About Topic.', true, '/en/t/feed.xml'],
    [undefined, false, undefined],
  ]);
  expect([first, second].map((page) => page?.head.title)).toEqual(['Topic · Help', 'Topic (101–200) · Help']);
  expect([first?.parts?.previous, first?.parts?.next]).toEqual([undefined, '/en/t/page_2/']);
  expect([third?.parts?.previous, third?.parts?.next]).toEqual(['/en/t/page_2/', undefined]);
  expect(second?.parts?.links).toEqual([
    { href: '/en/t/', text: '1–100', isCurrent: false },
    { href: '/en/t/page_2/', text: '101–200', isCurrent: true },
    { href: '/en/t/page_3/', text: '201–230', isCurrent: false },
  ]);
  const urls = (page: typeof first) => [
    page?.head.canonical,
    page?.head.alternates.map(({ hreflang }) => hreflang),
  ];
  const host = 'https://help.example.com';
  expect(urls(second)).toEqual([`${host}/en/t/page_2/`, ['en', 'tr', 'x-default']]);
  // No other language has as many articles.
  expect(urls(get(large, '/tr/konu/page_4/', 'topic'))).toEqual([`${host}/tr/konu/page_4/`, []]);
  // Arabic shows the English texts: its pages are copies of those.
  expect(urls(get(large, '/ar/t/page_2/', 'topic'))).toEqual([`${host}/en/t/page_2/`, []]);
  expect(pages.has('/en/t/page_2/')).toBe(false);
});

test('a description that only lists what a topic holds stands on cards elsewhere, not above the list', () => {
  const imported = pagesOf(
    sampleCentre({
      'en/t/index.md': text('Topic').replace('About Topic.', 'Inner'),
      'en/t/v/index.md': text('Inner').replace('About Inner.', 'A · B'),
      'en/t/v/a.md': text('A', 'art-a'),
      'en/t/v/b.md': text('B', 'art-b'),
    }).centre,
  );
  const topic = get(imported, '/en/t/', 'topic');
  expect([topic.lead, topic.head.description]).toEqual([undefined, 'Inner']);
  expect(topic.subtopics.map(({ description }) => description)).toEqual([undefined]);
  expect(get(imported, '/en/', 'home').topicCards.map(({ description }) => description)).toEqual(['Inner']);
  expect(get(pages, '/en/t/', 'topic').lead).toBe(get(pages, '/en/t/', 'topic').description);
});
