/** What tools read of a published help centre. */
import type { ApiArticles, ApiIndex, ApiTopics } from '#model/api/articles.ts';
import type { ApiChannels, ApiStores } from '#model/api/contact.ts';
import type { OldAddress } from '#model/agents/browser/addresses.ts';
import type { SearchManifest } from '#model/search/browser/index-format.ts';
import type { Schedule } from '#model/hours/browser/schedule.ts';
import { createEngine, type Engine } from '#model/search/browser/engine.ts';
import { decodePageText, type PageText } from '#model/search/browser/page-text.ts';
import { createTokenizer, type Tokenizer } from '#model/search/browser/tokens.ts';
import type { StoreIndexFile, StoreTranslationsFile } from '#model/stores/browser/index-file.ts';
import type { PlacesFile } from '#model/stores/browser/places-file.ts';

type Locales = ApiIndex['locales'][number];
type Article = ApiArticles['articles'][number];
type Topic = ApiTopics['topics'][number];

/** Where the site is, and its languages. */
export interface SiteIndex {
  readonly site: ApiIndex['site'];
  readonly locales: readonly Pick<Locales, 'id' | 'lang' | 'name' | 'channels' | 'stores'>[];
}

/** The articles of a locale. */
export interface ArticleList {
  readonly articles: readonly Pick<
    Article,
    'id' | 'title' | 'description' | 'url' | 'topic' | 'contentLocale' | 'updated'
  >[];
}

/** The topics of a locale. */
export interface TopicList {
  readonly topics: readonly Pick<Topic, 'path' | 'title' | 'description' | 'url' | 'topics' | 'articles'>[];
}

/** The channels of a locale. */
export type ChannelList = Omit<ApiChannels, 'hours' | 'locale'> & {
  readonly hours: Readonly<Record<string, Schedule>>;
};

/** The stores of a locale. */
export interface StoreList {
  readonly services: ApiStores['services'];
  readonly stores: readonly (Omit<ApiStores['stores'][number], 'hours' | 'updated'> & {
    readonly hours: Schedule | null;
  })[];
}

/** Each file as it may be relied on. What comes from elsewhere is checked; a page trusts what its own build wrote. */
export interface HelpFiles {
  readonly index: SiteIndex;
  readonly articles: ArticleList;
  readonly topics: TopicList;
  readonly channels: ChannelList;
  readonly stores: StoreList;
  readonly manifest: SearchManifest;
  readonly storeIndex: StoreIndexFile;
  readonly storeNames: StoreTranslationsFile;
  readonly towns: PlacesFile;
  readonly oldAddresses: readonly OldAddress[];
}

/** Where files come from. */
export interface HelpSource {
  /** The bytes of a file at a path of the site, unpacked; `undefined` where there is none. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Turns the text of a JSON file into what it holds. Throws where it's something else. */
  readonly parse: <Kind extends keyof HelpFiles>(kind: Kind, text: string) => HelpFiles[Kind];
}

/** A search index, and the texts of its pages. */
export interface OpenSearch {
  readonly engine: Engine;
  readonly tokenize: Tokenizer;
  readonly textOf: (fragment: string) => Promise<PageText | undefined>;
}

/** A published help centre, whose files are read once each. */
export class HelpData {
  readonly #source: HelpSource;
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(source: HelpSource) {
    this.#source = source;
  }

  /** A JSON file; `undefined` where the site has none. */
  json<Kind extends keyof HelpFiles>(kind: Kind, path: string): Promise<HelpFiles[Kind] | undefined> {
    return this.#once(path, async () => {
      const text = await this.text(path);
      return text === undefined ? undefined : this.#source.parse(kind, text);
    });
  }

  /** A JSON file that every site has. */
  async needed<Kind extends keyof HelpFiles>(kind: Kind, path: string): Promise<HelpFiles[Kind]> {
    const found = await this.json(kind, path);
    if (found === undefined) throw new Error(`The help centre has no ${path}.`);
    return found;
  }

  /** The text of a file. */
  async text(path: string): Promise<string | undefined> {
    const bytes = await this.#source.read(path);
    return bytes && new TextDecoder().decode(bytes);
  }

  /** The search of a locale. */
  search(locale: string): Promise<OpenSearch> {
    const folder = `/search-index/${locale}/`;
    return this.#once(`${folder}open`, async () => {
      const manifest = await this.needed('manifest', `${folder}manifest.json`);
      const read = async (name: string) => {
        const bytes = await this.#source.read(`${folder}${manifest.version}/${name}`);
        if (!bytes) throw new Error(`The search index has no ${name}.`);
        return bytes;
      };
      return {
        engine: createEngine({ manifest, read }),
        tokenize: createTokenizer(manifest.lang),
        textOf: async (fragment) => {
          const bytes =
            fragment === '' ? undefined : await this.#source.read(`${folder}texts/${fragment}.bin`);
          return bytes && decodePageText(bytes);
        },
      };
    });
  }

  /** What `load` gives, kept; after a failure the next call tries again. */
  #once<T>(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#known.get(key);
    // A key stands for one kind of value.
    if (known) return known as Promise<T>;
    const loading = load();
    this.#known.set(key, loading);
    loading.catch(() => this.#known.delete(key));
    return loading;
  }
}
