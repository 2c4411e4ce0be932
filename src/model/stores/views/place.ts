/** Pages of the directory: countries, regions and cities, with their stores. */
import { collatorOf } from '#base/collator.ts';
import { readerTag } from '#i18n/reader-tag.ts';
import { distanceKm } from '../browser/geo.ts';
import { placeName, type DirectoryPlace } from '../directory.ts';
import { storePlacePath, storesWithService } from '../paths.ts';
import { serviceLabel, storesOffering } from '../services.ts';
import { toStoreCard, type StoreCardView } from './card.ts';
import type { StoreViewContext } from './context.ts';

/** A page of the directory. */
export interface PlaceView {
  readonly kind: DirectoryPlace['kind'];
  readonly href: string;
  readonly name: string;
  readonly crumbs: readonly { readonly href: string; readonly text: string }[];
  readonly children: readonly PlaceLink[];
  /** Stores directly in it. */
  readonly stores: readonly StoreCardView[];
  /** What its own stores do, with the finder's answer to each; empty where it has none. */
  readonly services: readonly PlaceService[];
  /** The nearest other places with stores. */
  readonly nearby: readonly PlaceLink[];
  /** Language tag with the reader's country. */
  readonly lang: string;
}

/** Something that stores of a place do. */
export interface PlaceService {
  readonly icon: string | undefined;
  readonly text: string;
  readonly href: string;
}

/** A link to a page of the directory. */
export interface PlaceLink {
  readonly href: string;
  readonly text: string;
  /** `3 stores`. */
  readonly count: string;
}

/** A country, region or city with its contents, sorted by the rules of the language. */
export function toPlaceView(place: DirectoryPlace, context: StoreViewContext): PlaceView {
  const { locale } = context;
  const { href, text } = toPlaceLink(place, context);
  const compare = collatorOf(locale.lang);
  return {
    kind: place.kind,
    href,
    name: text,
    crumbs: toCrumbs(place.path, context),
    children: place.children.map((child) => toPlaceLink(child, context)).sort(byText(locale.lang)),
    stores: place.ownStores
      .map((store) => toStoreCard(store, context))
      .sort((a, b) => compare(a.name, b.name)),
    services: toPlaceServices(place, text, context),
    nearby: toNeighbours(place, context),
    lang: readerTag(locale),
  };
}

function toPlaceServices(
  { ownStores }: DirectoryPlace,
  name: string,
  { services, locale, site }: StoreViewContext,
): PlaceService[] {
  return services
    .filter(({ id }) => storesOffering(id, ownStores).length > 0)
    .map((service) => ({
      icon: service.icon,
      text: serviceLabel(service, locale.id, site.source.id),
      href: `${storesWithService(locale.id, service.id)}&q=${encodeURIComponent(name)}`,
    }));
}

const mostNeighbours = 4;

/** Places of the same country whose stores are nearest to those of this one. */
function toNeighbours(place: DirectoryPlace, context: StoreViewContext): PlaceLink[] {
  const from = pointOf(place);
  if (!from) return [];
  return [...context.directory.places.values()]
    .flatMap((other) => {
      const point = other !== place && other.country === place.country ? pointOf(other) : undefined;
      return point ? [{ other, km: distanceKm(from, point) }] : [];
    })
    .sort((a, b) => a.km - b.km)
    .slice(0, mostNeighbours)
    .map(({ other }) => toPlaceLink(other, context));
}

const pointOf = ({ ownStores }: DirectoryPlace) => ownStores.find(({ point }) => point)?.point;

/** Links to all countries with stores, the locale's own first. */
export function toCountryLinks(context: StoreViewContext): PlaceLink[] {
  const own = context.locale.country;
  const sorted = context.directory.countries
    .map((place) => ({ place, link: toPlaceLink(place, context) }))
    .sort((a, b) => byText(context.locale.lang)(a.link, b.link));
  return [
    ...sorted.filter(({ place }) => place.country === own),
    ...sorted.filter(({ place }) => place.country !== own),
  ].map(({ link }) => link);
}

/** Country, region and city above a store or place, itself left out. */
export function toCrumbs(
  path: string,
  { directory, locale }: StoreViewContext,
): { href: string; text: string }[] {
  const parts = path.split('/');
  return parts.slice(0, -1).flatMap((_, n) => {
    const place = directory.places.get(parts.slice(0, n + 1).join('/'));
    return place
      ? [
          {
            href: storePlacePath(locale.id, place.path),
            text: placeName(place, locale.lang, [locale.id, ...locale.fallbacks]),
          },
        ]
      : [];
  });
}

const toPlaceLink = (place: DirectoryPlace, { locale, t }: StoreViewContext): PlaceLink => ({
  href: storePlacePath(locale.id, place.path),
  text: placeName(place, locale.lang, [locale.id, ...locale.fallbacks]),
  count: t('stores:directory.count', { count: place.stores.length }),
});

const byText = (lang: string) => {
  const compare = collatorOf(lang);
  return (a: { readonly text: string }, b: { readonly text: string }) => compare(a.text, b.text);
};
