import { agentsPath, homePath, permalinkPath } from '#model/urls.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** The page for support agents. Its links are permalinks. */
export interface AgentsPage extends PageFrame {
  readonly kind: 'agents';
  /** The first articles of each top-level topic, for those without JavaScript. */
  readonly index: readonly { readonly topic: PageLink; readonly articles: readonly PageLink[] }[];
  /** Languages in which an agent can send an article; `message` is what goes with it, with `{{title}}` and `{{url}}`. */
  readonly customers: readonly {
    readonly locale: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly name: string;
    readonly message: string;
  }[];
  /** Absolute URL of the site. */
  readonly siteUrl: string;
}

/** How many articles the index names of each topic. */
const mostArticles = 50;

/** One page, in the language that articles are written in first. */
export const agentsPages = {
  route: 'agents',
  isIndexed: false,
  hasCopy: false,
  list: ({ site, locale }) => (locale.id === site.source.id ? [{ path: agentsPath }] : []),
  build: buildAgentsPage,
} as const satisfies PageKind<AgentsPage>;

function buildAgentsPage(tools: PageTools, page: PageAddress): AgentsPage {
  const { site, t, links } = tools;
  return {
    ...tools.frame,
    kind: 'agents',
    path: page.path,
    languages: links.languages(({ id }) => ({ href: homePath(id), isTranslated: true })),
    head: tools.heads.of(page, {
      title: t('agents:title'),
      description: t('agents:description'),
    }),
    index: links.root.topics.map((folder) => ({
      topic: links.toTopic(folder),
      articles: tools.choice.firstOf(folder, mostArticles).map((id) => ({
        ...links.toArticle(id, false),
        href: permalinkPath(id),
      })),
    })),
    customers: site.locales.map(({ id, lang, dir, name }) => ({
      locale: id,
      lang,
      dir,
      name,
      // The browser fills them for the article that is copied.
      message: tools.translator(id)('agents:message', { title: '{{title}}', url: '{{url}}' }),
    })),
    siteUrl: site.url,
  };
}
