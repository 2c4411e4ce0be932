import { breadcrumbJsonLd } from '#model/json-ld.ts';
import { storePlacePath } from '#model/stores/paths.ts';
import { toPlaceView, type PlaceView } from '#model/stores/views/place.ts';
import { mostListed, type DrawnMap } from './locale-stores.ts';
import type { PageFrame, PageLink } from './page.ts';
import type { StorePageTools } from './page-tools.ts';

/** A country, region or city in the directory of stores. */
export interface StorePlacePage extends PageFrame {
  readonly kind: 'store-place';
  readonly title: string;
  readonly crumbs: readonly PageLink[];
  readonly place: PlaceView;
  readonly drawn: DrawnMap;
}

/** Makes the view of a place, by its path in the directory. */
export function buildStorePlacePage(tools: StorePageTools, key: string): StorePlacePage {
  const { site, locale, t, stores } = tools;
  const place = stores.place(key);
  const view = toPlaceView(place, stores.context);
  const pathIn = (id: string) => storePlacePath(id, key);
  const path = pathIn(locale.id);
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
    head: tools.heads.of({
      path,
      title,
      description: t('stores:directory.description', { place: view.name }),
      alternates: site.locales.map(({ id }) => ({ locale: id, path: pathIn(id) })),
      jsonLd: [breadcrumbJsonLd(site, [...crumbs, { href: path, text: view.name }])],
    }),
    place: view,
    drawn: stores.mapOf(inBusiness.slice(0, mostListed), t('stores:store.mapOfStores', { place: view.name })),
  };
}
