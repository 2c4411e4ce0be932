/** Finds pages by the addresses that data files and front matter write. */
import { addressKeyOf } from '#import/tree/links/address-index.ts';
import type { JekyllConfig } from './config.ts';
import type { JekyllPage } from './pages.ts';

/** Pages by address. */
export class PageIndex {
  readonly #byUrl = new Map<string, JekyllPage[]>();
  readonly #byEnd = new Map<string, JekyllPage[]>();
  readonly #prefixes: readonly string[];

  constructor(pages: readonly JekyllPage[], { url, baseurl }: JekyllConfig) {
    this.#prefixes = [url + baseurl, baseurl].filter((prefix) => prefix !== '');
    for (const page of pages) {
      for (const key of new Set([addressKeyOf(page.url), addressKeyOf(page.path)]))
        add(this.#byUrl, key, page);
      add(this.#byEnd, addressKeyOf(page.url).split('/').at(-1) ?? '', page);
    }
  }

  /** The page that an address means, in a language if it is there in several. */
  at(written: string, locale: string): JekyllPage | undefined {
    const prefix = this.#prefixes.find((one) => written === one || written.startsWith(`${one}/`));
    const path = prefix === undefined ? written : written.slice(prefix.length);
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
    const key = addressKeyOf(path);
    return (
      chosen(this.#byUrl.get(key), locale) ??
      (path.includes('/') || key === '' ? undefined : alone(this.#byEnd.get(key), locale))
    );
  }
}

const add = (map: Map<string, JekyllPage[]>, key: string, page: JekyllPage) => {
  const known = map.get(key);
  if (known) known.push(page);
  else map.set(key, [page]);
};

const chosen = (pages: readonly JekyllPage[] | undefined, locale: string) =>
  pages?.find((page) => page.locale === locale) ?? pages?.[0];

const alone = (pages: readonly JekyllPage[] | undefined, locale: string) => {
  const own = (pages ?? []).filter((page) => page.locale === locale);
  return own.length === 1 ? own[0] : undefined;
};
