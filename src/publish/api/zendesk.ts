/**
 * The public addresses of Zendesk's Help Center API as files, for programs that were written for it:
 * https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/. Files don't know queries: each list is
 * whole, on one page, and nothing can be searched or sorted.
 */
import { contentHash } from '#base/content-hash.ts';
import { parentOf } from '#base/slash-path.ts';
import type { Article } from '#model/articles/article.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf, type ArticlePlace, type TopicPlace } from '#model/tree.ts';
import { absoluteUrl } from '#model/urls.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { Locale, Site } from '#site/site.ts';
import { jsonFile, ownArticles } from './lists.ts';

/** HTML of the articles of a locale, by id. */
export type BodiesOf = (locale: string) => ReadonlyMap<string, string>;

/** Lists and single articles of each locale, and of the source locale without naming it. */
export function zendeskFiles(centre: HelpCentre, bodiesOf: BodiesOf): OutputFile[] {
  const { site } = centre;
  return site.locales.flatMap((locale) => {
    const lists = listsOf(centre, locale, bodiesOf(locale.id));
    const own = filesOf(`${root}${tagOf(locale)}/`, lists);
    return locale.id === site.source.id ? [...own, ...filesOf(root, lists)] : own;
  });
}

const root = '/api/v2/help_center/';

/** What Zendesk calls a locale: `pt-br`. */
const tagOf = ({ lang }: Locale) => lang.toLowerCase();

type Row = Readonly<Record<string, unknown>> & { readonly id: number };

interface Lists {
  readonly categories: readonly Row[];
  readonly sections: readonly Row[];
  readonly articles: readonly Row[];
}

function filesOf(folder: string, { categories, sections, articles }: Lists): OutputFile[] {
  const list = (path: string, name: keyof Lists, rows: readonly Row[]) =>
    jsonFile(`${folder}${path}.json`, {
      [name]: rows,
      count: rows.length,
      page: 1,
      page_count: 1,
      per_page: rows.length,
      next_page: null,
      previous_page: null,
      sort_by: 'position',
      sort_order: 'asc',
    });
  const of = (rows: readonly Row[], key: string, id: number) => rows.filter((row) => row[key] === id);
  return [
    list('categories', 'categories', categories),
    list('sections', 'sections', sections),
    list('articles', 'articles', articles),
    ...categories.flatMap((row) => {
      const own = of(sections, 'category_id', row.id);
      const held = new Set(own.map(({ id }) => id));
      return [
        jsonFile(`${folder}categories/${row.id}.json`, { category: row }),
        list(`categories/${row.id}/sections`, 'sections', own),
        list(
          `categories/${row.id}/articles`,
          'articles',
          articles.filter((article) => held.has(Number(article['section_id']))),
        ),
      ];
    }),
    ...sections.flatMap((row) => [
      jsonFile(`${folder}sections/${row.id}.json`, { section: row }),
      list(`sections/${row.id}/articles`, 'articles', of(articles, 'section_id', row.id)),
    ]),
    ...articles.map((row) => jsonFile(`${folder}articles/${row.id}.json`, { article: row })),
  ];
}

/** Topics at the top are categories, those below sections; articles right in a category have a section of its name. */
function listsOf(centre: HelpCentre, locale: Locale, bodies: ReadonlyMap<string, string>): Lists {
  const { site } = centre;
  const tree = treeOf(centre.tree, locale.id);
  const articles = ownArticles(tree, locale.id);
  const topics = [...tree.topics.values()];
  const holding = new Set(articles.map(({ article }) => article.topic));
  const group = (place: TopicPlace, kind: 'category' | 'section', position: number) => ({
    id: numberOf(`${kind} ${place.topic}`),
    url: absoluteUrl(
      site,
      `${root}${tagOf(locale)}/${kind === 'category' ? 'categories' : 'sections'}/${numberOf(`${kind} ${place.topic}`)}.json`,
    ),
    html_url: absoluteUrl(site, place.path),
    name: place.title,
    description: place.description,
    position,
    locale: tagOf(locale),
    source_locale: tagOf(site.source),
    outdated: false,
  });
  const isCategory = ({ topic }: TopicPlace) => (topic === '' ? holding.has('') : !topic.includes('/'));
  const isSection = ({ topic }: TopicPlace) => topic.includes('/') || holding.has(topic);
  return {
    categories: topics.filter(isCategory).map((place, index) => group(place, 'category', index)),
    sections: topics.filter(isSection).map((place, index) => ({
      ...group(place, 'section', index),
      category_id: numberOf(`category ${place.topic.split('/')[0] ?? ''}`),
      parent_section_id: parentOf(place.topic).includes('/')
        ? numberOf(`section ${parentOf(place.topic)}`)
        : null,
    })),
    articles: articles.map((place, index) =>
      articleRow(centre.site, { place, index, locale, body: bodies.get(place.article.id) ?? '' }),
    ),
  };
}

function articleRow(
  site: Site,
  {
    place: { article, translation, path },
    index,
    locale,
    body,
  }: {
    readonly place: ArticlePlace;
    readonly index: number;
    readonly locale: Locale;
    readonly body: string;
  },
): Row {
  const { data, state, updated } = translation;
  const time = updated === undefined ? null : `${updated}T00:00:00Z`;
  return {
    id: numberOfArticle(article),
    url: absoluteUrl(site, `${root}${tagOf(locale)}/articles/${numberOfArticle(article)}.json`),
    html_url: absoluteUrl(site, path),
    title: data.title,
    name: data.title,
    body,
    locale: tagOf(locale),
    source_locale: tagOf(localeNamed(site, article.sourceLocale)),
    section_id: numberOf(`section ${article.topic}`),
    position: index,
    draft: false,
    promoted: site.featured.includes(article.id),
    outdated: state === 'stale',
    outdated_locales: [],
    label_names: [...(data.keywords ?? [])],
    content_tag_ids: [],
    comments_disabled: true,
    author_id: null,
    user_segment_id: null,
    permission_group_id: null,
    vote_sum: 0,
    vote_count: 0,
    created_at: time,
    updated_at: time,
    edited_at: time,
  };
}

const localeNamed = ({ locales, source }: Site, id: string) => locales.find((one) => one.id === id) ?? source;

/** A number that lasts: 48 bits of a hash, which JSON keeps. */
const numberOf = (key: string): number => Number.parseInt(contentHash(key).slice(0, 12), 16);

/** The number that an article had in Zendesk, else one of its id. */
function numberOfArticle({ id, data }: Article): number {
  const had = (data.legacy ?? []).flatMap((old) => /^zendesk:(\d{1,15})$/.exec(String(old))?.[1] ?? []);
  return had[0] === undefined ? numberOf(`article ${id}`) : Number(had[0]);
}
