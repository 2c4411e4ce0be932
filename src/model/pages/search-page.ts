import type { Panel } from '#model/channels/panel.ts';
import { searchPath } from '#model/urls.ts';
import { mostAsked } from './home-page.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** `/<locale>/search/`. */
export interface SearchPage extends PageFrame {
  readonly kind: 'search';
  /** What most readers look for, before anything is typed and where nothing is found; empty while nobody knows. */
  readonly popular: readonly PageLink[];
  /** The first articles of each top-level topic, for readers without JavaScript. */
  readonly index: readonly { readonly topic: PageLink; readonly articles: readonly PageLink[] }[];
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
  /** Whether a language model may write answers. */
  readonly writesAnswers: boolean;
}

/** How many articles the index names of each topic. */
const mostArticles = 12;

/** The search page of every locale. */
export const searchPages = {
  route: 'locale',
  isIndexed: true,
  hasCopy: false,
  list: ({ locale }) => [{ path: searchPath(locale.id) }],
  build: buildSearchPage,
} as const satisfies PageKind<SearchPage>;

function buildSearchPage(tools: PageTools, page: PageAddress): SearchPage {
  const { site, t, links, choice } = tools;
  return {
    ...tools.frame,
    kind: 'search',
    path: page.path,
    languages: links.languages(({ id }) => ({ href: searchPath(id), isTranslated: true })),
    head: tools.heads.of(page, {
      title: t('search.title'),
      description: t('search.description', { site: site.name }),
      alternates: links.everywhere(searchPath),
    }),
    popular: mostAsked(tools).map((id) => links.toArticle(id)),
    index: links.root.topics.map((folder) => ({
      topic: links.toTopic(folder),
      articles: choice.firstOf(folder, mostArticles).map((id) => links.toArticle(id)),
    })),
    panel: tools.panelOf({}),
    writesAnswers: site.answers !== undefined,
  };
}
