import type { Panel } from '#model/channels/panel.ts';
import { answerOf, gonePath, titleOf, topicAbove } from '#model/retired/retired.ts';
import { homePath } from '#model/urls.ts';
import { localeOf } from '#site/site.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';

/** What answers at the address of an article that is gone, and that nothing replaced. */
export interface RetiredPage extends PageFrame {
  readonly kind: 'retired';
  readonly id: string;
  /** What the article was called. */
  readonly title: string;
  readonly description: string;
  /** The description before and after the title, which may be in another language. */
  readonly lead: readonly [before: string, after: string];
  /** Locale of the title. */
  readonly contentLocale: string;
  readonly contentLang: string;
  readonly contentDir: 'ltr' | 'rtl';
  /** The topic that it was in; absent where that is gone as well. */
  readonly topic: PageLink | undefined;
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

/** Retired articles by their ids, in every locale that they had an address in. */
export const retiredPages = {
  route: 'locale',
  isIndexed: false,
  hasCopy: false,
  list: ({ locale, tree, retired, articles }) =>
    [...retired.values()].flatMap((entry) => {
      const path = gonePath(entry, locale.id);
      const isGone = answerOf(entry, retired, articles).gone === entry;
      return path === undefined || !isGone || tree.paths.has(path) ? [] : [{ path, key: entry.id }];
    }),
  build: buildRetiredPage,
} as const satisfies PageKind<RetiredPage>;

function buildRetiredPage(tools: PageTools, page: PageAddress): RetiredPage {
  const { centre, site, locale, tree, t, links } = tools;
  const entry = centre.retired.get(page.key);
  if (!entry) throw new Error(`this cannot happen: no retired article "${page.key}"`);
  const { title, locale: contentLocale } = titleOf(entry, locale);
  const known = site.locales.find(({ id }) => id === contentLocale);
  const content = known ? localeOf(site, known.id) : locale;
  const topic = topicAbove(entry, (path) => tree.topics.has(path));
  const description = t('retired.text', { title });
  const [before = '', after = ''] = t('retired.text', { title: '\n' }).split('\n');
  return {
    ...tools.frame,
    kind: 'retired',
    path: page.path,
    id: entry.id,
    title,
    description,
    lead: [before, after],
    contentLocale: content.id,
    contentLang: content.lang,
    contentDir: content.dir,
    topic: topic === '' ? undefined : links.toTopic(topic),
    languages: links.languages(({ id }) => ({
      href: gonePath(entry, id) ?? homePath(id),
      isTranslated: true,
    })),
    head: tools.heads.of(page, { title: t('retired.title'), description }),
    panel: tools.panelOf({}),
  };
}
