import type { StoreCentre } from '#model/stores/centre.ts';
import type { DirectoryPlace } from '#model/stores/directory.ts';
import { consentHost, mapSource, type MapSource } from '#model/stores/map-settings.ts';
import { storesWithService } from '#model/stores/paths.ts';
import { localizeStore, type Store } from '#model/stores/store.ts';
import { storeHref, storeLocales, type StoreViewContext } from '#model/stores/views/context.ts';
import { serviceLabel, storesOffering } from '#model/stores/services.ts';
import { toStoreCard, type StoreCardView } from '#model/stores/views/card.ts';
import { storesPath } from '#model/urls.ts';
import type { Locale } from '#site/site.ts';
import type { LocaleContext } from './locale-context.ts';

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

/** A map to draw at build. */
export interface DrawnMap {
  readonly title: string;
  readonly marks: readonly {
    readonly lat: number;
    readonly lng: number;
    readonly label: string;
    readonly href?: string | undefined;
    readonly code: string;
  }[];
}

/** The interactive map that a page offers. */
export interface OfferedMap {
  readonly source: MapSource | undefined;
  /** Host that learns of visitors who open it, if it is not the site's own. */
  readonly host: string | undefined;
}

/** Stores that offer a service, for the article that is about it. */
export interface NearestStoresView {
  readonly service: { readonly id: string; readonly text: string; readonly href: string };
  readonly cards: readonly StoreCardView[];
  readonly finder: FinderFacts;
}

/** How many stores a page lists or marks at most before anything is looked for. */
export const mostListed = 60;
const mostNearest = 3;

/** The stores as a locale's pages show them. */
export class LocaleStores {
  readonly centre: StoreCentre;
  readonly context: StoreViewContext;
  readonly finder: FinderFacts;
  readonly map: OfferedMap;
  readonly #byCode: ReadonlyMap<string, Store>;
  readonly #nearest = new Map<string, NearestStoresView | undefined>();

  constructor(
    centre: StoreCentre,
    assets: StoreAssets,
    { site, locale, t }: Pick<LocaleContext, 'site' | 'locale' | 't'>,
  ) {
    this.centre = centre;
    this.context = { site, locale, t, ...centre };
    this.finder = {
      locale,
      countries: centre.directory.countries.map(({ country }) => country),
      hasTranslations: assets.translated.has(locale.id),
      bases: basesOf(this.context),
    };
    this.map = {
      source: mapSource(centre.map, locale.id, assets.basemap),
      host: consentHost(centre.map),
    };
    this.#byCode = new Map(centre.stores.map((store) => [store.code, store]));
  }

  store(code: string): Store {
    return known(this.#byCode.get(code));
  }

  place(path: string): DirectoryPlace {
    return known(this.centre.directory.places.get(path));
  }

  /** A map of stores to draw. Each mark leads to the store's page. */
  mapOf(stores: readonly Store[], title: string): DrawnMap {
    const { locale } = this.context;
    const chain = [locale.id, ...locale.fallbacks];
    return {
      title,
      marks: stores.flatMap((store) =>
        store.point
          ? [
              {
                ...store.point,
                label: localizeStore(store, chain).name,
                code: store.code,
                href: storeHref(store, this.context),
              },
            ]
          : [],
      ),
    };
  }

  /** Where to get services, in the locale's country; a service that no store offers is left out. */
  nearest(services: readonly string[]): NearestStoresView[] {
    return services.flatMap((id) => {
      if (!this.#nearest.has(id)) this.#nearest.set(id, this.#nearestOf(id));
      return this.#nearest.get(id) ?? [];
    });
  }

  #nearestOf(id: string): NearestStoresView | undefined {
    const { stores, services, locale, site } = this.context;
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
        .map((store) => toStoreCard(store, this.context)),
      finder: this.finder,
    };
  }
}

/**
 * Where the pages of a country's stores begin in a locale, where not with its own path: large sites have a store's page
 * only in its country's languages.
 */
const basesOf = ({ directory, stores, site, locale }: StoreViewContext): Readonly<Record<string, string>> =>
  Object.fromEntries(
    directory.countries.flatMap(({ country, stores: [first] }) => {
      const locales = first ? storeLocales(first, site, stores.length) : [];
      const other = locales.some(({ id }) => id === locale.id) ? undefined : locales[0];
      return other ? [[country, storesPath(other.id)] as const] : [];
    }),
  );

/** References are made from the same stores that views are made from. */
function known<T>(found: T | undefined): T {
  if (found === undefined)
    throw new Error('this cannot happen: a page of a store or place that is not there');
  return found;
}
