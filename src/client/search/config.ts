/** The settings of the search (addresses and languages), in the data attributes of `<help-search>`. */
import { ownJson } from '#client/page/own-data.ts';
import type { StoreSearchConfig } from '#client/stores/config.ts';

/** Another language to look in when a question finds nothing. */
export interface FallbackIndex {
  readonly name: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly locale: string;
}

export interface SearchConfig {
  readonly locale: string;
  readonly lang: string;
  /** Path of the full search page. */
  readonly page: string;
  /** Path of the contact page, if there is one. */
  readonly contact: string | undefined;
  readonly fallbacks: readonly FallbackIndex[];
  /** Absent on a site without stores. */
  readonly stores: StoreSearchConfig | undefined;
}

/**
 * Reads the configuration from an element's `data-locale`, `-lang`, `-page`, `-contact`, `-fallbacks` and `-stores`.
 */
export function readConfig({ dataset }: HTMLElement): SearchConfig {
  const lang = dataset['lang'] ?? document.documentElement.lang;
  return {
    locale: dataset['locale'] ?? lang,
    lang,
    page: dataset['page'] ?? '',
    contact: dataset['contact'],
    fallbacks: ownJson(dataset['fallbacks'] ?? '[]'),
    stores: dataset['stores'] === undefined ? undefined : ownJson(dataset['stores']),
  };
}
