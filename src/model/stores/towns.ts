/** Towns that visitors type, per country, from GeoNames and names in other languages. */
import { memoize } from '#base/memoize.ts';
import type { PlaceLookup } from './check-location.ts';
import { fold } from './browser/fold.ts';
import type { GeoPoint } from './browser/geo.ts';
import type { PlacesFile } from './browser/places-file.ts';

/** A populated place of GeoNames (https://www.geonames.org, CC BY 4.0). */
export interface Town extends GeoPoint {
  readonly name: string;
  readonly country: string;
  readonly population: number;
}

/** Names of one town in several languages; `names[0]` or any other may be the one GeoNames uses. */
export interface TownNames {
  readonly country: string;
  readonly names: readonly string[];
  /** Those that a language writes on maps. */
  readonly byLanguage: Readonly<Record<string, string>>;
}

/** Fewer inhabitants, and a town is left out. */
const smallestTown = 5000;

/** The towns of each country, largest first. */
export function buildPlacesFiles(
  towns: readonly Town[],
  countries: readonly string[],
  names: readonly TownNames[],
): PlacesFile[] {
  return countries.map((country) => {
    const members = towns
      .filter((town) => town.country === country && town.population >= smallestTown)
      .sort((a, b) => b.population - a.population);
    const also = new Map<number, readonly string[]>();
    const largest = new Map(members.map(({ name }, n) => [fold(name), n] as const).reverse());
    for (const { names: all } of names.filter((entry) => entry.country === country)) {
      const n = all.map((name) => largest.get(fold(name))).find((found) => found !== undefined);
      if (n !== undefined)
        also.set(
          n,
          all.filter((name) => fold(name) !== fold(members[n]?.name ?? '')),
        );
    }
    return {
      country,
      name: members.map(({ name }) => name),
      lat: members.map(({ lat }) => Math.round(lat * 1000)),
      lng: members.map(({ lng }) => Math.round(lng * 1000)),
      size: members.map(({ population }) => Math.round(Math.log2(population))),
      also: Object.fromEntries(also),
    };
  });
}

/**
 * Finds towns by name, and by their names in other languages where GeoNames knows them under one of these
 * ("Munich" for München). Of towns that share a name all are given.
 */
export function buildPlaceLookup(towns: readonly Town[], names: readonly TownNames[]): PlaceLookup {
  // Folding the names of the whole world takes longer than everything else that is done with a few stores.
  const namesOf = memoize((country) => {
    const isThere = (one: { readonly country: string }) => one.country === country;
    return townsByName(towns.filter(isThere), names.filter(isThere));
  });
  return (country, name) => namesOf(country).get(fold(name)) ?? [];
}

/** The towns of one country by each of their folded names. */
function townsByName(
  towns: readonly Town[],
  names: readonly TownNames[],
): ReadonlyMap<string, readonly Town[]> {
  const byName = new Map<string, Town[]>();
  const add = (key: string, town: Town) => {
    const known = byName.get(key);
    if (known) known.push(town);
    else byName.set(key, [town]);
  };
  for (const town of towns) add(fold(town.name), town);
  for (const { names: all } of names) {
    const keys = all.map(fold);
    const known = new Set(keys.flatMap((key) => byName.get(key) ?? []));
    for (const key of keys) for (const town of known) add(key, town);
  }
  return byName;
}
