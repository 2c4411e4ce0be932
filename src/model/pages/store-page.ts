import type { Panel } from '#model/channels/panel.ts';
import { breadcrumbJsonLd } from '#model/json-ld.ts';
import { storePlacePath } from '#model/stores/paths.ts';
import { localizeStore } from '#model/stores/store.ts';
import { toStoreJsonLd } from '#model/stores/structured-data.ts';
import type { StoreText } from '#model/stores/texts.ts';
import type { AnalysedMarkdown } from '#model/text.ts';
import { storeLocales } from '#model/stores/views/context.ts';
import { toStoreText, toStoreView, type StoreView } from '#model/stores/views/store.ts';
import { absoluteUrl, storesPath } from '#model/urls.ts';
import type { Locale } from '#site.ts';
import type { DrawnMap, OfferedMap } from './locale-stores.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { StorePageTools } from './page-tools.ts';
import type { RenderContext } from './render-context.ts';

/** A text to render, and all that its HTML depends on. */
export interface StorePageText {
  readonly markdown: AnalysedMarkdown;
  readonly lang: string | undefined;
  readonly context: RenderContext;
}

/** A store's own page. */
export interface StorePage extends PageFrame {
  readonly kind: 'store';
  readonly crumbs: readonly PageLink[];
  readonly store: StoreView;
  readonly readerLocale: Locale;
  readonly isVisitable: boolean;
  readonly drawn: DrawnMap;
  readonly map: OfferedMap;
  /** Articles about the services of the store. */
  readonly articles: readonly PageLink[];
  /** What there is to say of the store and of the way there. */
  readonly texts: Readonly<Record<'description' | 'transit' | 'parking', StorePageText | undefined>>;
  /** Contact channels. Absent if the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

const mostArticles = 8;

/** Makes the view of a store, by its code. */
export function buildStorePage(tools: StorePageTools, code: string): StorePage {
  const { site, locale, t, links, stores } = tools;
  const { centre } = stores;
  const store = stores.store(code);
  const view = toStoreView(store, stores.context);
  const crumbs = links.storeCrumbs(view.crumbs);
  const locales = storeLocales(store, site, centre.stores.length);
  const pathIn = (id: string) => storePlacePath(id, centre.directory.storePaths.get(code) ?? '');
  const path = pathIn(locale.id);
  const chain = [locale.id, ...locale.fallbacks];
  const { city } = localizeStore(store, chain).address;
  const labels = tools.texts.labelsIn(locale.id);
  const textOf = (written: StoreText): StorePageText | undefined => {
    const text = toStoreText(written, store, stores.context);
    if (!text) return undefined;
    const { markdown, lang } = text;
    return {
      markdown: markdown.text,
      lang,
      context: tools.texts.contextOf(markdown, { headingIds: [], labels }),
    };
  };
  const source = locales.find(({ id }) => id === site.source.id) ?? locales[0] ?? locale;
  return {
    ...tools.frame,
    kind: 'store',
    path,
    crumbs,
    languages: links.languages(({ id }) => {
      const hasPage = locales.some((own) => own.id === id);
      return { href: hasPage ? pathIn(id) : storesPath(id), isTranslated: hasPage };
    }),
    head: tools.heads.of({
      path,
      title: t('stores:store.pageTitle', { store: view.name, city }),
      description: t('stores:store.description', { address: view.address }),
      alternates: locales.map(({ id }) => ({ locale: id, path: pathIn(id) })),
      jsonLd: [
        toStoreJsonLd(store, {
          url: absoluteUrl(site, path),
          id: `${absoluteUrl(site, pathIn(source.id))}#store`,
          locales: chain,
          organization: { name: site.organization.name, url: site.organization.url },
          services: view.services.map(({ text }) => text),
          siteUrl: site.url,
        }),
        breadcrumbJsonLd(site, [...crumbs, { href: path, text: view.name }]),
      ],
    }),
    store: view,
    readerLocale: locale,
    isVisitable: store.status === 'open',
    drawn: {
      title: t('stores:store.mapOf', { store: view.name }),
      marks: store.point ? [{ ...store.point, label: view.name }] : [],
    },
    map: stores.map,
    articles: tools.choice.about(store.services, mostArticles).map((id) => links.toArticle(id)),
    texts: {
      description: textOf(store.description),
      transit: textOf(store.transit),
      parking: textOf(store.parking),
    },
    panel: tools.panelOf({ store: view.name, url: absoluteUrl(site, path) }),
  };
}
