/** Intercom's API for a centre that was made. https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles */
import { bodyOf, pictureOf, type HostedArticle, type HostedCentre } from './centre.ts';
import { limited, type Asked, type Limits, type Reply } from './server.ts';

export interface IntercomFaults extends Limits {
  /** Pages of articles, by number, that are cut off each time. */
  readonly brokenPages?: readonly number[];
}

export const intercomToken = 'token-of-the-test';

export function intercomApi(
  centre: HostedCentre,
  faults: IntercomFaults = {},
): (asked: Asked) => Reply | undefined {
  return limited(faults, (asked) => {
    const { pathname, origin } = asked.url;
    const picture = /^\/i\/o\/(\d+)\//.exec(pathname)?.[1];
    if (picture !== undefined) return { body: pictureOf(Number(picture)) };
    if (asked.headers['authorization'] !== `Bearer ${intercomToken}`)
      return { status: 401, body: { type: 'error.list' } };
    if (pathname === '/help_center/collections') return listPage(collections(centre, origin), asked, []);
    if (pathname !== '/articles') return undefined;
    return listPage(
      centre.articles.map((article) => toArticle(centre, article, origin)),
      asked,
      faults.brokenPages ?? [],
    );
  });
}

function collections({ sections, categories, locales }: HostedCentre, origin: string): object[] {
  const one = (number: number, name: string, parent: number | null) => ({
    id: String(number),
    workspace_id: 'w',
    name: `${name} ${number}`,
    description: '',
    url: `${origin}/en/collections/${number}-${name}`,
    order: 1,
    default_locale: locales[0],
    translated_content: Object.fromEntries(
      locales
        .slice(1)
        .map((locale) => [
          locale,
          { type: 'group_content', name: `${name} ${number} ${locale}`, description: '' },
        ]),
    ),
    parent_id: parent === null ? null : String(parent),
  });
  // Children first: nothing promises an order.
  return [
    ...sections.map(({ number, category }) => one(number, 'Section', category)),
    ...categories.map((number) => one(number, 'Category', null)),
  ];
}

function toArticle({ locales }: HostedCentre, article: HostedArticle, origin: string): object {
  const { number, title, section, isDraft } = article;
  const textIn = (locale: string) => ({
    title: title[locale],
    description: `What to do with ${number}`,
    body: bodyOf(article, locale, {
      article: (to, inLocale, anchor) => `${origin}/${inLocale}/articles/${to}-any-title${anchor}`,
      picture: (of) => `${origin}/i/o/${of}/image.png?expires=1&amp;signature=${of}`,
      section: (of, inLocale) => `${origin}/${inLocale}/collections/${of}-old-name`,
      form: () => 'intercom://new',
    }),
    state: isDraft ? 'draft' : 'published',
    created_at: 1_672_928_359,
    updated_at: 1_672_928_610,
    url: `${origin}/${locale}/articles/${number}-${(title[locale] ?? '').toLowerCase().replace(/\W+/g, '-')}`,
  });
  return {
    type: 'article',
    id: String(number),
    workspace_id: 'w',
    ...textIn(locales[0] ?? 'en'),
    parent_id: section,
    parent_ids: [section],
    parent_type: 'collection',
    default_locale: locales[0],
    translated_content: {
      type: 'article_translated_content',
      ...Object.fromEntries(
        locales.slice(1).map((locale) => [locale, { type: 'article_content', ...textIn(locale) }]),
      ),
    },
    tags: { type: 'tag.list', tags: [] },
    statistics: {
      type: 'article_statistics',
      views: 9,
      conversations: 0,
      reactions: 10,
      happy_reaction_percentage: 80,
      neutral_reaction_percentage: 10,
      sad_reaction_percentage: 10,
    },
  };
}

function listPage(items: readonly object[], { url }: Asked, broken: readonly number[]): Reply {
  const number = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('per_page') ?? 25);
  const pages = Math.ceil(items.length / size);
  return {
    body: {
      type: 'list',
      pages: { type: 'pages', page: number, per_page: size, total_pages: pages },
      total_count: items.length,
      data: items.slice((number - 1) * size, number * size),
    },
    ...(broken.includes(number) ? { cutAt: 4000 } : {}),
  };
}
