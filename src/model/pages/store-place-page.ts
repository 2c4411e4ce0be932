import { breadcrumbJsonLd } from '#model/json-ld.ts';
import { storePlacePath } from '#model/stores/paths.ts';
import { toPlaceView, type PlaceView } from '#model/stores/views/place.ts';
import { mostListed, type DrawnMap, type OfferedMap } from './locale-stores.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import { withStores, type PageTools } from './page-tools.ts';

/** A country, region or city in the directory of stores. */
export interface StorePlacePage extends PageFrame {
  readonly kind: 'store-place';
  readonly title: string;
  readonly crumbs: readonly PageLink[];
  readonly place: PlaceView;
  readonly drawn: DrawnMap;
  readonly map: OfferedMap;
  /** `3 stores`. */
  readonly count: string;
}

/** Places by their paths in the directory. */
export const storePlacePages = {
  route: 'stores',
  isIndexed: true,
  hasCopy: true,
  list: ({ locale, stores }) =>
    [...(stores?.directory.places.keys() ?? [])].map((key) => ({
      path: storePlacePath(locale.id, key),
      key,
    })),
  build: buildStorePlacePage,
} as const satisfies PageKind<StorePlacePage>;

function buildStorePlacePage(pageTools: PageTools, page: PageAddress): StorePlacePage {
  const tools = withStores(pageTools);
  const { site, t, stores } = tools;
  const { path, key } = page;
  const place = stores.place(key);
  const view = toPlaceView(place, stores.context);
  const pathIn = (id: string) => storePlacePath(id, key);
  const title = t('stores:directory.storesIn', { place: view.name });
  const crumbs = tools.links.storeCrumbs(view.crumbs);
  const inBusiness = place.stores.filter(({ status }) => status !== 'permanently-closed');
  return {
    ...tools.frame,
    kind: 'store-place',
    path,
    title,
    crumbs,
    languages: tools.links.languages(({ id }) => ({ href: pathIn(id), isTranslated: true })),
    head: tools.heads.of(page, {
      title,
      description: t('stores:directory.description', { place: view.name }),
      alternates: tools.links.everywhere(pathIn),
      jsonLd: [breadcrumbJsonLd(site, [...crumbs, { href: path, text: view.name }])],
    }),
    place: view,
    map: stores.map,
    count: t('stores:directory.count', { count: inBusiness.length }),
    drawn: stores.mapOf(inBusiness.slice(0, mostListed), t('stores:store.mapOfStores', { place: view.name })),
  };
}
