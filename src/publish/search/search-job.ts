/** What is indexed for search, and what comes of it: both go from thread to thread. */
import type { SearchSettings } from '#model/search/settings.ts';
import type { SearchSource } from '#model/search/sources.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { SelfTestRecord } from './search-self-test.ts';

/** A locale to index. */
export interface SearchJob {
  readonly locale: { readonly id: string; readonly lang: string };
  readonly sources: readonly SearchSource[];
  readonly settings: SearchSettings;
  readonly pagefind: boolean;
  /** What the self-test asks. */
  readonly queries: readonly string[];
  readonly cacheDir: string;
}

/** An index whose self-test begins. */
export interface MadeIndex {
  readonly locale: string;
  readonly files: readonly OutputFile[];
  /** Texts to ask, and the number of the first that no thread has taken. */
  readonly open: readonly string[];
  readonly next: Int32Array;
}

/** A finished index, and what it answered. */
export interface IndexedLocale extends SelfTestRecord {
  readonly locale: string;
  /** Whether the last build has tested the same. */
  readonly isKnown: boolean;
  readonly files: readonly OutputFile[];
}
