/** Towns of one country for the store finder, in columns. Types; runs in the browser. */

/** Towns without a store of their own, largest first. From GeoNames (https://www.geonames.org, CC BY 4.0). */
export interface PlacesFile {
  readonly country: string;
  readonly name: readonly string[];
  /** Degrees × 1000. */
  readonly lat: readonly number[];
  readonly lng: readonly number[];
  /** Inhabitants, as the rounded logarithm to base 2. */
  readonly size: readonly number[];
  /** Names in other languages, by position. */
  readonly also: Readonly<Record<number, readonly string[]>>;
}
