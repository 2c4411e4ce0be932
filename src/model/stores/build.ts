/** From store records to stores, with every problem between and inside them. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { addDays } from '#base/day.ts';
import { compileHours, type Holiday } from '#model/hours/compile.ts';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { problem, sortProblems, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { checkContact } from './check-contact.ts';
import { checkDates } from './check-dates.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkHours } from './check-hours.ts';
import { checkLocation, timeZoneOf, type PlaceLookup } from './check-location.ts';
import { checkNames } from './check-names.ts';
import { checkReferences } from './check-references.ts';
import { toSlug } from './browser/fold.ts';
import type { StoreRecord } from './formats/format.ts';
import type { AddressData, StoreData } from './record.ts';
import type { Service } from './services.ts';
import type { Analyse } from '#model/text.ts';
import { readStoreTexts } from './texts.ts';
import type { Phone, Store, StoreAddress, StoreHours } from './store.ts';

export interface StoresInput {
  readonly records: readonly StoreRecord[];
  readonly services: readonly Service[];
  readonly site: Site;
  /** The day the site is built, `2026-11-22`. */
  readonly today: string;
  /** Finds towns, to tell a position that is far from its city; without it that check is left out. */
  readonly places?: PlaceLookup;
  /** Public holidays of a country (and region), for stores whose hours mention them. */
  readonly holidaysOf?: (country: string, region: string | undefined) => readonly Holiday[];
  /** Reads the Markdown of records. */
  readonly analyse: Analyse;
  /** Whether an image file exists below `public/`. */
  readonly hasImage?: (src: string) => boolean;
}

/**
 * Returns the stores in the order of their codes. Closed stores are kept: their pages say where to go.
 *
 * Problems: all `store-*` codes, those of the analysis of texts. A store whose code is already taken is left out.
 */
