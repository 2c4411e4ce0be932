/** From what a visitor types to a place or a store. Runs in the browser. */
import { editDistance } from '#base/edit-distance.ts';
import { fold, foldVariants } from './fold.ts';
import { boundsOf, boundsWidth, distanceKm, wrapLng, type GeoPoint } from './geo.ts';
import type { StoreIndex } from './index-file.ts';
import type { PlacesFile } from './places-file.ts';

export type FoundKind = 'store' | 'city' | 'district' | 'region' | 'country' | 'postcode' | 'town';

/** Something that a query means. */
export interface Found {
  readonly kind: FoundKind;
  readonly label: string;
  /** What distinguishes it from others of the same name: its region, or the code of its country. */
  readonly within: string;
  readonly country: string;
  /** Where to look from; absent for stores whose position nobody knows. */
  readonly point: GeoPoint | undefined;
  /** Stores that are exactly there; empty for a town without one. */
  readonly stores: readonly number[];
  /** Whether it is only similar to what was typed. */
  readonly isGuess: boolean;
}

export interface FindOptions {
  /** Where the visitor is, if known. */
  readonly from?: GeoPoint | undefined;
  /** ISO code of the visitor's country, if it can be guessed. */
  readonly country?: string | undefined;
  /** Default 6. */
  readonly limit?: number;
}

type Rank = (name: string, wanted: string) => number;

interface Entry {
  /** Folded; towns of GeoNames add their own to a city with stores. */
  readonly names: string[];
  readonly weight: number;
  readonly found: Omit<Found, 'isGuess'>;
}

/** What is known to be findable, in the order it was added. Fold once, scan often: 20,000 names take a millisecond or two. */
export class Finder {
  readonly #entries: Entry[] = [];
  readonly #postcodes: readonly { readonly code: string; readonly store: number; readonly country: string }[];
  readonly #index: StoreIndex;

