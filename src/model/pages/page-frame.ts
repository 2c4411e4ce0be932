import { statusMessages } from '#model/channels/announcements.ts';
import { hasContactPage } from '#model/parts.ts';
import { accessibilityPath, contactPath, homePath, searchPath, storesPath } from '#model/urls.ts';
import { localeOf } from '#site/site.ts';
import type { LocaleContext } from './locale-context.ts';
import type { LocaleLinks } from './locale-links.ts';
import type { LocaleStores } from './locale-stores.ts';
import type { PageFrame } from './page.ts';
import { buildAround } from './page-around.ts';
import type { PageTexts } from './page-text.ts';
import { buildLook } from './page-look.ts';
import type { RenderedImage } from './render-context.ts';

/** What is the same on every page of a locale. */
export type LocaleFrame = Omit<PageFrame, 'path' | 'head' | 'languages'>;

/** How many topics header and footer show. A fixed number, so pages don't grow with the site. */
const mostTopics = 8;

/** Makes what is the same on every page of a locale. `now`: announcements that are over by then are left out. */
export function buildFrame(
  context: LocaleContext,
  {
    links,
    stores,
    texts,
    images,
    fonts,
    now,
  }: {
    readonly links: LocaleLinks;
    readonly stores: LocaleStores | undefined;
    readonly texts: PageTexts;
    readonly images: ReadonlyMap<string, RenderedImage>;
    readonly fonts: readonly string[];
    readonly now: number;
  },
): LocaleFrame {
  const { centre, site, locale } = context;
  const languageNames = new Intl.DisplayNames(locale.lang, { type: 'language' });
  return {
    locale: locale.id,
    lang: locale.lang,
    dir: locale.dir,
    siteName: site.name,
    look: buildLook(site, locale, { images, fonts }),
    around: buildAround(context, { links, texts }),
    topics: links.root.topics.slice(0, mostTopics).map((folder) => links.toTopic(folder)),
    searchFallbacks: locale.fallbacks.map((id) => {
      const { lang, dir } = localeOf(site, id);
      return { locale: id, lang, dir, name: languageNames.of(lang) ?? lang };
    }),
    storeSearch: stores && {
      hasTranslations: stores.finder.hasTranslations,
      bases: stores.finder.bases,
    },
    links: {
      home: homePath(locale.id),
      search: searchPath(locale.id),
      contact: hasContactPage(centre) ? contactPath(locale.id) : undefined,
      accessibility: site.accessibility && accessibilityPath(locale.id),
      stores: centre.stores && storesPath(locale.id),
    },
    country: locale.country,
    status: statusMessages(centre.announcements, locale, now),
  };
}
