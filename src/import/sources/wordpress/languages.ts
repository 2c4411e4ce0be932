/**
 * Languages of a WordPress site. WordPress itself has one; Polylang keeps them as taxonomies, WPML's exporter as fields.
 * https://polylang.pro/doc/developpers-how-to/, https://wpml.org/documentation/related-projects/wpml-export-and-import/
 */
import type { Wxr, WxrItem, WxrTerm } from './read-wxr.ts';

const idOf = (item: WxrItem) => item.fields.get('wp:post_id')?.trim() ?? '';

/** Tells the language of texts and topics, and which of them are the same in another language. */
export class Languages {
  readonly #own: string;
  readonly #groups: ReadonlyMap<string, string>;
  readonly #termGroups: ReadonlyMap<string, { readonly key: string; readonly locale: string }>;
  readonly #terms: ReadonlyMap<string, WxrTerm>;
  readonly #termLocales = new Map<string, Set<string>>();
  /** The site's own language first. */
  readonly used: readonly string[];

  constructor(wxr: Wxr, items: readonly WxrItem[], fallbackLocale: string) {
    this.#own = ownLocale(wxr.language?.trim() || fallbackLocale, items);
    this.#groups = new Map(items.map((item) => [idOf(item), groupOf(item) ?? idOf(item)]));
    this.#termGroups = termGroups(wxr.terms);
    this.#terms = new Map(wxr.terms.map((term) => [`${term.taxonomy}:${term.slug}`, term]));
    const counts = new Map<string, number>();
    for (const item of items) {
      const locale = this.ofItem(item);
      counts.set(locale, (counts.get(locale) ?? 0) + 1);
      for (const { taxonomy, slug } of item.terms) this.#useTerm(`${taxonomy}:${slug}`, locale);
    }
    const most = [...counts].toSorted((a, b) => b[1] - a[1]).map(([locale]) => locale);
    this.used = most.length === 0 ? [this.#own] : most;
  }

  /** A term, and those above it, are read in every language of the texts that they hold. */
  #useTerm(name: string, locale: string, depth = 0): void {
    const locales = this.#termLocales.get(name) ?? new Set();
    this.#termLocales.set(name, locales.add(locale));
    const term = this.#terms.get(name);
    if (term && term.parent !== '' && depth < 20)
      this.#useTerm(`${term.taxonomy}:${term.parent}`, locale, depth + 1);
  }

  ofItem = (item: WxrItem): string => writtenLocale(item) ?? this.#own;

  /** What a text and its translations have in common. */
  keyOf = (item: WxrItem): string => this.keyOfId(idOf(item));
  keyOfId = (id: string): string => this.#groups.get(id) ?? id;

  ofTerm({ id, taxonomy, slug }: WxrTerm): string[] {
    const own = this.#termGroups.get(id)?.locale;
    return own === undefined ? [...(this.#termLocales.get(`${taxonomy}:${slug}`) ?? [this.#own])] : [own];
  }

  termKey = ({ id, taxonomy, slug }: WxrTerm): string =>
    this.#termGroups.get(id)?.key ?? `${taxonomy}:${slug}`;

  termKeyOf(taxonomy: string, slug: string): string {
    const term = this.#terms.get(`${taxonomy}:${slug}`);
    return term ? this.termKey(term) : `${taxonomy}:${slug}`;
  }
}

/** The site's own language, as its plugin writes it: `en` where WordPress says `en-US`. */
function ownLocale(written: string, items: readonly WxrItem[]): string {
  const used = new Set(items.flatMap((item) => writtenLocale(item) ?? []));
  if (used.has(written)) return written;
  const language = written.split(/[-_]/)[0] ?? written;
  return [...used].find((locale) => locale.split(/[-_]/)[0] === language) ?? written;
}

function writtenLocale({ terms, meta }: WxrItem): string | undefined {
  const byTerm = terms.find(({ taxonomy }) => taxonomy === 'language')?.slug;
  return byTerm || meta.get('_wpml_import_language_code')?.trim() || undefined;
}

function groupOf({ terms, meta }: WxrItem): string | undefined {
  const polylang = terms.find(({ taxonomy }) => taxonomy === 'post_translations')?.slug;
  return polylang || meta.get('_wpml_import_translation_group')?.trim() || undefined;
}

/** Polylang's sets of translated terms: `a:2:{s:2:"en";i:3;s:2:"fr";i:5;}`. */
function termGroups(terms: readonly WxrTerm[]) {
  return new Map(
    terms
      .filter(({ taxonomy }) => taxonomy === 'term_translations')
      .flatMap(({ slug, description }) =>
        [...description.matchAll(/s:\d+:"([\w-]+)";i:(\d+);/g)].map(
          ([, locale = '', id = '']) => [id, { key: slug, locale }] as const,
        ),
      ),
  );
}
