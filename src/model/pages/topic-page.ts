import { anchorsOf } from '#model/articles/anchors.ts';
import { breadcrumbJsonLd } from '#model/json-ld.ts';
import { treeOf, type TopicPlace } from '#model/tree.ts';
import { homePath, topicPartPath } from '#model/urls.ts';
import { localeOf } from '#site/site.ts';
import { branchAround } from './branch.ts';
import type { Branch, PageFrame, PageLink, PageText, TopicCard } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';
import type { RenderedImage } from './render-context.ts';
import {
  articlesPerPart,
  partCount,
  readTopicKey,
  topicKey,
  topicParts,
  type TopicParts,
} from './topic-parts.ts';

/** A topic at any depth, or one of several pages of a large one: what is not a list stands on the first. */
export interface TopicPage extends PageFrame {
  readonly kind: 'topic';
  readonly topic: string;
  readonly title: string;
  readonly description: string;
  /** Its description, unless its text begins with it, or it only lists what stands below. */
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
  /** Its pages, if there are several. */
  readonly parts?: TopicParts | undefined;
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
      .flatMap(({ path, topic, articles }) =>
        Array.from({ length: partCount(articles.length) }, (_, index) => ({
          path: topicPartPath(path, index + 1),
          key: topicKey(topic, index + 1),
        })),
      ),
  build: buildTopicPage,
} as const satisfies PageKind<TopicPage>;

function buildTopicPage(tools: PageTools, page: PageAddress): TopicPage {
  const { centre, site, links } = tools;
  const { path } = page;
  const { folder, part } = readTopicKey(page.key);
  const isFirst = part === 1;
  const place = links.topic(folder);
  const { title, description, contentLocale } = place;
  const parts = topicParts(place, part, tools.locale.lang);
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
    lead: source?.repeatsDescription || !isFirst || listsContents(folder, tools) ? undefined : description,
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
      hasFeed: isFirst,
      title: isFirst || !parts ? title : `${title} (${parts.range})`,
      description,
      canonicalPath: partPath(placeIn(contentLocale) ?? place, part),
      alternates: site.locales.flatMap(({ id }) => {
        const other = placeIn(id);
        const hasPart = other?.contentLocale === id && part <= partCount(other.articles.length);
        return hasPart ? [{ locale: id, path: topicPartPath(other.path, part) }] : [];
      }),
      jsonLd: [breadcrumbJsonLd(site, [...crumbs, { href: path, text: title }])],
    }),
    subtopics: isFirst ? place.topics.map((inner) => cardIn(inner, tools)) : [],
    helpful: isFirst
      ? tools.choice.mostHelpful(folder, mostHelpful).map((id) => links.toArticle(id, false))
      : [],
    articles: place.articles
      .slice((part - 1) * articlesPerPart, part * articlesPerPart)
      .map((id) => links.toArticle(id)),
    ...(parts && { parts }),
    branch: branchOf(place, tools),
    text:
      source?.hasBody && isFirst
        ? tools.texts.of(
            source,
            anchorsOf(source.parts.headings).map(({ id }) => id),
          )
        : undefined,
  };
}

/** A card whose description says more than the articles that stand below it. */
function cardIn(folder: string, tools: PageTools): TopicCard {
  const card = tools.cards.of(folder);
  return listsContents(folder, tools) ? { ...card, description: undefined } : card;
}

/** Whether the description of a topic only lists titles of what it holds, as an import makes it where the source has none. */
function listsContents(folder: string, { links }: PageTools): boolean {
  const { description, topics, articles } = links.topic(folder);
  const titles = new Set([
    ...topics.map((inner) => links.toTopic(inner).text),
    ...articles.map((id) => links.toArticle(id, false).text),
  ]);
  return description.split(' · ').every((title) => titles.has(title));
}

/** The address of a part, or of the last one of a topic that has fewer. */
const partPath = ({ path, articles }: TopicPlace, part: number) =>
  topicPartPath(path, Math.min(part, partCount(articles.length)));

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
