/** Views of the store finder's pages: finder, country, region or city, and one page for each store. */
import type { Panel, PanelPage } from '#model/channels/panel.ts';
import type { Translate } from '#i18n/messages.ts';
import { breadcrumbJsonLd } from '#model/json-ld.ts';
import type { StoreCentre } from '#model/stores/centre.ts';
import { placeName, type DirectoryPlace } from '#model/stores/directory.ts';
import { consentHost, mapSource, type MapSource } from '#model/stores/map-settings.ts';
import { storePlacePath, storesWithService } from '#model/stores/paths.ts';
import { serviceLabel } from '#model/stores/services.ts';
import { localizeStore, type Store } from '#model/stores/store.ts';
import { toStoreJsonLd } from '#model/stores/structured-data.ts';
import {
  storeHref,
  storeLocales,
  storesOffering,
  toCountryLinks,
  toPlaceView,
  toStoreCard,
  toStoreView,
  type PlaceLink,
  type PlaceView,
  type StoreCardView,
  type StoreView,
  type StoreViewContext,
} from '#model/stores/views.ts';
import { absoluteUrl, homePath, storesPath } from '#model/urls.ts';
import type { Locale, Site } from '#site.ts';
import type { LanguageLink, PageFrame, PageHead, PageLink } from './page.ts';
import type { PageReference } from './page-builder.ts';
import type { TextLabels } from './render-context.ts';

/** What the build has made for the finder. */
export interface StoreAssets {
  /** Address of our own map data; empty where another map is used. */
  readonly basemap: string;
  /** Locales that some stores are translated to. */
  readonly translated: ReadonlySet<string>;
}

/** What the finder's elements have to know of the site. */
export interface FinderFacts {
  readonly locale: Locale;
  /** Countries that have stores. */
  readonly countries: readonly string[];
  /** Whether some stores are translated to this locale. */
  readonly hasTranslations: boolean;
  /** Where the pages of a country's stores begin, where not in this locale. */
  readonly bases: Readonly<Record<string, string>>;
}

/**
 * Where the pages of a country's stores begin in a locale, where not with its own path: large sites have a store's page
 * only in its country's languages.
 */
export const storeBases = (
  { directory, stores }: StoreCentre,
  site: Site,
  locale: Locale,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    directory.countries.flatMap(({ country, stores: [first] }) => {
      const locales = first ? storeLocales(first, site, stores.length) : [];
      const other = locales.some(({ id }) => id === locale.id) ? undefined : locales[0];
      return other ? [[country, storesPath(other.id)] as const] : [];
    }),
  );

/** A map to draw at build. */
export interface DrawnMap {
  readonly title: string;
  readonly marks: readonly {
    readonly lat: number;
    readonly lng: number;
    readonly label: string;
    readonly href?: string | undefined;
  }[];
}

/** The interactive map that a page offers. */
export interface OfferedMap {
  readonly source: MapSource | undefined;
  /** Host that learns of visitors who open it, if it is not the site's own. */
  readonly host: string | undefined;
}

/** `/<locale>/stores/`. */
export interface StoresPage extends PageFrame {
  readonly kind: 'stores';
  readonly title: string;
  readonly crumbs: readonly PageLink[];
  readonly finder: FinderFacts;
  readonly filters: readonly { readonly id: string; readonly text: string }[];
  /** Title and stores of the list that stands there before anything is looked for. */
  readonly listTitle: string;
  readonly cards: readonly StoreCardView[];
  readonly drawn: DrawnMap;
  readonly map: OfferedMap;
  readonly countries: readonly PlaceLink[];
}

