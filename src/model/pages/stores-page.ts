import { placeName } from '#model/stores/directory.ts';
import { serviceLabel } from '#model/stores/services.ts';
import { storesOffering } from '#model/stores/services.ts';
import { toCountryLinks, type PlaceLink } from '#model/stores/views/place.ts';
import { toStoreCard, type StoreCardView } from '#model/stores/views/card.ts';
import { storesPath } from '#model/urls.ts';
import { mostListed, type DrawnMap, type FinderFacts, type OfferedMap } from './locale-stores.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { StorePageTools } from './page-tools.ts';

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

/** Makes the view of a locale's store finder. */
export function buildStoresPage(tools: StorePageTools): StoresPage {
  const { site, locale, t, stores } = tools;
  const { centre, context } = stores;
  const path = storesPath(locale.id);
  const own = centre.directory.countries.find(({ country }) => country === locale.country);
  const listed = (own?.stores ?? centre.stores).filter(({ status }) => status !== 'permanently-closed');
  const shown = listed.slice(0, mostListed);
  const title = t('stores:title');
  return {
    ...tools.frame,
    kind: 'stores',
    path,
    title,
    crumbs: tools.links.storeCrumbs(),
    languages: tools.links.languages(({ id }) => ({ href: storesPath(id), isTranslated: true })),
    head: tools.heads.of({
      path,
      title,
      description: t('stores:intro'),
      alternates: site.locales.map(({ id }) => ({ locale: id, path: storesPath(id) })),
      jsonLd: [],
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
