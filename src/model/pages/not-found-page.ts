import type { Panel } from '#model/channels/panel.ts';
import { agentFilePaths, homePath, notFoundPath, permalinkPath } from '#model/urls.ts';
import type { PageFrame, TopicCard } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** What answers where nothing is. */
export interface NotFoundPage extends PageFrame {
  readonly kind: 'not-found';
  readonly topicCards: readonly TopicCard[];
  /** Where numbers of the former help centre are listed with ids, and the permalink of an id (`{id}`). */
  readonly oldAddresses: { readonly file: string; readonly permalink: string };
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

/** The "not found" page of every locale. Its languages lead to home pages. */
export const notFoundPages = {
  route: 'locale',
  isIndexed: false,
  hasCopy: false,
  list: ({ locale }) => [{ path: notFoundPath(locale.id) }],
  build: buildNotFoundPage,
} as const satisfies PageKind<NotFoundPage>;

function buildNotFoundPage(tools: PageTools, page: PageAddress): NotFoundPage {
  const { site, t, links } = tools;
  return {
    ...tools.frame,
    kind: 'not-found',
    path: page.path,
    languages: links.languages(({ id }) => ({ href: homePath(id), isTranslated: true })),
    head: tools.heads.of(page, {
      title: t('notFound.title'),
      description: t('notFound.description', { site: site.name }),
    }),
    topicCards: links.root.topics.map((folder) => tools.cards.of(folder)),
    oldAddresses: { file: agentFilePaths.oldAddresses, permalink: permalinkPath('{id}') },
    panel: tools.panelOf({}),
  };
}