/** A country, region or city. */
export interface StorePlacePage extends PageFrame {
  readonly kind: 'store-place';
  readonly title: string;
  readonly crumbs: readonly PageLink[];
  readonly place: PlaceView;
  readonly drawn: DrawnMap;
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
  readonly labels: TextLabels;
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

/** Stores that offer a service, for the article that is about it. */
export interface NearestStoresView {
  readonly service: { readonly id: string; readonly text: string; readonly href: string };
  readonly cards: readonly StoreCardView[];
  readonly finder: FinderFacts;
}

/** What a page says about itself; see `PageHead`. */
export interface PageHeadInput {
  readonly path: string;
  /** Default: the page's own path; `undefined` keeps the page out of search engines. */
  readonly canonicalPath?: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly alternates: readonly { readonly locale: string; readonly path: string }[];
  readonly type?: PageHead['type'];
  /** Default: the image of the home page. */
  readonly image?: string | undefined;
  readonly jsonLd: readonly object[];
}

/** What store pages share with all pages of the locale. */
export interface StorePageTools {
  readonly site: Site;
  readonly locale: Locale;
  readonly t: Translate;
  readonly frame: Omit<PageFrame, 'path' | 'head' | 'languages'>;
  /** Words that the Markdown renderer adds. */
  readonly labels: TextLabels;
  readonly headOf: (head: PageHeadInput) => PageHead;
  readonly languages: (
    linkOf: (locale: Locale) => Pick<LanguageLink, 'href' | 'isTranslated'>,
  ) => LanguageLink[];
  readonly articlesAbout: (services: readonly string[]) => PageLink[];
  readonly panelOf: (page: PanelPage) => Panel | undefined;
}

/** How many stores a page lists or marks at most before anything is looked for. */
const mostListed = 60;
const mostNearest = 3;

/** Addresses of all store pages of a locale. */
export function listStorePages(
  { stores, directory }: StoreCentre,
  site: Site,
  locale: string,
): PageReference[] {
  return [
    { path: storesPath(locale), locale, kind: 'stores', key: '' },
    ...[...directory.places.keys()].map((path): PageReference => ({
      path: storePlacePath(locale, path),
      locale,
      kind: 'store-place',
      key: path,
    })),
    ...stores
      .filter((store) => storeLocales(store, site, stores.length).some(({ id }) => id === locale))
      .map(({ code }): PageReference => ({
        path: storePlacePath(locale, directory.storePaths.get(code) ?? ''),
        locale,
        kind: 'store',
        key: code,
      })),
  ];
}

/** Makes the views of a locale's store pages. */
export class StorePages {
  readonly #centre: StoreCentre;
  readonly #tools: StorePageTools;
  readonly #context: StoreViewContext;
  readonly #byCode: ReadonlyMap<string, Store>;
  readonly #finder: FinderFacts;
  readonly #map: OfferedMap;
  readonly #nearest = new Map<string, NearestStoresView | undefined>();

