import type { Panel } from '#model/channels/panel.ts';
import { contactPath, homePath, notFoundPath, searchPath } from '#model/urls.ts';
import type { PageFrame, PageLink, TopicCard } from './page.ts';
import type { PageTools } from './page-tools.ts';

/** Search, contact and "not found": all their content is in the messages. */
export interface PlainPage extends PageFrame {
  readonly kind: 'search' | 'contact' | 'not-found';
  readonly topicCards: readonly TopicCard[];
  /** Lists of the whole locale by topic, for the search page without JavaScript. */
  readonly index: readonly { readonly topic: PageLink; readonly articles: readonly PageLink[] }[];
  /** Contact channels. Absent if the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
  /** What a question can be about: path of a top-level topic, and its title. Empty except on the contact page. */
  readonly questionTopics: readonly { readonly path: string; readonly title: string }[];
}

const pathsByKind = { search: searchPath, contact: contactPath, 'not-found': notFoundPath };

/** How many articles the index names of each topic. */
const mostArticles = 12;

/** Makes the view of a locale's search page, contact page or "not found". */
export function buildPlainPage(tools: PageTools, kind: PlainPage['kind']): PlainPage {
  const { site, locale, t, links } = tools;
  const { topics } = links.root;
  const pathIn = pathsByKind[kind];
  const path = pathIn(locale.id);
  const words = kind === 'not-found' ? 'notFound' : kind;
  const isIndexed = kind !== 'not-found';
  return {
    ...tools.frame,
    kind,
    path,
    languages: links.languages(({ id }) => ({
      href: isIndexed ? pathIn(id) : homePath(id),
      isTranslated: true,
    })),
    head: tools.heads.of({
      path,
      canonicalPath: isIndexed ? path : undefined,
      title: t(`${words}.title`),
      description: t(`${words}.description`, { site: site.name }),
      alternates: isIndexed ? site.locales.map(({ id }) => ({ locale: id, path: pathIn(id) })) : [],
      jsonLd: [],
    }),
    topicCards: topics.map((folder) => tools.cards.of(folder)),
    index:
      kind === 'search'
        ? topics.map((folder) => ({
            topic: links.toTopic(folder),
            articles: tools.choice.firstOf(folder, mostArticles).map((id) => links.toArticle(id)),
          }))
        : [],
    panel: tools.panelOf({}),
    questionTopics:
      kind === 'contact' ? topics.map((folder) => ({ path: folder, title: links.topic(folder).title })) : [],
  };
}
