import { placeName } from '#model/stores/directory.ts';
import { serviceLabel } from '#model/stores/services.ts';
import { storesOffering } from '#model/stores/services.ts';
import { toCountryLinks, type PlaceLink } from '#model/stores/views/place.ts';
import { toStoreCard, type StoreCardView } from '#model/stores/views/card.ts';
import { storesPath } from '#model/urls.ts';
import { mostListed, type DrawnMap, type FinderFacts, type OfferedMap } from './locale-stores.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import { withStores, type PageTools } from './page-tools.ts';

/** The store finder: `/<locale>/stores/`. */
export interface StoresPage extends PageFrame {
  readonly kind: 'stores';
  readonly title: string;
  readonly crumbs: readonly PageLink[];
  readonly finder: FinderFacts;
  readonly filters: readonly { readonly id: string; readonly text: string }[];
  /** Title and stores of the list that is shown before the reader searches. */
  readonly listTitle: string;
  readonly cards: readonly StoreCardView[];
  readonly drawn: DrawnMap;
  readonly map: OfferedMap;
  readonly countries: readonly PlaceLink[];
}

/** The store finder of every locale. */
export const storesPages = {
  route: 'stores',
  isIndexed: true,
  hasCopy: true,
  list: ({ locale, stores: centre }) => (centre ? [{ path: storesPath(locale.id) }] : []),
  build: buildStoresPage,
} as const satisfies PageKind<StoresPage>;

function buildStoresPage(pageTools: PageTools, page: PageAddress): StoresPage {
  const tools = withStores(pageTools);
  const { site, locale, t, stores } = tools;
  const { centre, context } = stores;
  const own = centre.directory.countries.find(({ country }) => country === locale.country);
  const listed = (own?.stores ?? centre.stores).filter(({ status }) => status !== 'permanently-closed');
  const shown = listed.slice(0, mostListed);
  const title = t('stores:title');
  return {
    ...tools.frame,
    kind: 'stores',
    path: page.path,
    title,
    crumbs: tools.links.storeCrumbs(),
    languages: tools.links.languages(({ id }) => ({ href: storesPath(id), isTranslated: true })),
    head: tools.heads.of(page, {
      title,
      description: t('stores:intro'),
      alternates: tools.links.everywhere(storesPath),
    }),
    finder: stores.finder,
    filters: centre.services
      .filter(({ isFilter, id }) => isFilter && storesOffering(id, centre.stores).length > 0)
      .map((service) => ({ id: service.id, text: serviceLabel(service, locale.id, site.source.id) })),
    listTitle: own
      ? t('stores:directory.storesIn', {
          place: placeName(own, locale.lang, [locale.id, ...locale.fallbacks]),
        })
      : t('stores:find.resultsTitle'),
    cards: shown.map((store) => toStoreCard(store, context)),
    drawn: stores.mapOf(shown, t('stores:map.title')),
    map: stores.map,
    countries: toCountryLinks(context),
  };
}
