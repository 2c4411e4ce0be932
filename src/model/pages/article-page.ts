import type { Panel } from '#model/channels/panel.ts';
import { editUrlOf } from '#model/articles/edit-url.ts';
import { articleJsonLd, breadcrumbJsonLd } from '#model/json-ld.ts';
import { treeOf, type ArticlePlace, type TopicPlace } from '#model/tree.ts';
import { absoluteUrl, homePath, permalinkPath } from '#model/urls.ts';
import { localeOf } from '#site/site.ts';
import { branchAround } from './branch.ts';
import type { NearestStoresView } from './locale-stores.ts';
import type { Branch, PageFrame, PageHead, PageLink, PageText } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** An article in one locale, whichever language its text is in. */
export interface ArticlePage extends PageFrame {
  readonly kind: 'article';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The description, unless the text begins with it. */
  readonly lead: string | undefined;
  readonly contentLocale: string;
  readonly contentLang: string;
  readonly contentDir: 'ltr' | 'rtl';
  /** Hash of the text that is shown. Votes belong to it. */
  readonly revision: string;
  /** Epoch of its ratings. */
  readonly epoch: number;
  readonly topic: string;
  readonly crumbs: readonly PageLink[];
  readonly updated: string | undefined;
  /** Day on which somebody last found that the text is right. */
  readonly reviewed?: string | undefined;
  /** Why the reader does not see a current text in their language. */
  readonly notice:
    | { readonly kind: 'fallback'; readonly language: string }
    | { readonly kind: 'stale' | 'machine'; readonly href: string }
    | undefined;
  readonly contents: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  readonly branch: Branch;
  readonly previous: PageLink | undefined;
  readonly next: PageLink | undefined;
  readonly related: readonly PageLink[];
  readonly text: PageText;
  readonly permalink: string;
  readonly editUrl: string | undefined;
  readonly countries: readonly string[];
  readonly services: readonly string[];
  /** Where to get the services that it names, one entry each. */
  readonly nearestStores: readonly NearestStoresView[];
  readonly video: string | undefined;
  readonly isRated: boolean;
  /** Contact channels. Absent if the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

const mostRelated = 4;

/** Articles by their ids, in every locale that shows them. */
export const articlePages = {
  route: 'locale',
  isIndexed: true,
  hasCopy: true,
  list: ({ tree }) =>
    [...tree.articles.values()].map((place) => ({
      path: place.path,
      key: place.article.id,
      isUnlisted: place.article.data.unlisted,
    })),
  build: buildArticlePage,
} as const satisfies PageKind<ArticlePage>;

function buildArticlePage(tools: PageTools, page: PageAddress): ArticlePage {
  const { centre, site, tree, links } = tools;
  const { path, key: id } = page;
  const place = links.article(id);
  const { article, translation } = place;
  const { data, source, headings } = translation;
  const content = localeOf(site, translation.locale);
  const topic = tree.topics.get(article.topic) ?? links.root;
  const crumbs = links.crumbs(topic.trail);
  const index = topic.articles.indexOf(id);
  return {
    ...tools.frame,
    kind: 'article',
    path,
    id,
    title: data.title,
    description: data.description,
    lead: source.repeatsDescription ? undefined : data.description,
    contentLocale: content.id,
    contentLang: content.lang,
    contentDir: content.dir,
    revision: source.textHash,
    epoch: article.data.ratings ?? 1,
    topic: article.topic,
    crumbs,
    updated: translation.updated,
    ...(data.reviewed && { reviewed: data.reviewed.on }),
    notice: noticeOf(place, tools),
    contents: headings.filter(({ depth }) => depth <= 3),
    branch: branchOf(topic, id, tools),
    previous: index > 0 ? neighbour(topic.articles[index - 1], tools) : undefined,
    next: index >= 0 ? neighbour(topic.articles[index + 1], tools) : undefined,
    related: relatedTo(place, topic.articles, tools),
    text: tools.texts.of(
      source,
      headings.map((heading) => heading.id),
    ),
    permalink: absoluteUrl(site, permalinkPath(id)),
    editUrl:
      site.editUrl &&
      editUrlOf(site.editUrl, `articles/${source.locale}/${article.path}.${source.text.format}`),
    countries: article.data.countries ?? [],
    services: article.data.services ?? [],
    nearestStores: tools.stores?.nearest(article.data.services ?? []) ?? [],
    video: article.data.video,
    isRated: site.features.ratings,
    panel: panelOf(place, tools),
    languages: links.languages((locale) => ({
      href: treeOf(centre.tree, locale.id).articles.get(id)?.path ?? homePath(locale.id),
      isTranslated: article.translations.has(locale.id),
    })),
    head: headOf(page, { place, crumbs, tools }),
  };
}

function headOf(
  page: PageAddress,
  {
    place: { article, translation },
    crumbs,
    tools,
  }: {
    readonly place: ArticlePlace;
    readonly crumbs: readonly PageLink[];
    readonly tools: PageTools;
  },
): PageHead {
  const { path } = page;
  const { site, locale, heads } = tools;
  const { title, description } = translation.data;
  const content = localeOf(site, translation.locale);
  const pathIn = (id: string) => articlePathIn(article.id, id, tools);
  const canonicalPath = content.id === locale.id ? path : (pathIn(content.id) ?? path);
  const image = heads.articleImage(title, content);
  return heads.of(page, {
    title,
    description,
    type: 'article',
    image,
    canonicalPath,
    modified: translation.updated,
    alternates: [...article.translations.keys()].flatMap((id) => {
      const other = pathIn(id);
      return other && article.locales.includes(id) ? [{ locale: id, path: other }] : [];
    }),
    jsonLd: [
      articleJsonLd(site, { article, translation, locale: content, path: canonicalPath, image }),
      breadcrumbJsonLd(site, [...crumbs, { href: path, text: title }]),
    ],
  });
}

function panelOf({ article, translation, path }: ArticlePlace, tools: PageTools): Panel | undefined {
  const { site, locale } = tools;
  const { id, topic, data } = article;
  return tools.panelOf({
    article: {
      id,
      title: translation.data.title,
      url: absoluteUrl(site, permalinkPath(id, locale.id)),
      version: translation.source.textHash,
      topics: [topic, ...(data.also ?? [])],
      channels: data.channels,
    },
    url: absoluteUrl(site, path),
  });
}

function noticeOf({ article, translation }: ArticlePlace, tools: PageTools): ArticlePage['notice'] {
  const { site, locale } = tools;
  if (translation.locale !== locale.id) {
    const names = new Intl.DisplayNames(locale.lang, { type: 'language' });
    const { lang } = localeOf(site, translation.locale);
    return { kind: 'fallback', language: names.of(lang) ?? lang };
  }
  const kind =
    translation.state === 'stale' ? 'stale' : translation.data.machineTranslated ? 'machine' : undefined;
  return kind && { kind, href: articlePathIn(article.id, article.sourceLocale, tools) ?? '' };
}

/** The writer's choice first, then what helped others in this topic, then neighbours in reading order. */
function relatedTo({ article }: ArticlePlace, siblings: readonly string[], tools: PageTools): PageLink[] {
  const { tree, links, choice } = tools;
  const index = siblings.indexOf(article.id);
  const near = [...siblings.slice(index + 1), ...siblings.slice(0, Math.max(index, 0)).toReversed()];
  const helpful = choice.mostHelpful(article.topic, mostRelated);
  const ids = [...new Set([...(article.data.related ?? []), ...helpful, ...near.slice(0, mostRelated)])];
  return ids
    .filter((id) => id !== article.id && tree.articles.has(id))
    .slice(0, mostRelated)
    .map((id) => links.toArticle(id));
}

function branchOf(topic: TopicPlace, id: string, { links }: PageTools): Branch {
  const articles = topic.articles.map((article) => () => links.toArticle(article, false));
  const topics = topic.topics.map((folder) => () => links.toTopic(folder));
  return branchAround({
    trail: links.crumbs(topic.trail).slice(1),
    items: [...articles, ...topics],
    index: topic.articles.indexOf(id),
    linkOf: (link) => link(),
    all: { href: topic.path, count: topic.count },
  });
}

const neighbour = (id: string | undefined, { links }: PageTools) =>
  id === undefined ? undefined : links.toArticle(id, false);

const articlePathIn = (id: string, locale: string, { centre }: PageTools) =>
  treeOf(centre.tree, locale).articles.get(id)?.path;
