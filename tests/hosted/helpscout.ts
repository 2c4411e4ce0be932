/** Help Scout's Docs API for a centre that was made. https://developer.helpscout.com/docs-api/ */
import { bodyOf, pictureOf, type HostedArticle, type HostedCentre } from './centre.ts';
import { keyHeader, limited, type Asked, type Limits, type Reply } from './server.ts';

export interface HelpScoutFaults extends Limits {
  /** Pages of lists of articles, by number, that are cut off each time. */
  readonly brokenPages?: readonly number[];
  /** Number of an article whose text can't be had. */
  readonly lostArticle?: number;
  /** How many Docs sites the account has. */
  readonly sites?: number;
}

export const helpscoutKey = 'key-of-the-test';

const idOf = (number: number) => number.toString(16).padStart(24, '0');

export function helpscoutApi(
  centre: HostedCentre,
  faults: HelpScoutFaults = {},
): (asked: Asked) => Reply | undefined {
  // Help Scout says in how many seconds it answers again.
  return limited(faults, (asked) => answer(centre, faults, asked), { 'x-ratelimit-reset': '0' });
}

function answer(centre: HostedCentre, faults: HelpScoutFaults, asked: Asked): Reply | undefined {
  const { pathname, origin } = asked.url;
  const picture = /^\/docs\/assets\/(\d+)\.png$/.exec(pathname)?.[1];
  if (picture !== undefined) return { body: pictureOf(Number(picture)) };
  if (asked.headers['authorization'] !== keyHeader(helpscoutKey)) return { status: 401, body: { code: 401 } };
  const [, kind, id, inner] = /^\/v1\/(\w+)(?:\/([\w]+))?(?:\/(\w+))?$/.exec(pathname) ?? [];
  if (kind === 'sites') return listPage('sites', sites(faults.sites ?? 1), asked);
  if (kind === 'collections' && id === undefined)
    return listPage('collections', collections(centre, origin), asked);
  if (inner === 'categories') return listPage('categories', categories(centre, id, origin), asked);
  if (kind === 'redirects') return listPage('redirects', redirects(centre, origin), asked);
  if (inner === 'articles') {
    const refs = articlesIn(centre, kind, id).map((article) => toRef(article, origin));
    return listPage('articles', refs, asked, faults.brokenPages);
  }
  const article = kind === 'articles' && centre.articles.find(({ number }) => idOf(number) === id);
  if (!article || article.number === faults.lostArticle) return undefined;
  return { body: { article: toArticle(article, centre, origin) } };
}

const sites = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: idOf(index + 1),
    status: 'active',
    subDomain: `acme${index}`,
    cname: null,
    title: 'Acme Help',
  }));

const collections = ({ categories: numbers }: HostedCentre, origin: string) =>
  numbers.map((number) => ({
    id: idOf(number),
    number,
    siteId: idOf(1),
    slug: `collection-${number}`,
    visibility: 'public',
    order: number,
    name: `Collection ${number}`,
    description: `All about ${number}`,
    publicUrl: `${origin}/collection/${number}-collection-${number}`,
  }));

const categories = ({ sections }: HostedCentre, collection: string | undefined, origin: string) =>
  sections
    .filter(({ category }) => idOf(category) === collection)
    .map(({ number, category }) => ({
      id: idOf(number),
      number,
      collectionId: idOf(category),
      slug: `category-${number}`,
      visibility: 'public',
      order: 1,
      defaultSort: number % 2 === 0 ? 'custom' : 'name',
      name: `Category ${number}`,
      description: null,
      publicUrl: `${origin}/category/${number}-category-${number}`,
    }));

const redirects = ({ articles: [first] }: HostedCentre, origin: string) =>
  first
    ? [
        {
          id: idOf(7),
          siteId: idOf(1),
          urlMapping: '/old/start',
          type: 'article',
          documentId: idOf(first.number),
          redirect: publicUrl(first, origin),
        },
      ]
    : [];

const slugOf = ({ title }: HostedArticle) =>
  (Object.values(title)[0] ?? '').toLowerCase().replace(/\W+/g, '-').replace(/^-|-$/g, '');
const publicUrl = (article: HostedArticle, origin: string) =>
  `${origin}/article/${article.number}-${slugOf(article)}`;

function articlesIn({ articles, sections }: HostedCentre, kind: string | undefined, id: string | undefined) {
  const within = new Set(
    sections
      .filter(({ number, category }) => idOf(kind === 'collections' ? category : number) === id)
      .map(({ number }) => number),
  );
  return articles.filter(({ section }) => within.has(section));
}

const toRef = (article: HostedArticle, origin: string) => ({
  id: idOf(article.number),
  number: article.number,
  slug: slugOf(article),
  status: article.isDraft ? 'notpublished' : 'published',
  hasDraft: false,
  name: Object.values(article.title)[0],
  publicUrl: publicUrl(article, origin),
  popularity: 4.3,
  viewCount: article.number % 1000,
  updatedAt: '2026-03-04T05:06:07Z',
  lastPublishedAt: '2026-02-03T05:06:07Z',
});

function toArticle(article: HostedArticle, { locales, sections }: HostedCentre, origin: string): object {
  const { linksTo, section } = article;
  return {
    ...toRef(article, origin),
    collectionId: idOf(sections.find(({ number }) => number === section)?.category ?? 0),
    categories: [idOf(section)],
    related: linksTo.slice(0, 1).map(idOf),
    keywords: ['parcel'],
    text: bodyOf(article, locales[0] ?? 'en', {
      article: (to, _, anchor) =>
        to % 2 === 0 ? `/article/${to}-x${anchor}` : `${origin}/article/${to}${anchor}`,
      picture: (of) => `${origin}/docs/assets/${of}.png`,
      section: (of) => `/category/${of}-old-name`,
      form: () => `${origin}/contact`,
    }),
  };
}

function listPage(
  kind: string,
  items: readonly object[],
  { url }: Asked,
  broken: readonly number[] = [],
): Reply {
  const number = Number(url.searchParams.get('page') ?? 1);
  const size = Math.min(Number(url.searchParams.get('pageSize') ?? 50), 100);
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shown = items.slice((number - 1) * size, number * size);
  return {
    body: { [kind]: { page: number, pages, count: items.length, items: shown } },
    ...(broken.includes(number) ? { cutAt: 400 } : {}),
  };
}
