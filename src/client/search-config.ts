/** What the page tells the search: places and words, in the data attributes of `<help-search>`. */
import type { StoresConfig } from './stores-config.ts';

/** Another language to look in when a question finds nothing. */
export interface FallbackIndex {
  readonly name: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly locale: string;
}

/** Where stores are found. */
export type StoreSearchConfig = Pick<
  StoresConfig,
  'lang' | 'country' | 'base' | 'bases' | 'index' | 'translations' | 'details'
>;

export interface SearchConfig {
  readonly locale: string;
  readonly lang: string;
  /** Path of the full search page. */
  readonly page: string;
  /** Path of the contact page; absent where there is none. */
  readonly contact: string | undefined;
  readonly fallbacks: readonly FallbackIndex[];
  /** Absent on a site without stores. */
  readonly stores: StoreSearchConfig | undefined;
  readonly message: (key: string, values?: Readonly<Record<string, string | number>>) => string;
}

/**
 * Reads the configuration from an element's `data-locale`, `-lang`, `-page`, `-contact`, `-fallbacks`, `-stores` and
 * `-messages`.
 */
export function readConfig({ dataset }: HTMLElement): SearchConfig {
  const lang = dataset['lang'] ?? document.documentElement.lang;
  return {
    locale: dataset['locale'] ?? lang,
    lang,
    page: dataset['page'] ?? location.pathname,
    contact: dataset['contact'],
    fallbacks: JSON.parse(dataset['fallbacks'] ?? '[]') as FallbackIndex[],
    stores:
      dataset['stores'] === undefined ? undefined : (JSON.parse(dataset['stores']) as StoreSearchConfig),
    message: createMessages(lang, JSON.parse(dataset['messages'] ?? '{}') as Record<string, string>),
  };
}

/**
 * Gives messages of `locales/<locale>/search.json`: fills `{{placeholders}}`, and takes the plural form that
 * `count` needs in the language (`results_one`, `results_other`).
 */
export function createMessages(
  lang: string,
  messages: Readonly<Record<string, string>>,
): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  return (key, values = {}) => {
    const { count } = values;
    const form = typeof count === 'number' ? `${key}_${plural.select(count)}` : key;
    const text = messages[form] ?? messages[`${key}_other`] ?? messages[key] ?? key;
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
}
