/**
 * Zendesk's Help Center API for a centre that was made.
 * https://developer.zendesk.com/api-reference/help_center/help-center-api/introduction/
 */
import { bodyOf, documentOf, pictureOf, type HostedArticle, type HostedCentre } from './centre.ts';
import { limited, type Asked, type Limits, type Reply } from './server.ts';

export interface ZendeskFaults extends Limits {
  /** Pages of articles, by number, that are cut off each time. */
  readonly brokenPages?: readonly number[];
  /** Pages of articles that are cut off once. */
  readonly cutOnce?: readonly number[];
  /** An article that has no number. */
  readonly withoutId?: number;
  /** Whether cursors are known. */
  readonly hasCursors?: boolean;
}

const title = (article: HostedArticle, locale: string) => article.title[locale] ?? '';

export function zendeskApi(
  centre: HostedCentre,
  faults: ZendeskFaults = {},
): (asked: Asked) => Reply | undefined {
  return limited(faults, (asked) => answer(centre, faults, asked));
}

function answer(centre: HostedCentre, faults: ZendeskFaults, asked: Asked): Reply | undefined {
  const { pathname, origin } = asked.url;
  const records = recordsOf(pathname, origin);
  if (records)
    return asked.headers['authorization'] === undefined
      ? { status: 401, body: {} }
      : { body: { records, meta: { has_more: false }, links: { next: null } } };
  if (pathname === '/api/v2/help_center/locales.json')
    return { body: { locales: centre.locales, default_locale: centre.locales[0] } };
  const [, file] = /^\/hc\/article_attachments\/(\d+)\//.exec(pathname) ?? [];
  if (file !== undefined)
    return { body: pathname.endsWith('.pdf') ? documentOf(Number(file)) : pictureOf(Number(file)) };
  const [, ofArticle] = /\/articles\/(\d+)\/attachments\.json$/.exec(pathname) ?? [];
  if (ofArticle !== undefined) return { body: attachments(centre, Number(ofArticle), origin) };
  const [, locale, kind] =
    /^\/api\/v2\/help_center\/([\w-]+)\/(categories|sections|articles)\.json$/.exec(pathname) ?? [];
  if (locale === undefined || kind === undefined || !centre.locales.includes(locale)) return undefined;
  return listPage(itemsOf(centre, kind, locale, origin, faults), kind, asked, faults);
}

/** What only people of the help centre may read. */
function recordsOf(pathname: string, origin: string): object[] | undefined {
  if (pathname === '/api/v2/guide/content_tags') return [{ id: '01TAG', name: 'shipping' }];
  if (pathname !== '/api/v2/guide/redirect_rules') return undefined;
  return [
    { id: '1', redirect_from: '/old/start', redirect_to: `${origin}/hc/en-us/articles/360000-x` },
    { id: '2', redirect_from: '/old/gone', redirect_to: 'https://other.example.com/' },
  ];
}

function attachments(centre: HostedCentre, number: number, origin: string) {
  const { attachment } = centre.articles.find((article) => article.number === number) ?? {};
  const found =
    attachment === undefined
      ? []
      : [
          {
            id: attachment,
            article_id: number,
            file_name: `manual ${attachment}.pdf`,
            content_url: `${origin}/hc/article_attachments/${attachment}/manual-${attachment}.pdf`,
            content_type: 'application/pdf',
            inline: false,
          },
        ];
  return { article_attachments: found };
}

function itemsOf(
  centre: HostedCentre,
  kind: string,
  locale: string,
  origin: string,
  faults: ZendeskFaults,
): object[] {
  const group = (number: number, name: string, more: object) => ({
    id: number,
    html_url: `${origin}/hc/${locale}/${kind}/${number}-${name.replaceAll(' ', '-')}`,
    name,
    description: '',
    locale,
    source_locale: centre.locales[0],
    position: 0,
    ...more,
  });
  if (kind === 'categories')
    return centre.categories.map((number) => group(number, `Category ${number} ${locale}`, {}));
  if (kind === 'sections')
    return centre.sections.map(({ number, category }) =>
      group(number, `Section ${number} ${locale}`, { category_id: category, parent_section_id: null }),
    );
  return centre.articles.map((article) => ({
    ...(article.number === faults.withoutId ? {} : { id: article.number }),
    url: `${origin}/api/v2/help_center/${locale}/articles/${article.number}.json`,
    html_url: `${origin}/hc/${locale}/articles/${article.number}-${title(article, locale).replace(/\W+/g, '-')}`,
    author_id: 1,
    draft: article.isDraft,
    promoted: article.isPromoted,
    position: 0,
    vote_sum: 2,
    vote_count: 4,
    section_id: article.section,
    title: title(article, locale),
    name: title(article, locale),
    source_locale: centre.locales[0],
    locale,
    outdated: false,
    edited_at: '2026-03-04T05:06:07Z',
    user_segment_id: null,
    label_names: ['parcel'],
    content_tag_ids: article.number === 360_000 ? ['01TAG'] : [],
    body: bodyOf(article, locale, {
      article: (number, inLocale, anchor) =>
        number % 2 === 0
          ? `/hc/${inLocale}/articles/${number}-x${anchor}`
          : `${origin}/hc/${inLocale}/articles/${number}${anchor}`,
      picture: (number) => `${origin}/hc/article_attachments/${number}/Screen_Shot_${number}.png`,
      section: (number, inLocale) => `/hc/${inLocale}/sections/${number}-Old-name`,
      form: (inLocale) => `/hc/${inLocale}/requests/new?ticket_form_id=1`,
    }),
  }));
}

function listPage(
  items: readonly object[],
  kind: string,
  { url, before }: Asked,
  faults: ZendeskFaults,
): Reply {
  const { searchParams, origin, pathname } = url;
  const size = Number(searchParams.get('page[size]') ?? searchParams.get('per_page') ?? 30);
  const hasCursors = (faults.hasCursors ?? true) && searchParams.has('page[size]');
  const number = Number(searchParams.get('page[after]') ?? searchParams.get('page') ?? 1);
  const pages = Math.ceil(items.length / size);
  const shown = items.slice((number - 1) * size, number * size);
  const isLast = number >= pages;
  const paging = hasCursors
    ? {
        meta: { has_more: !isLast, after_cursor: String(number + 1), before_cursor: '' },
        links: {
          next: isLast ? null : `${origin}${pathname}?page[size]=${size}&page[after]=${number + 1}`,
          prev: null,
        },
      }
    : {
        count: items.length,
        page: number,
        page_count: pages,
        per_page: size,
        next_page: isLast ? null : `${origin}${pathname}?page=${number + 1}&per_page=${size}`,
        previous_page: null,
      };
  const isCut =
    kind === 'articles' &&
    (faults.brokenPages?.includes(number) || (before === 0 && faults.cutOnce?.includes(number)));
  return { body: { [kind]: shown, ...paging }, ...(isCut ? { cutAt: 5000 } : {}) };
}
