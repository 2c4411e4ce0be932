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
import { onceEach } from '#client/page/once-each.ts';
import { fetchOwn } from '#client/page/own-data.ts';
import type { StoresConfig } from './config.ts';

/** Where the files are, and the language of the names. */
export type StoreFilesConfig = Pick<StoresConfig, 'lang' | 'index' | 'translations' | 'details' | 'places'>;

export class StoresData {
  readonly index: StoreIndex;
  readonly finder: Finder;
  readonly translations: StoreTranslationsFile;
  readonly #places: StoreFilesConfig['places'];
  readonly #detailsOf: (part: number) => Promise<StoreDetails>;
  readonly #addTowns = onceEach(async (url: string) => this.finder.addTowns(await fetchOwn(url)));

  private constructor(config: StoreFilesConfig, index: StoreIndex, translations: StoreTranslationsFile) {
    this.#places = config.places;
    this.#detailsOf = onceEach((part) => fetchOwn(config.details.replace('{part}', String(part))));
    this.index = index;
    this.translations = translations;
    this.finder = new Finder(index, config.lang, translations);
  }

  /** Rejects when a file cannot be fetched; the next call tries again. */
  static async load(config: StoreFilesConfig): Promise<StoresData> {
    const [file, translations] = await Promise.all([
      fetchOwn<StoreIndexFile>(config.index),
      config.translations ? fetchOwn<StoreTranslationsFile>(config.translations) : {},
    ]);
    return new StoresData(config, readStoreIndex(file), translations);
  }

  /** Adds the towns of countries to what can be found; a country that fails stays without. */
  async addTowns(countries: readonly string[]): Promise<void> {
    const urls = countries.flatMap((country) => this.#places[country] ?? []);
    await Promise.allSettled(urls.map(this.#addTowns));
  }

  /** Street, phone and picture of a store. */
  async detailsOf(store: number): Promise<Readonly<Record<'street' | 'phone' | 'picture', string>>> {
    const part = Math.floor(store / detailsPerFile);
    const file = this.index.details ?? (await this.#detailsOf(part));
    const at = this.index.details ? store : store % detailsPerFile;
    return { street: file.street[at] ?? '', phone: file.phone[at] ?? '', picture: file.picture?.[at] ?? '' };
  }
}
