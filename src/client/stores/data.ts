/** Fetches the index of stores when it is first needed, and keeps it. */
import { Finder } from '#model/stores/browser/find.ts';
import {
  detailsPerFile,
  readStoreIndex,
  type StoreDetails,
  type StoreIndex,
  type StoreIndexFile,
  type StoreTranslationsFile,
} from '#model/stores/browser/index-file.ts';
import type { PlacesFile } from '#model/stores/browser/places-file.ts';
import type { StoresConfig } from './config.ts';

/** Where the files are, and the language of the names. */
export type StoreFilesConfig = Pick<StoresConfig, 'lang' | 'index' | 'translations' | 'details' | 'places'>;

export class StoresData {
  readonly index: StoreIndex;
  readonly finder: Finder;
  readonly translations: StoreTranslationsFile;
  readonly #config: StoreFilesConfig;
  readonly #details = new Map<number, Promise<StoreDetails>>();
  readonly #places = new Map<string, Promise<void>>();

  private constructor(config: StoreFilesConfig, index: StoreIndex, translations: StoreTranslationsFile) {
    this.#config = config;
    this.index = index;
    this.translations = translations;
    this.finder = new Finder(index, config.lang, translations);
  }

  /** Rejects when a file cannot be fetched; the next call tries again. */
  static async load(config: StoreFilesConfig): Promise<StoresData> {
    const [file, translations] = await Promise.all([
      fetchJson<StoreIndexFile>(config.index),
      config.translations ? fetchJson<StoreTranslationsFile>(config.translations) : {},
    ]);
    return new StoresData(config, readStoreIndex(file), translations);
  }

  /** Adds the towns of countries to what can be found; a country that fails stays without. */
  async addTowns(countries: readonly string[]): Promise<void> {
    await Promise.all(
      countries.map((country) => {
        const url = this.#config.places[country];
        if (url === undefined) return undefined;
        const known = this.#places.get(country);
        if (known) return known;
        const loading = fetchJson<PlacesFile>(url).then(
          (file) => this.finder.addTowns(file),
          () => void this.#places.delete(country),
        );
        this.#places.set(country, loading);
        return loading;
      }),
    );
  }

  /** Street and phone of a store. */
  async detailsOf(store: number): Promise<{ readonly street: string; readonly phone: string }> {
    const part = Math.floor(store / detailsPerFile);
    const file = this.index.details ?? (await this.#part(part));
    const at = this.index.details ? store : store % detailsPerFile;
    return { street: file.street[at] ?? '', phone: file.phone[at] ?? '' };
  }

  #part(part: number): Promise<StoreDetails> {
    const known = this.#details.get(part);
    if (known) return known;
    const loading = fetchJson<StoreDetails>(this.#config.details.replace('{part}', String(part)));
    this.#details.set(part, loading);
    loading.catch(() => this.#details.delete(part));
    return loading;
  }
}

/** Files of our own build: their shape is not checked again. */
async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}
