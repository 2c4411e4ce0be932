import type { Panel } from '#model/channels/panel.ts';
import { contactPath } from '#model/urls.ts';
import type { PageFrame } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** `/<locale>/contact/`, on a site with channels or with something of its own on that page. */
export interface ContactPage extends PageFrame {
  readonly kind: 'contact';
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
  /** What a question can be about: path of a top-level topic, and its title. */
  readonly questionTopics: readonly { readonly path: string; readonly title: string }[];
}

/** The contact page of every locale, if there is one. */
export const contactPages = {
  route: 'locale',
  isIndexed: true,
  hasCopy: true,
  list: ({ locale, hasContactPage }) => (hasContactPage ? [{ path: contactPath(locale.id) }] : []),
  build: buildContactPage,
} as const satisfies PageKind<ContactPage>;

function buildContactPage(tools: PageTools, page: PageAddress): ContactPage {
  const { site, t, links } = tools;
  return {
    ...tools.frame,
    kind: 'contact',
    path: page.path,
    languages: links.languages(({ id }) => ({ href: contactPath(id), isTranslated: true })),
    head: tools.heads.of(page, {
      title: t('contact.title'),
      description: t('contact.description', { site: site.name }),
      alternates: links.everywhere(contactPath),
    }),
    panel: tools.panelOf({}),
    questionTopics: links.root.topics.map((folder) => ({ path: folder, title: links.topic(folder).title })),
  };
}
