/** The directory of stores: countries, their regions, their cities. A place exists where a store does. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { countryName } from './address.ts';
import { fold, toSlug } from './browser/fold.ts';
import type { Store } from './store.ts';

type PlaceKind = 'country' | 'region' | 'city';

/** A country, region or city that has stores. */
export interface DirectoryPlace {
  readonly kind: PlaceKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Its name as most records write it; for a country its code. See `placeName`. */
  readonly name: string;
  /** What it is called where records write a code: `California` for `CA`. */
  readonly fullName?: string | undefined;
  /** Path below `/<locale>/stores/`: `tr`, `tr/istanbul`, `tr/istanbul/kadikoy`. */
  readonly path: string;
  /** Path of the place it lies in; absent for a country. */
  readonly parent: string | undefined;
  readonly children: readonly DirectoryPlace[];
  /** All stores in it, of any status. */
  readonly stores: readonly Store[];
  /** Those of them that lie in none of its children. */
  readonly ownStores: readonly Store[];
}

export interface Directory {
  readonly countries: readonly DirectoryPlace[];
  /** Every place by its path. */
  readonly places: ReadonlyMap<string, DirectoryPlace>;
  /** Path of a store's page below `/<locale>/stores/`, by code. */
  readonly storePaths: ReadonlyMap<string, string>;
}

/** What a region is called that addresses write as a code. */
type RegionName = (country: string, code: string) => string | undefined;

/**
 * Groups the stores. Where region and city have one name, one page is both: London is a city, and the region that
 * Croydon lies in. A store's path therefore depends on its own address only, not on which other stores there are.
 */
export function buildDirectory(stores: readonly Store[], regionName?: RegionName): Directory {
  const countries = groupBy(stores, (store) => store.address.country).map(([country, members]) =>
    buildCountry(country, members, regionName),
  );
  const all = countries.flatMap(withDescendants);
  return {
    countries,
    places: new Map(all.map((place) => [place.path, place])),
    storePaths: new Map(
      all.flatMap(({ path, ownStores }) =>
        ownStores.map(({ code, slug }) => [code, `${path}/${slug}`] as const),
      ),
    ),
  };
}

const withDescendants = (place: DirectoryPlace): DirectoryPlace[] => [
  place,
  ...place.children.flatMap(withDescendants),
];

const keyOf = ({ address: { region, city } }: Store) => fold(region ?? city);
const cityKeyOf = ({ address: { city } }: Store) => fold(city);

function buildCountry(
  country: string,
  stores: readonly Store[],
  regionName: RegionName | undefined,
): DirectoryPlace {
  const path = country.toLowerCase();
  const taken = new Set<string>();
  const children = groupBy(stores, keyOf).map(([key, members]): DirectoryPlace => {
    const ownStores = members.filter((store) => cityKeyOf(store) === key);
    const others = members.filter((store) => cityKeyOf(store) !== key);
    const name = mostFrequent(members.map(({ address: { region, city } }) => region ?? city));
    const own = `${path}/${freeSlug(slugOf(members, name, others.length > 0 ? 'region' : 'city'), taken)}`;
    const cities = buildCities(others, { country, parent: own });
    const kind = others.length > 0 ? 'region' : 'city';
    const fullName = regionName?.(country, name);
    return {
      kind,
      country,
      name,
      fullName,
      path: own,
      parent: path,
      children: cities,
      stores: members,
      ownStores,
    };
  });
  return {
    kind: 'country',
    country,
    name: country,
    path,
    parent: undefined,
    children,
    stores,
    ownStores: [],
  };
}

function buildCities(
  stores: readonly Store[],
  { country, parent }: { readonly country: string; readonly parent: string },
): DirectoryPlace[] {
  const taken = new Set<string>();
  return groupBy(stores, cityKeyOf).map(([, members]) => {
    const name = mostFrequent(members.map((store) => store.address.city));
    const path = `${parent}/${freeSlug(slugOf(members, name, 'city'), taken)}`;
    return { kind: 'city', country, name, path, parent, children: [], stores: members, ownStores: members };
  });
}

/** A slug in ASCII: of the name, else of a translation of it, else of a store's code. */
function slugOf(stores: readonly Store[], name: string, part: 'city' | 'region'): string {
  const names = [
    name,
    ...stores.flatMap(({ i18n }) => Object.values(i18n).map(({ address }) => address?.[part])),
  ];
  const slugs = names.map((text) => (text === undefined ? '' : toSlug(text)));
  return slugs.find((slug) => /[a-z]/.test(slug)) ?? `near-${toSlug(stores[0]?.code ?? '')}`;
}

function freeSlug(slug: string, taken: Set<string>): string {
  let free = slug;
  for (let n = 2; taken.has(free); n++) free = `${slug}-${n}`;
  taken.add(free);
  return free;
}

/** The place's name for readers: countries by `Intl`, others as the stores' translations say. */
export function placeName(place: DirectoryPlace, lang: string, locales: readonly string[]): string {
  if (place.kind === 'country') return countryName(place.country, lang);
  const part = place.kind;
  for (const locale of locales) {
    const found = place.stores
      .map(({ i18n }) => i18n[locale]?.address?.[part])
      .find((name) => name !== undefined);
    if (found !== undefined) return found;
  }
  return place.fullName ?? place.name;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  return [...Map.groupBy(items, keyOf)].sort(byCodeUnits(([key]) => key));
}

/** The name that is written most often; of several, the first. */
export function mostFrequent(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
