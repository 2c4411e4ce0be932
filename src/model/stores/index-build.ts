/** Writes the files that the browser finds stores with. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { formatAddressLine, type AddressScript } from './address.ts';
import { mostFrequent, type Directory, type DirectoryPlace } from './directory.ts';
import {
  cityPath,
  detailsPerFile,
  storeSlug,
  type AddressPattern,
  type IndexCity,
  type StoreDetails,
  type StoreIndexFile,
  type StoreTranslationsFile,
} from './browser/index-file.ts';
import { storeStatuses, wheelchairAccess } from './record.ts';
import { localizeStore, type Store } from './store.ts';

/** Up to this many stores, the index includes streets and phones, which saves a request. */
const inlineLimit = 1500;

export interface StoreIndexFiles {
  readonly index: StoreIndexFile;
  /** Files of details; empty when they are inside the index. */
  readonly details: readonly StoreDetails[];
  /** By locale; locales without translated stores are absent. */
  readonly translations: ReadonlyMap<string, StoreTranslationsFile>;
}

/** The index of all stores, closed ones included (they can be looked up by name), and what goes with it. */
export function buildStoreIndex(directory: Directory, locales: readonly string[]): StoreIndexFiles {
  const regions: DirectoryPlace[] = [];
  const places = directory.countries.flatMap((country) => citiesOf(country, regions));
  const stores = places.flatMap(({ place }) =>
    [...place.ownStores].sort((a, b) => compareCodeUnits(a.name, b.name)),
  );
  const countries = directory.countries.map(({ country }) => country);
  const cityNumbers = new Map(
    places.flatMap(({ place }, n) => place.ownStores.map(({ code }) => [code, n] as const)),
  );
  const { columns, dictionary } = columnsOf(stores, cityNumbers);
  const details = toDetails(stores);
  const isInline = stores.length <= inlineLimit;
  const named = {
    countries,
    regions: regions.map((place) => ({
      country: countries.indexOf(place.country),
      name: place.name,
      ...otherNames(place, 'region'),
    })),
    brand: mostFrequent(stores.map(({ brand }) => brand)),
    ...columns,
  };
  const cities = places.map(({ place, region }): IndexCity => {
    const city = cityOf(place, countries, region);
    return cityPath(named, city) === place.path ? city : { ...city, path: place.path };
  });
  const slug = Object.fromEntries(
    stores.flatMap((store, n) =>
      storeSlug({ ...named, slug: {} }, n) === store.slug ? [] : [[n, store.slug]],
    ),
  );
  return {
    index: {
      version: 1,
      ...named,
      patterns: countries.map((country) => addressPattern(country, 'latin')),
      localPatterns: Object.fromEntries(
        countries.flatMap((country, n) =>
          eastAsianCountries.has(country) ? [[n, addressPattern(country, 'local')] as const] : [],
        ),
      ),
      cities,
      districts: dictionary.district.values,
      services: dictionary.service.values,
      serviceSets: dictionary.serviceSet.values,
      schedules: dictionary.schedule.values as StoreIndexFile['schedules'],
      slug,
      ...(isInline && { details }),
    },
    details: isInline ? [] : inParts(details),
    translations: new Map(
      locales.flatMap((locale) => {
        const file = toTranslations(stores, locale);
        return Object.keys(file).length === 0 ? [] : [[locale, file] as const];
      }),
    ),
  };
}

const cityOf = (
  place: DirectoryPlace,
  countries: readonly string[],
  region: number | undefined,
): IndexCity => ({
  country: countries.indexOf(place.country),
  name: place.name,
  ...(region !== undefined && { region }),
  ...otherNames(place, 'city'),
});

/** One list for each property of stores, in their order; long values are numbers of a dictionary. */
function columnsOf(stores: readonly Store[], cityNumbers: ReadonlyMap<string, number>) {
  const dictionary = {
    district: new Dictionary<string>(),
    service: new Dictionary<string>(),
    serviceSet: new Dictionary<readonly number[]>(),
    schedule: new Dictionary<object>(),
  };
  const columns = {
    code: stores.map(({ code }) => code),
    name: stores.map(({ name }) => name),
    lat: toDifferences(stores.map(({ point }) => point?.lat)),
    lng: toDifferences(stores.map(({ point }) => point?.lng)),
    city: stores.map(({ code }) => cityNumbers.get(code) ?? -1),
    district: stores.map(({ address }) =>
      address.sublocality === undefined ? -1 : dictionary.district.add(address.sublocality),
    ),
    postcode: stores.map(({ address }) => address.postcode ?? ''),
    schedule: stores.map(({ hours }) => (hours ? dictionary.schedule.add(hours.schedule) : -1)),
    serviceSet: stores.map(({ services }) =>
      dictionary.serviceSet.add(services.map((id) => dictionary.service.add(id)).sort((a, b) => a - b)),
    ),
    status: stores.map(({ status }) => storeStatuses.indexOf(status)).join(''),
    wheelchair: stores
      .map(({ amenities: { wheelchair } }) => (wheelchair ? 1 + wheelchairAccess.indexOf(wheelchair) : 0))
      .join(''),
  };
  return { columns, dictionary };
}

