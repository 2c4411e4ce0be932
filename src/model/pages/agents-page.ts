import type { Customer } from '#model/agents/browser/customer.ts';
import { agentFilePaths, agentsPath, permalinkPath } from '#model/urls.ts';
import type { Locale, Site } from '#site/site.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** The page for support agents. Its links are permalinks. */
export interface AgentsPage extends PageFrame {
  readonly kind: 'agents';
  /** The first articles of each top-level topic, for those without JavaScript. */
  readonly index: readonly { readonly topic: PageLink; readonly articles: readonly PageLink[] }[];
  /** Languages in which an agent can send an article, in the order of the site. */
  readonly customers: readonly Customer[];
  /** Locales whose search is asked: the page's own first, then those that readers fall back to, then all others. */
  readonly searched: readonly string[];
  /** Absolute URL of the site. */
  readonly siteUrl: string;
  /** Where reports of articles go. */
  readonly report: string | undefined;
  /** Describes its search to browsers. */
  readonly openSearch: string;
}

/** How many articles the index names of each topic. */
const mostArticles = 50;

/** A page in each locale; in the language that articles are written in first, its address has no locale. */
export const agentsPages = {
  route: 'agents',
  isIndexed: false,
  hasCopy: false,
  list: ({ site, locale }) => [{ path: pathIn(site, locale.id) }],
  build: buildAgentsPage,
} as const satisfies PageKind<AgentsPage>;

const pathIn = ({ source }: Site, locale: string) => agentsPath(locale === source.id ? undefined : locale);

function buildAgentsPage(tools: PageTools, page: PageAddress): AgentsPage {
  const { site, locale, t, links } = tools;
  return {
    ...tools.frame,
    kind: 'agents',
    path: page.path,
    languages: links.languages(({ id }) => ({ href: pathIn(site, id), isTranslated: true })),
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
    customers: site.locales.map((customer) => toCustomer(customer, tools)),
    searched: [...new Set([locale.id, ...locale.fallbacks, ...site.locales.map(({ id }) => id)])],
    siteUrl: site.url,
    report: site.agents.report,
    openSearch: agentFilePaths.openSearch(locale.id),
  };
}

const toCustomer = ({ id, lang, dir, name }: Locale, tools: PageTools): Customer => ({
  locale: id,
  lang,
  dir,
  name,
  // The browser fills them for the article that is copied.
  message: tools.translator(id)('agents:message', { title: '{{title}}', url: '{{url}}' }),
});
