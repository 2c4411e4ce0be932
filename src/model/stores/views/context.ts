/** What the views of stores are made from, and what all of them ask: whose page it is, and in which language. */
import type { Translate } from '#i18n/messages.ts';
import { localeOf, type Locale, type Site } from '#site/site.ts';
import type { Directory } from '../directory.ts';
import { storePlacePath } from '../paths.ts';
import type { Service } from '../services.ts';
import type { Store } from '../store.ts';

/** Everything that views are made from. */
export interface StoreViewContext {
  readonly site: Site;
  readonly locale: Locale;
  readonly t: Translate;
  readonly stores: readonly Store[];
  readonly services: readonly Service[];
  readonly directory: Directory;
}

export const chainOf = ({ locale }: StoreViewContext) => [locale.id, ...locale.fallbacks];

/** Language of a text, if it isn't the page's. Turns a locale id of the site into its tag. */
export function languageOf(
  lang: string | undefined,
  { site, locale }: StoreViewContext,
): { readonly lang: string | undefined; readonly dir: 'ltr' | 'rtl' | undefined } {
  const known = site.locales.find((candidate) => candidate.id === lang || candidate.lang === lang);
  if (lang === undefined || known?.id === locale.id) return { lang: undefined, dir: undefined };
  return { lang: known?.lang ?? lang, dir: known && known.dir !== locale.dir ? known.dir : undefined };
}

/**
 * The locales that a store has a page in: all of them up to `localizedPages` stores, from there on those of its
 * country, or the source locale where its country has none.
 */
export function storeLocales(store: Store, site: Site, storeCount: number): readonly Locale[] {
  if (storeCount < site.stores.localizedPages) return site.locales;
  const own = site.locales.filter(({ country }) => country === store.address.country);
  return own.length > 0 ? own : [localeOf(site, site.source.id)];
}

/** Page of a store in the reader's locale, or in one that has it; see `storeLocales`. */
export function storeHref(store: Store, { site, locale, stores, directory }: StoreViewContext): string {
  const locales = storeLocales(store, site, stores.length);
  const { id } = locales.find((candidate) => candidate.id === locale.id) ?? locales[0] ?? locale;
  return storePlacePath(id, directory.storePaths.get(store.code) ?? '');
}