  /** `lang`: names of countries are found in this language. */
  constructor(
    index: StoreIndex,
    lang: string,
    translations: Readonly<Record<string, { readonly name?: string }>> = {},
  ) {
    this.#index = index;
    this.#postcodes = index.postcode.flatMap((postcode, store) =>
      postcode === '' ? [] : [{ code: compact(postcode), store, country: this.#countryOf(store) }],
    );
    this.#addPlaces();
    this.#addCountries(new Intl.DisplayNames(lang, { type: 'region' }));
    index.code.forEach((code, store) => this.#addStore(code, store, translations[store]?.name));
  }

  /** Adds the towns of a country. Skips those with the name of a nearby city that has stores. */
  addTowns({ country, name, lat, lng, size, also }: PlacesFile): void {
    const cities = this.#entries.filter(
      ({ found }) => (found.kind === 'city' || found.kind === 'district') && found.country === country,
    );
    const known = new Map(cities.flatMap((entry) => entry.names.map((folded) => [folded, entry] as const)));
    name.forEach((label, n) => {
      const point = { lat: (lat[n] ?? 0) / 1000, lng: (lng[n] ?? 0) / 1000 };
      const names = [label, ...(also[n] ?? [])].flatMap(foldVariants);
      const twin = names.map((folded) => known.get(folded)).find((entry) => entry !== undefined);
      if (twin?.found.point && distanceKm(twin.found.point, point) < 30) {
        twin.names.push(...names.filter((folded) => !twin.names.includes(folded)));
        return;
      }
      const found = { kind: 'town' as const, label, within: country, country, point, stores: [] };
      this.#entries.push({ names, weight: (size[n] ?? 0) / 4, found });
    });
  }

  /**
   * The best meanings of a query, best first: exact names before beginnings of names before beginnings of words;
   * at equal rank places with stores, large ones, those of the visitor's country and those near `from`. When
   * nothing fits, names that differ by a letter or two, marked as guesses.
   */
  find(query: string, options: FindOptions = {}): Found[] {
    const wanted = fold(query);
    if (wanted === '') return [];
    const { limit = 6 } = options;
    const postcodes = /\d/.test(wanted) ? this.#findPostcodes(compact(wanted), options.country) : [];
    const ranked = this.#rank(wanted, options, matchRank);
    const found = [
      ...postcodes.filter(({ isGuess }) => !isGuess),
      ...ranked.map((entry) => ({ ...entry.found, isGuess: false })),
      ...postcodes.filter(({ isGuess }) => isGuess),
    ];
    if (found.length > 0 || wanted.length < 4) return found.slice(0, limit);
    return this.#rank(wanted, options, guessRank)
      .slice(0, limit)
      .map((entry) => ({ ...entry.found, isGuess: true }));
  }

  /**
   * The meanings whose whole name a text is, best first: a store's with or without the brand; a full postcode is the
   * name of its stores.
   */
  findWhole(text: string, options: FindOptions = {}): Found[] {
    const wanted = fold(text);
    if (wanted === '') return [];
    const stores = this.#postcodes.filter(({ code }) => code === compact(wanted)).map(({ store }) => store);
    const postcodes = this.#findPostcodes(compact(wanted), options.country).filter(
      (found) => !found.isGuess && found.stores.every((store) => stores.includes(store)),
    );
    const withBrand = fold(`${this.#index.brand} ${wanted}`);
    const isWhole = (name: string) => name === wanted || name === withBrand;
    const named = this.#rank(wanted, options, (name) =>
      isWhole(name) || isWhole(name.replace(eastAsianKind, '')) ? 1 : 0,
    );
    return [...named.map((entry) => ({ ...entry.found, isGuess: false })), ...postcodes];
  }

  #rank(wanted: string, { from, country }: FindOptions, rankOf: Rank): Entry[] {
    const hits: { entry: Entry; score: number }[] = [];
    for (const entry of this.#entries) {
      let rank = 0;
      for (const name of entry.names) rank = Math.max(rank, rankOf(name, wanted));
      if (rank === 0) continue;
      const km = from && entry.found.point ? distanceKm(from, entry.found.point) : 0;
      const near = (entry.found.country === country ? 2 : 0) - Math.log2(1 + km / 50);
      hits.push({ entry, score: rank * 100 + entry.weight + near });
    }
    return hits.sort((a, b) => b.score - a.score).map(({ entry }) => entry);
  }

  /**
   * Stores whose postcode begins like the query, or like as much of its beginning as any does, by country: the same
   * digits mean different places in different countries.
   */
  #findPostcodes(typed: string, preferred: string | undefined): Found[] {
    if (!/^[a-z]{0,2}\d/.test(typed)) return [];
    for (let length = typed.length; length >= Math.min(2, typed.length); length--) {
      const prefix = typed.slice(0, length);
      const matching = this.#postcodes.filter(({ code }) => code.startsWith(prefix));
      if (matching.length === 0) continue;
      const isGuess = length < typed.length;
      const countries = [...new Set(matching.map(({ country }) => country))].map((country): Found => {
        const stores = matching.filter((match) => match.country === country).map(({ store }) => store);
        const [only = 0, ...others] = stores;
        const isOne = others.length === 0 && !isGuess;
        const label = (isOne && this.#index.postcode[only]) || `${prefix.toUpperCase()}…`;
        return {
          kind: 'postcode',
          label,
          within: country,
          country,
          point: this.#centre(stores),
          stores,
          isGuess,
        };
      });
      const weight = (found: Found) => (found.country === preferred ? Infinity : found.stores.length);
      return countries.sort((a, b) => weight(b) - weight(a));
    }
    return [];
  }

  #addPlaces(): void {
    const { cities, regions, countries, districts, city, district } = this.#index;
    const inCity = group(city);
    const inRegion = new Map<number, number[]>();
    cities.forEach(({ name, region, country, also = [] }, n) => {
      const stores = inCity.get(n) ?? [];
      const code = countries[country] ?? '';
      const within = (region === undefined ? undefined : regions[region]?.name) ?? code;
      this.#addPlace('city', { names: [name, ...also], within, country: code, stores });
      if (region !== undefined) inRegion.set(region, [...(inRegion.get(region) ?? []), ...stores]);
    });
    regions.forEach(({ name, also = [], country }, n) => {
      const code = countries[country] ?? '';
      this.#addPlace('region', {
        // The first is shown: no code, where there is a name.
        names: /^[A-Z]+$/.test(name) ? [...also, name] : [name, ...also],
        within: code,
        country: code,
        stores: inRegion.get(n) ?? [],
      });
    });
    for (const [n, stores] of group(
      district.map((d, store) => (d < 0 ? -1 : d * cities.length + (city[store] ?? 0))),
    )) {
      if (n < 0) continue;
      const place = cities[n % cities.length];
      const name = districts[Math.floor(n / cities.length)] ?? '';
      this.#addPlace('district', {
        names: [name],
        within: place?.name ?? '',
        country: countries[place?.country ?? -1] ?? '',
        stores,
      });
    }
  }

  #addCountries(names: Intl.DisplayNames): void {
    this.#index.countries.forEach((country, n) => {
      const stores = this.#index.city.flatMap((city, store) =>
        this.#index.cities[city]?.country === n ? [store] : [],
      );
      this.#addPlace('country', { names: [names.of(country) ?? country], within: '', country, stores });
    });
  }

  #addPlace(
    kind: FoundKind,
    {
      names,
      within,
      country,
      stores,
    }: Pick<Found, 'within' | 'country' | 'stores'> & { readonly names: readonly string[] },
  ): void {
    const [label = ''] = names;
    const found = { kind, label, within, country, point: this.#centre(stores), stores };
    const weight = 6 + Math.log2(1 + stores.length);
    this.#entries.push({ names: names.flatMap(foldVariants), weight, found });
  }

  #countryOf(store: number): string {
    const { cities, city, countries } = this.#index;
    return countries[cities[city[store] ?? -1]?.country ?? -1] ?? '';
  }

  #addStore(code: string, store: number, translated: string | undefined): void {
    const { name, cities, city, countries } = this.#index;
    const place = cities[city[store] ?? -1];
    const label = translated ?? name[store] ?? code;
    const names = [...new Set([name[store] ?? '', label, code])].flatMap(foldVariants);
    const country = countries[place?.country ?? -1] ?? '';
    const found = {
      kind: 'store' as const,
      label,
      within: place?.name ?? '',
      country,
      point: this.#centre([store]),
      stores: [store],
    };
    this.#entries.push({ names, weight: 0, found });
  }

  /** The middle of the stores' box; `undefined` when none has a position. */
  #centre(stores: readonly number[]): GeoPoint | undefined {
    const { lat, lng } = this.#index.degrees;
    const points = stores.map((store) => ({ lat: lat[store] ?? NaN, lng: lng[store] ?? NaN }));
    const bounds = boundsOf(points.filter((point) => !Number.isNaN(point.lat)));
    if (!bounds) return undefined;
    return { lat: (bounds.south + bounds.north) / 2, lng: wrapLng(bounds.west + boundsWidth(bounds) / 2) };
  }
}

/** What Japanese and Chinese names end with and people leave out: prefecture, city, ward, town, village, store. */
const eastAsianKind = /(?<=\p{Script=Han})[都道府県市区町村店]$/u;

const compact = (postcode: string) => fold(postcode).replaceAll(' ', '');

/** 4 the whole name, 3 its beginning, 2 the beginning of a word of it, 1 all words begin words of it, 0 none. */
function matchRank(name: string, wanted: string): number {
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(` ${wanted}`)) return 2;
  if (!wanted.includes(' ')) return 0;
  const words = ` ${name}`;
  return wanted.split(' ').every((word) => words.includes(` ${word}`)) ? 1 : 0;
}

/** 1 where a letter (of long names two) is wrong, missing, superfluous or in the wrong place. */
function guessRank(name: string, wanted: string): number {
  const allowed = wanted.length < 8 ? 1 : 2;
  if (Math.abs(name.length - wanted.length) > allowed || name[0] !== wanted[0]) return 0;
  return editDistance(name, wanted) <= allowed ? 1 : 0;
}

function group(keys: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  keys.forEach((key, n) => {
    const members = groups.get(key);
    if (members) members.push(n);
    else groups.set(key, [n]);
  });
  return groups;
}
