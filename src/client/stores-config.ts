/** What the page tells the store elements: where files are, and every text they show. */
import type { DistanceUnit } from '#model/stores/geo.ts';
import type { StatusTexts } from './contact-status.ts';

/** A text for each plural form of the language, with `{{count}}`. */
export type PluralTexts = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

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
  readonly texts: {
    readonly status: StatusTexts;
    /** Stores that are not open for business: temporarily closed, coming soon, closed for good. */
    readonly notices: readonly [string, string, string];
    readonly distance: string;
    readonly results: PluralTexts;
    readonly nearPlace: string;
    readonly nearYou: string;
    readonly inArea: string;
    readonly guess: string;
    readonly none: string;
    readonly noMatch: string;
    readonly loading: string;
    readonly failed: string;
    readonly locating: string;
    readonly denied: string;
    readonly unavailable: string;
  };
}

/** The configuration that the page has put into the element. */
export function readStoresConfig(element: Element): StoresConfig | undefined {
  const text = element.querySelector(':scope > script[type="application/json"]')?.textContent;
  // Written by our own component.
  return text ? (JSON.parse(text) as StoresConfig) : undefined;
}
