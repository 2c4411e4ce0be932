/** A store of the finished help centre. */
import type { SpecialDay, Holiday } from '#model/hours/compile.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import type { GeoPoint } from './browser/geo.ts';
import type {
  AddressData,
  Amenities,
  Localized,
  StoreStatus,
  StoreTranslation,
  StoreType,
} from './record.ts';
import type { StoreTexts } from './texts.ts';

/** A telephone number, written for people and for links. */
export interface Phone {
  /** `+902165550101`; `undefined` for an invalid number, which is shown as written. */
  readonly e164: string | undefined;
  /** As people of its country write it. */
  readonly national: string;
  /** As people abroad write it. */
  readonly international: string;
}

/** An address whose lines are a list. */
export interface StoreAddress extends Omit<AddressData, 'lines'> {
  readonly lines: readonly string[];
}

/** Opening hours of the store, or of one of its services. */
export interface StoreHours {
  readonly schedule: Schedule;
  /** Dates with hours of their own, from today on. */
  readonly specialDays: readonly SpecialDay[];
  /** Public holidays on which the usual hours are not promised. */
  readonly uncertainDays: readonly Holiday[];
}

export interface Store extends StoreTexts {
  readonly code: string;
  readonly name: string;
  readonly branch: string | undefined;
  readonly brand: string;
  readonly type: StoreType;
  readonly status: StoreStatus;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly replacedBy: string | undefined;
  readonly address: StoreAddress;
  /** Absent where nobody knows it: the store is listed, but on no map. */
  readonly point: GeoPoint | undefined;
  readonly entrance: GeoPoint | undefined;
  readonly timeZone: string;
  readonly phones: readonly Phone[];
  /** Digits for `https://wa.me/<digits>`. */
  readonly whatsapp: string | undefined;
  readonly email: string | undefined;
  readonly url: string | undefined;
  readonly hours: StoreHours | undefined;
  /** Hours of services by service id. */
  readonly moreHours: ReadonlyMap<string, StoreHours>;
  readonly services: readonly string[];
  readonly amenities: Amenities;
  readonly payment: readonly string[];
  readonly languages: readonly string[];
  /** Further links by kind, the store's code filled in. */
  readonly links: Readonly<Record<string, string>>;
  readonly images: readonly { readonly src: string; readonly alt: Localized }[];
  readonly googlePlaceId: string | undefined;
  readonly sameAs: readonly string[];
  readonly opened: string | undefined;
  readonly tags: readonly string[];
  readonly updated: string | undefined;
  /** Language of names and addresses that are not translated, if the record says it. */
  readonly lang: string | undefined;
  readonly i18n: Readonly<Record<string, StoreTranslation>>;
  /** Last path segment of its page: slug and code in lower case, such as `kadikoy-tr-ist-01`. */
  readonly slug: string;
  readonly formerSlugs: readonly string[];
}

/** What a reader sees of a store in one locale. */
export interface LocalizedStore {
  readonly name: string;
  readonly branch: string | undefined;
  readonly address: StoreAddress;
  /** Language of name and address, if it isn't the locale's own. */
  readonly lang: string | undefined;
}

/** The store's name and address in a locale, from its translation, the fallbacks' or the record itself. */
export function localizeStore(store: Store, locales: readonly string[]): LocalizedStore {
  const found = locales.find((locale) => store.i18n[locale] !== undefined);
  const own = found === undefined ? undefined : store.i18n[found];
  const lines = own?.address?.lines;
  return {
    name: own?.name ?? store.name,
    branch: own?.branch ?? store.branch,
    address: {
      ...store.address,
      ...own?.address,
      city: own?.address?.city ?? store.address.city,
      lines: lines === undefined ? store.address.lines : typeof lines === 'string' ? [lines] : lines,
    },
    lang: own?.address ? (found === locales[0] ? undefined : found) : store.lang,
  };
}

/** A text in the first of the locales that has it; a text for all locales is in the record's language. */
export const localizedText = (text: Localized | undefined, locales: readonly string[]): string | undefined =>
  typeof text === 'object'
    ? locales.map((locale) => text[locale]).find((found) => found !== undefined)
    : text;
