import type { Panel } from '#model/channels/panel.ts';
import { breadcrumbJsonLd } from '#model/json-ld.ts';
import { storePlacePath } from '#model/stores/paths.ts';
import { showsStreets } from '#model/stores/map-settings.ts';
import { localizeStore, type Store } from '#model/stores/store.ts';
import { toStoreJsonLd } from '#model/stores/structured-data.ts';
import type { StoreText } from '#model/stores/texts.ts';
import type { AnalysedMarkdown } from '#model/text.ts';
import { storeLocales } from '#model/stores/views/context.ts';
import { toStoreText, toStoreView, type StoreView } from '#model/stores/views/store.ts';
import { absoluteUrl, storesPath } from '#model/urls.ts';
import type { Locale } from '#site/site.ts';
import type { DrawnMap, OfferedMap } from './locale-stores.ts';
import type { PageFrame, PageHead, PageLink } from './page.ts';
import type { PageTranslation } from './page-head.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import { withStores, type PageTools, type StorePageTools } from './page-tools.ts';
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
  /** Whether the map shows the streets around it. */
  readonly hasStreets: boolean;
  /** Articles about the services of the store. */
  readonly articles: readonly PageLink[];
  /** What there is to say of the store and of the way there. */
  readonly texts: Readonly<Record<'description' | 'transit' | 'parking', StorePageText | undefined>>;
  /** Contact channels. Absent if the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

const mostArticles = 8;

/** Stores by their codes, in the locales that have a page of them. */
export const storePages = {
  route: 'stores',
  isIndexed: true,
  hasCopy: true,
  list: ({ site, locale, stores: centre }) =>
    (centre?.stores ?? [])
      .filter((store) => storeLocales(store, site, centre?.stores.length ?? 0).includes(locale))
      .map(({ code }) => ({
        path: storePlacePath(locale.id, centre?.directory.storePaths.get(code) ?? ''),
        key: code,
      })),
  build: buildStorePage,
} as const satisfies PageKind<StorePage>;

function buildStorePage(pageTools: PageTools, page: PageAddress): StorePage {
  const tools = withStores(pageTools);
  const { locale, t, links, stores } = tools;
  const store = stores.store(page.key);
  const view = toStoreView(store, stores.context);
  const crumbs = links.storeCrumbs(view.crumbs);
  const places = placesOf(store, tools);
  return {
    ...tools.frame,
    kind: 'store',
    path: page.path,
    crumbs,
    languages: links.languages(({ id }) => {
      const own = places.find((place) => place.locale === id);
      return { href: own?.path ?? storesPath(id), isTranslated: own !== undefined };
    }),
    head: headOf(page, { store, view, crumbs, places }, tools),
    store: view,
    readerLocale: locale,
    isVisitable: store.status === 'open',
    drawn: {
      title: t('stores:store.mapOf', { store: view.name }),
      marks: store.point ? [{ ...store.point, label: view.name, code: store.code }] : [],
    },
    map: stores.map,
    hasStreets: store.point !== undefined && showsStreets(stores.centre.map, store.point),
    articles: tools.choice.about(store.services, mostArticles).map((id) => links.toArticle(id)),
    texts: {
      description: textOf(store.description, store, tools),
      transit: textOf(store.transit, store, tools),
      parking: textOf(store.parking, store, tools),
    },
    panel: tools.panelOf({ store: view.name, url: absoluteUrl(tools.site, page.path) }),
  };
}

/** The store's page in every locale that has one. */
function placesOf(store: Store, { site, stores: { centre } }: StorePageTools): PageTranslation[] {
  const path = centre.directory.storePaths.get(store.code) ?? '';
  return storeLocales(store, site, centre.stores.length).map(({ id }) => ({
    locale: id,
    path: storePlacePath(id, path),
  }));
}

function headOf(
  page: PageAddress,
  {
    store,
    view,
    crumbs,
    places,
  }: {
    readonly store: Store;
    readonly view: StoreView;
    readonly crumbs: readonly PageLink[];
    readonly places: readonly PageTranslation[];
  },
  { site, locale, t, heads }: PageTools,
): PageHead {
  const locales = [locale.id, ...locale.fallbacks];
  const { city } = localizeStore(store, locales).address;
  const source = places.find((place) => place.locale === site.source.id) ?? places[0] ?? page;
  return heads.of(page, {
    title: t('stores:store.pageTitle', { store: view.name, city }),
    description: t('stores:store.description', { address: view.address }),
    alternates: places,
    modified: store.updated,
    jsonLd: [
      toStoreJsonLd(store, {
        url: absoluteUrl(site, page.path),
        id: `${absoluteUrl(site, source.path)}#store`,
        locales,
        organization: { name: site.organization.name, url: site.organization.url },
        services: view.services.map(({ text }) => text),
        siteUrl: site.url,
      }),
      breadcrumbJsonLd(site, [...crumbs, { href: page.path, text: view.name }]),
    ],
  });
}

function textOf(
  written: StoreText,
  store: Store,
  { locale, texts, stores }: StorePageTools,
): StorePageText | undefined {
  const text = toStoreText(written, store, stores.context);
  if (!text) return undefined;
  const { markdown, lang } = text;
  return {
    markdown: markdown.text,
    lang,
    context: texts.contextOf(markdown, { headingIds: [], labels: texts.labelsIn(locale.id) }),
  };
}
