import { anchorsOf } from '#model/articles/anchors.ts';
import { breadcrumbJsonLd } from '#model/json-ld.ts';
import { treeOf, type TopicPlace } from '#model/tree.ts';
import { homePath } from '#model/urls.ts';
import { localeOf } from '#site/site.ts';
import { branchAround } from './branch.ts';
import type { Branch, PageFrame, PageLink, PageText, TopicCard } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';
import type { RenderedImage } from './render-context.ts';

/** A topic at any depth. */
export interface TopicPage extends PageFrame {
  readonly kind: 'topic';
  readonly topic: string;
  readonly title: string;
  readonly description: string;
  /** Its description, unless its text begins with it. */
  readonly lead: string | undefined;
  readonly icon: string | undefined;
  readonly picture?: RenderedImage | undefined;
  readonly contentLang: string;
  readonly contentDir: 'ltr' | 'rtl';
  readonly crumbs: readonly PageLink[];
  /** What readers found most helpful in it. Empty while there are few votes. */
  readonly helpful: readonly PageLink[];
  readonly subtopics: readonly TopicCard[];
  readonly articles: readonly PageLink[];
  /** Top-level topics and this topic's branch. */
  readonly branch: Branch;
  /** The introduction: file to render, or none. */
  readonly text: PageText | undefined;
}

const mostHelpful = 4;

/** Topics by their folders; the one above all is the home page. */
export const topicPages = {
  route: 'locale',
  isIndexed: true,
  hasCopy: true,
  list: ({ tree }) =>
    [...tree.topics.values()]
      .filter((place) => place.topic !== '')
      .map((place) => ({ path: place.path, key: place.topic })),
  build: buildTopicPage,
} as const satisfies PageKind<TopicPage>;

function buildTopicPage(tools: PageTools, page: PageAddress): TopicPage {
  const { centre, site, links } = tools;
  const { path, key: folder } = page;
  const place = links.topic(folder);
  const { title, description, contentLocale } = place;
  const content = localeOf(site, contentLocale);
  const crumbs = links.crumbs(place.trail.slice(0, -1));
  const placeIn = (locale: string) => treeOf(centre.tree, locale).topics.get(folder);
  const source = centre.topics.get(folder)?.translations.get(contentLocale)?.source;
  return {
    ...tools.frame,
    kind: 'topic',
    path,
    topic: folder,
    title,
    description,
    lead: source?.repeatsDescription ? undefined : description,
    icon: place.icon,
    picture: place.picture === undefined ? undefined : tools.images.get(place.picture),
    contentLang: content.lang,
    contentDir: content.dir,
    crumbs,
    languages: links.languages(({ id }) => {
      const other = placeIn(id);
      return { href: other?.path ?? homePath(id), isTranslated: other?.contentLocale === id };
    }),
    head: tools.heads.of(page, {
      hasFeed: true,
      title,
      description,
      canonicalPath: placeIn(contentLocale)?.path ?? path,
      alternates: site.locales.flatMap(({ id }) => {
        const other = placeIn(id);
        return other?.contentLocale === id ? [{ locale: id, path: other.path }] : [];
      }),
      jsonLd: [breadcrumbJsonLd(site, [...crumbs, { href: path, text: title }])],
    }),
    subtopics: place.topics.map((inner) => tools.cards.of(inner)),
    helpful: tools.choice.mostHelpful(folder, mostHelpful).map((id) => links.toArticle(id, false)),
    articles: place.articles.map((id) => links.toArticle(id)),
    branch: branchOf(place, tools),
    text: source?.hasBody
      ? tools.texts.of(
          source,
          anchorsOf(source.parts.headings).map(({ id }) => id),
        )
      : undefined,
  };
}

function branchOf({ topic, parent }: TopicPlace, { links }: PageTools): Branch {
  const { trail, topics, path, count } = links.topic(parent);
  return branchAround({
    trail: links.crumbs(trail).slice(1),
    items: topics,
    index: topics.indexOf(topic),
    linkOf: (folder) => links.toTopic(folder),
    all: { href: path, count },
  });
}