  constructor(centre: StoreCentre, assets: StoreAssets, tools: StorePageTools) {
    const { site, locale, t } = tools;
    this.#centre = centre;
    this.#tools = tools;
    this.#context = { site, locale, t, ...centre };
    this.#byCode = new Map(centre.stores.map((store) => [store.code, store]));
    this.#finder = {
      locale,
      countries: centre.directory.countries.map(({ country }) => country),
      hasTranslations: assets.translated.has(locale.id),
      bases: storeBases(centre, site, locale),
    };
    this.#map = {
      source: mapSource(centre.map, locale.id, assets.basemap),
      host: consentHost(centre.map),
    };
  }

  build(
    kind: 'stores' | 'store-place' | 'store',
    key: string,
    path: string,
  ): StoresPage | StorePlacePage | StorePage {
    if (kind === 'stores') return this.#finderPage(path);
    if (kind === 'store-place') return this.#placePage(known(this.#centre.directory.places.get(key)), path);
    return this.#storePage(known(this.#byCode.get(key)), path);
  }

  /** Where to get services, in the locale's country; a service that no store offers is left out. */
  nearest(services: readonly string[]): NearestStoresView[] {
    return services.flatMap((id) => {
      if (!this.#nearest.has(id)) this.#nearest.set(id, this.#nearestOf(id));
      return this.#nearest.get(id) ?? [];
    });
  }

  #nearestOf(id: string): NearestStoresView | undefined {
    const { stores, services } = this.#centre;
    const { locale, site } = this.#tools;
    const service = services.find((candidate) => candidate.id === id);
    if (!service || storesOffering(id, stores).length === 0) return undefined;
    return {
      service: {
        id,
        text: serviceLabel(service, locale.id, site.source.id),
        href: storesWithService(locale.id, id),
      },
      cards: storesOffering(id, stores, locale.country)
        .slice(0, mostNearest)
        .map((store) => toStoreCard(store, this.#context)),
      finder: this.#finder,
    };
  }

  #finderPage(path: string): StoresPage {
    const { site, locale, t } = this.#tools;
    const { stores, services, directory } = this.#centre;
    const own = directory.countries.find(({ country }) => country === locale.country);
    const listed = (own?.stores ?? stores).filter(({ status }) => status !== 'permanently-closed');
    const shown = listed.slice(0, mostListed);
    const title = t('stores:title');
    const name = own ? this.#nameOf(own) : undefined;
    return {
      ...this.#tools.frame,
      kind: 'stores',
      path,
      title,
      crumbs: this.#crumbs([]),
      languages: this.#tools.languages(({ id }) => ({ href: storesPath(id), isTranslated: true })),
      head: this.#tools.headOf({
        path,
        title: this.#titled(title),
        description: t('stores:intro'),
        alternates: site.locales.map(({ id }) => ({ locale: id, path: storesPath(id) })),
        jsonLd: [],
      }),
      finder: this.#finder,
      filters: services
        .filter(({ isFilter, id }) => isFilter && storesOffering(id, stores).length > 0)
        .map((service) => ({ id: service.id, text: serviceLabel(service, locale.id, site.source.id) })),
      listTitle:
        name === undefined ? t('stores:find.resultsTitle') : t('stores:directory.storesIn', { place: name }),
      cards: shown.map((store) => toStoreCard(store, this.#context)),
      drawn: this.#drawn(shown, t('stores:map.title')),
      map: this.#map,
      countries: toCountryLinks(this.#context),
    };
  }

  #placePage(place: DirectoryPlace, path: string): StorePlacePage {
    const { site, t } = this.#tools;
    const view = toPlaceView(place, this.#context);
    const title = t('stores:directory.storesIn', { place: view.name });
    const crumbs = this.#crumbs(view.crumbs);
    const inBusiness = place.stores.filter(({ status }) => status !== 'permanently-closed');
    const pathIn = (locale: string) => storePlacePath(locale, place.path);
    return {
      ...this.#tools.frame,
      kind: 'store-place',
      path,
      title,
      crumbs,
      languages: this.#tools.languages(({ id }) => ({ href: pathIn(id), isTranslated: true })),
      head: this.#tools.headOf({
        path,
        title: this.#titled(title),
        description: t('stores:directory.description', { place: view.name }),
        alternates: site.locales.map(({ id }) => ({ locale: id, path: pathIn(id) })),
        jsonLd: [breadcrumbJsonLd(site, [...crumbs, { href: path, text: view.name }])],
      }),
      place: view,
      drawn: this.#drawn(
        inBusiness.slice(0, mostListed),
        t('stores:store.mapOfStores', { place: view.name }),
      ),
    };
  }

  #storePage(store: Store, path: string): StorePage {
    const { site, locale, t } = this.#tools;
    const { stores, directory } = this.#centre;
    const view = toStoreView(store, this.#context);
    const crumbs = this.#crumbs(view.crumbs);
    const locales = storeLocales(store, site, stores.length);
    const pathIn = (id: string) => storePlacePath(id, directory.storePaths.get(store.code) ?? '');
    const chain = [locale.id, ...locale.fallbacks];
    const { city } = localizeStore(store, chain).address;
    const source = locales.find(({ id }) => id === site.source.id) ?? locales[0] ?? locale;
    return {
      ...this.#tools.frame,
      kind: 'store',
      path,
      crumbs,
      languages: this.#tools.languages(({ id }) => {
        const hasPage = locales.some((own) => own.id === id);
        return { href: hasPage ? pathIn(id) : storesPath(id), isTranslated: hasPage };
      }),
      head: this.#tools.headOf({
        path,
        title: this.#titled(t('stores:store.pageTitle', { store: view.name, city })),
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
      map: this.#map,
      articles: this.#tools.articlesAbout(store.services),
      labels: this.#tools.labels,
      panel: this.#tools.panelOf({ store: view.name, url: absoluteUrl(site, path) }),
    };
  }

  #drawn(stores: readonly Store[], title: string): DrawnMap {
    const { locale } = this.#tools;
    const chain = [locale.id, ...locale.fallbacks];
    return {
      title,
      marks: stores.flatMap((store) =>
        store.point
          ? [
              {
                ...store.point,
                label: localizeStore(store, chain).name,
                href: storeHref(store, this.#context),
              },
            ]
          : [],
      ),
    };
  }

  #crumbs(below: readonly PageLink[]): PageLink[] {
    const { locale, t } = this.#tools;
    const stores = below.length > 0 ? [{ href: storesPath(locale.id), text: t('stores:title') }] : [];
    return [{ href: homePath(locale.id), text: t('home.crumb') }, ...stores, ...below];
  }

  #nameOf(place: DirectoryPlace): string {
    const { locale } = this.#tools;
    return placeName(place, locale.lang, [locale.id, ...locale.fallbacks]);
  }

  #titled(title: string): string {
    return this.#tools.t('pageTitle', { title, site: this.#tools.site.name });
  }
}

/** References are made from the same stores that views are made from. */
function known<T>(found: T | undefined): T {
  if (found === undefined)
    throw new Error('this cannot happen: a page of a store or place that is not there');
  return found;
}