export function buildStores(input: StoresInput): {
  readonly stores: readonly Store[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [...checkDuplicates(input.records), ...checkNames(input.records)];
  const stores = new Map<string, Store>();
  for (const record of input.records) {
    problems.push(
      ...checkReferences(record, input),
      ...checkLocation(record, input.places),
      ...checkContact(record, input.hasImage),
      ...checkDates(record, input.today),
    );
    if (!stores.has(record.data.code)) stores.set(record.data.code, buildStore(record, input, problems));
  }
  const sorted = [...stores.values()].sort(byCodeUnits(({ code }) => code));
  problems.push(...checkHours(sorted, new Map(input.records.map((record) => [record.data.code, record]))));
  return { stores: sorted, problems: sortProblems(problems) };
}

function buildStore(record: StoreRecord, input: StoresInput, problems: Problem[]): Store {
  const { data } = record;
  const address = toAddress(data.address);
  const point = data.geo && { lat: data.geo.lat, lng: data.geo.lng };
  const timeZone = data.timezone ?? timeZoneOf(point, address.country);
  const compile = (hours: StoreData['hours'], path: readonly string[]): StoreHours | undefined =>
    hours === undefined ? undefined : toHours(record, { hours, path, timeZone, input, problems });
  const moreHours = Object.entries(data.moreHours ?? {}).flatMap(([service, hours]) => {
    const compiled = compile(hours, ['moreHours', service]);
    return compiled ? [[service, compiled] as const] : [];
  });
  const texts = readStoreTexts(record, { analyse: input.analyse, sourceLocale: input.site.source.id });
  problems.push(...texts.problems);
  const tagged = input.services.map(({ id }) => id).filter((id) => data.tags?.includes(id));
  return Object.freeze({
    code: data.code,
    name: data.name,
    branch: data.branch,
    brand: data.brand ?? input.site.organization.name,
    type: data.type ?? 'Store',
    status: data.status ?? 'open',
    since: data.since,
    until: data.until,
    replacedBy: data.replacedBy,
    address,
    point,
    entrance: data.geo?.entrance,
    timeZone,
    phones: toList(data.phone).map((phone) => toPhone(phone, address.country)),
    whatsapp: data.whatsapp && toPhone(data.whatsapp, address.country).e164?.slice(1),
    email: data.email,
    url: data.url,
    hours: compile(data.hours, ['hours']),
    moreHours: new Map(moreHours),
    services: [...new Set([...(data.services ?? []), ...tagged])],
    amenities: data.amenities ?? {},
    payment: data.payment ?? [],
    languages: data.languages ?? [],
    links: Object.fromEntries(
      Object.entries(data.links ?? {}).map(([kind, link]) => [kind, fillCode(link, data.code)]),
    ),
    images: data.images ?? [],
    description: texts.description,
    transit: texts.transit,
    parking: texts.parking,
    googlePlaceId: data.googlePlaceId,
    sameAs: data.sameAs ?? [],
    opened: data.opened,
    tags: data.tags ?? [],
    updated: data.updated,
    lang: data.lang,
    i18n: data.i18n ?? {},
    slug: slugOf(data, data.brand ?? input.site.organization.name),
    formerSlugs: data.formerSlugs ?? [],
  });
}

const toList = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

const toAddress = (address: AddressData): StoreAddress => ({ ...address, lines: toList(address.lines) });

/** `{code}` may also come out of URL normalisation as `%7Bcode%7D`. */
const fillCode = (link: string, code: string) =>
  link.replace(/\{code\}|%7Bcode%7D/gi, encodeURIComponent(code));

/** The parsed number. If it can't be parsed, the number as written; `checkContact` reports that. */
function toPhone(written: string, country: string): Phone {
  const parsed = parsePhoneNumberFromString(written, country as CountryCode);
  if (!parsed?.isValid()) return { e164: undefined, national: written, international: written };
  return {
    e164: parsed.number,
    national: parsed.formatNational(),
    international: parsed.formatInternational(),
  };
}

/** Readable words where the record has Latin ones, always the code: it decides which store a URL means. */
function slugOf({ slug, code, branch, name, i18n, address }: StoreData, brand: string): string {
  const withoutBrand = name.startsWith(`${brand} `) ? name.slice(brand.length) : name;
  const names = [branch, withoutBrand, i18n?.['en']?.name, address.sublocality, address.city];
  const words = slug ?? names.map((text) => toSlug(text ?? '')).find((text) => text !== '') ?? '';
  return [words, toSlug(code)].filter((part) => part !== '').join('-');
}

interface HoursInput {
  readonly hours: NonNullable<StoreData['hours']>;
  readonly path: readonly string[];
  readonly timeZone: string;
  readonly input: StoresInput;
  readonly problems: Problem[];
}

function toHours(
  { data, file, positionOf }: StoreRecord,
  { hours, path, timeZone, input, problems }: HoursInput,
): StoreHours | undefined {
  const holidays = input.holidaysOf?.(data.address.country, data.address.region) ?? [];
  const { schedule, specialDays, uncertainDays, issues } = compileHours(
    { zone: timeZone, hours, holidays: data.holidays, exceptions: data.exceptions },
    holidays,
  );
  for (const { message, fix, isWarning, path: inner } of issues) {
    const at = positionOf(inner[0] === 'hours' ? path : inner);
    problems.push(problem(isWarning ? 'store-hours-doubtful' : 'store-hours', { file, at }, message, fix));
  }
  if (!schedule) return undefined;
  // Hours of yesterday may still run.
  const yesterday = addDays(input.today, -1);
  const days = Object.entries(schedule.days ?? {}).filter(([date]) => date >= yesterday);
  const { days: _, ...rest } = schedule;
  return {
    schedule: days.length > 0 ? { ...rest, days: Object.fromEntries(days) } : rest,
    specialDays: specialDays.filter(({ date }) => date >= input.today),
    uncertainDays: uncertainDays.filter(({ date }) => date >= input.today),
  };
}