/** Numbers distinct values in the order they appear. */
class Dictionary<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();

  add(value: T): number {
    const key = JSON.stringify(value);
    const found = this.#numbers.get(key);
    if (found !== undefined) return found;
    this.#numbers.set(key, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

/** A city, and the number of the region it lies in. */
interface CityPlace {
  readonly place: DirectoryPlace;
  readonly region: number | undefined;
}

/** All places that have stores of their own; a region with stores of its own is a city, too. */
function citiesOf(country: DirectoryPlace, regions: DirectoryPlace[]): CityPlace[] {
  return country.children.flatMap((child) => {
    const own = child.ownStores.length > 0 ? [{ place: child, region: undefined }] : [];
    if (child.kind === 'city') return own;
    const region = regions.push(child) - 1;
    return [...own, ...child.children.map((place) => ({ place, region }))];
  });
}

/** What a place is called in other languages. */
function otherNames(
  { name, fullName, stores, ownStores }: DirectoryPlace,
  part: 'city' | 'region',
): { also?: readonly string[] } {
  const names = (part === 'city' ? ownStores : stores).flatMap(({ i18n }) =>
    Object.values(i18n).map(({ address }) => address?.[part]),
  );
  const also = [...new Set([fullName, ...names])].filter(
    (other) => other !== undefined && other !== name,
  ) as string[];
  return also.length > 0 ? { also } : {};
}

function toDifferences(degrees: readonly (number | undefined)[]): (number | null)[] {
  let last = 0;
  return degrees.map((value) => {
    if (value === undefined) return null;
    const rounded = Math.round(value * 1e5);
    const difference = rounded - last;
    last = rounded;
    return difference;
  });
}

/** How the country writes an address in one line, found by formatting one that is made of placeholders. */
function addressPattern(country: string, script: AddressScript): AddressPattern {
  const placeholders = {
    country,
    lines: ['{street}'],
    sublocality: '{district}',
    city: '{city}',
    region: '{region}',
    postcode: '{postcode}',
  };
  return formatAddressLine(placeholders, { script });
}

const eastAsianCountries = new Set(['CN', 'HK', 'JP', 'KR', 'MO', 'TW']);

function toDetails(stores: readonly Store[]): StoreDetails {
  return {
    street: stores.map(({ address }) => toStreet(address)),
    phone: stores.map(({ phones: [phone] }) =>
      phone ? (phone.e164 === undefined ? phone.national : `${phone.national}|${phone.international}`) : '',
    ),
    ...(stores.some(({ images }) => images.length > 0) && {
      picture: stores.map(({ images: [image] }) => image?.src ?? ''),
    }),
  };
}

const toStreet = ({ locatedIn, lines }: Store['address']) => [locatedIn, ...lines].filter(Boolean).join(', ');

function inParts({ street, phone, picture }: StoreDetails): StoreDetails[] {
  const count = Math.ceil(street.length / detailsPerFile);
  return Array.from({ length: count }, (_, n) => {
    const [from, to] = [n * detailsPerFile, (n + 1) * detailsPerFile];
    return {
      street: street.slice(from, to),
      phone: phone.slice(from, to),
      ...(picture && { picture: picture.slice(from, to) }),
    };
  });
}

function toTranslations(stores: readonly Store[], locale: string): StoreTranslationsFile {
  return Object.fromEntries(
    stores.flatMap((store, index) => {
      if (store.i18n[locale] === undefined) return [];
      const { name, address } = localizeStore(store, [locale]);
      const differing = {
        ...(name !== store.name && { name }),
        ...(toStreet(address) !== toStreet(store.address) && { street: toStreet(address) }),
        ...(address.city !== store.address.city && { city: address.city }),
        ...(address.sublocality !== undefined &&
          address.sublocality !== store.address.sublocality && { district: address.sublocality }),
      };
      return Object.keys(differing).length === 0 ? [] : [[String(index), differing] as const];
    }),
  );
}
