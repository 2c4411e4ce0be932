import { agentsPath, homePath, permalinkPath } from '#model/urls.ts';
import type { PageFrame, PageLink } from './page.ts';
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

/** Makes the view of the page for support agents. */
export function buildAgentsPage(tools: PageTools): AgentsPage {
  const { site, t, links } = tools;
  return {
    ...tools.frame,
    kind: 'agents',
    path: agentsPath,
    languages: links.languages(({ id }) => ({ href: homePath(id), isTranslated: true })),
    head: tools.heads.of({
      path: agentsPath,
      canonicalPath: undefined,
      title: t('agents:title'),
      description: t('agents:description'),
      alternates: [],
      jsonLd: [],
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
      message: String(tools.translator(id).template('agents:message')),
    })),
    siteUrl: site.url,
  };
}
