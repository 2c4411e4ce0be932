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

/** The configuration that the page has put into the element. */
export function readStoresConfig(element: Element): StoresConfig | undefined {
  const text = element.querySelector(':scope > script[type="application/json"]')?.textContent;
  // Written by our own component.
  return text ? (JSON.parse(text) as StoresConfig) : undefined;
}
