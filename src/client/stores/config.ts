/** The settings of the store elements: where files are. */
import type { DistanceUnit } from '#model/stores/browser/geo.ts';

export interface StoresConfig {
  readonly lang: string;
  readonly country?: string | undefined;
  readonly unit: DistanceUnit;
  /** `/en/stores/`. */
  readonly base: string;
  /** Other beginnings of store pages, by country: large sites have a store's page only in its country's languages. */
  readonly bases?: Readonly<Record<string, string>> | undefined;
  readonly index: string;
  /** Names and streets in the page's language, if any are translated. */
  readonly translations?: string | undefined;
  /** Address of a file of details, with `{part}`. */
  readonly details: string;
  /** Addresses of files of towns by country. */
  readonly places: Readonly<Record<string, string>>;
}

/** What the search needs of it to find stores that a query names. */
export type StoreSearchConfig = Pick<
  StoresConfig,
  'lang' | 'country' | 'base' | 'bases' | 'index' | 'translations' | 'details'
>;
