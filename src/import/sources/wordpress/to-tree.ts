/** A WordPress site as a tree: categories and pages with pages below them are topics. */
import type { Note } from '#import/tree/notes.ts';
import { isPictureAddress } from '#import/tree/addresses.ts';
import { documentData, type SourceDocument, type SourceSection, type SourceTree } from '#import/tree/tree.ts';
import { localesFor } from '#import/sources/locales.ts';
import { toHtml, withFootnotes, type WordPressFiles } from './body.ts';
import { Languages } from './languages.ts';
import { legacyOf, legacyOfCategory, redirectsOf } from './old-addresses.ts';
import type { Wxr, WxrItem, WxrTerm } from './read-wxr.ts';

/** Notes: `restricted`, `foreign-syntax`, `file-skipped`, `comments`. */
export function toTree(wxr: Wxr, fallbackLocale: string): SourceTree {
  const notes: Note[] = [...wxr.notes];
  const items = wxr.items.filter((item) => isText(item, notes));
  const languages = new Languages(wxr, items, fallbackLocale);
  const names = localesFor(languages.used);
  const ours = (locale: string) => names.get(locale) ?? locale;
  const sections = new Sections(wxr, items, languages, ours);
  const files = attachmentsOf(wxr);
  const locales = [...new Set(names.values())];
  return {
    site: { name: wxr.title, url: wxr.url },
    locales,
    sections: sections.all,
    documents: items.map((item) => toDocument(item, { sections, languages, ours, files, notes })),
    assets: new Map(),
    origin: wxr.url,
    redirects: redirectsOf(wxr, locales[0] ?? fallbackLocale),
    notes,
  };
}

const fieldOf = (item: WxrItem, name: string) => item.fields.get(name)?.trim() ?? '';
const idOf = (item: WxrItem) => fieldOf(item, 'wp:post_id');
const titleOf = (item: WxrItem) =>
  fieldOf(item, 'title')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Kinds of posts that are no texts for readers. */
const machinery =
  /^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|acf-|elementor|wpcf7|product|shop_|wp_|feedback|jp_|tablepress|et_|polylang|amn_|mc4wp|ml-slider|popup|redirect_rule)/;

function isText(item: WxrItem, notes: Note[]): boolean {
  const type = fieldOf(item, 'wp:post_type');
  const status = fieldOf(item, 'wp:status');
  if (machinery.test(type)) return false;
  if (status !== 'trash' && status !== 'auto-draft' && status !== 'inherit') return true;
  const what = `"${titleOf(item)}": its status is ${status}`;
  notes.push({ file: item.file, line: item.line, kind: 'file-skipped', what });
  return false;
}

interface MediaLibrary {
  /** What a text may ask for. */
  readonly of: (item: WxrItem) => WordPressFiles;
}

/** Pictures and files of the media library, and blocks that texts share, by number. */
function attachmentsOf({ items }: Wxr): MediaLibrary {
  const all = items.flatMap((item) => {
    const url = fieldOf(item, 'wp:attachment_url');
    // What stands in an export twice is one text, and one with lines is, too.
    const alt =
      item.meta
        .get('_wp_attachment_image_alt')
        ?.trim()
        .split(/\s*\n\s*/)[0] ?? '';
    return url === '' ? [] : [{ id: idOf(item), parent: fieldOf(item, 'wp:post_parent'), url, alt }];
  });
  const byId = new Map(all.map((file) => [file.id, file]));
  const byParent = Map.groupBy(
    all.filter(({ url }) => isPictureAddress(url)),
    ({ parent }) => parent,
  );
  const shared = new Map(
    items
      .filter((item) => fieldOf(item, 'wp:post_type') === 'wp_block')
      .map((item) => [idOf(item), item.fields.get('content:encoded') ?? ''] as const),
  );
  const ofAll = { attachment: (id: string) => byId.get(id), block: (id: string) => shared.get(id) };
  return { of: (item) => ({ ...ofAll, own: byParent.get(idOf(item)) ?? [] }) };
}

/** Taxonomies that say something else than where an article belongs. */
const isTopic = (taxonomy: string) =>
  taxonomy === 'category' ||
  (/cat|topic|section|group/i.test(taxonomy) && !/tag|post_translations|term_/.test(taxonomy));
const isTag = (taxonomy: string) => /tag|keyword|label/i.test(taxonomy);

/** Topics made of categories, and of pages that have pages below them. */
class Sections {
  readonly all: SourceSection[] = [];
  readonly #languages: Languages;
  readonly #pagesAbove: ReadonlySet<string>;
  readonly #known = new Set<string>();

  constructor(wxr: Wxr, items: readonly WxrItem[], languages: Languages, ours: (locale: string) => string) {
    this.#languages = languages;
    const used = new Set(
      items.flatMap(({ terms }) => terms.map(({ taxonomy, slug }) => `${taxonomy}:${slug}`)),
    );
    const terms = wxr.terms.filter(({ taxonomy }) => isTopic(taxonomy));
    const bySlug = new Map(terms.map((term) => [`${term.taxonomy}:${term.slug}`, term]));
    const chainOf = (term: WxrTerm, seen: readonly WxrTerm[] = []): WxrTerm[] => {
      const parent = bySlug.get(`${term.taxonomy}:${term.parent}`);
      return parent && !seen.includes(parent) ? [...chainOf(parent, [...seen, term]), term] : [term];
    };
    for (const term of terms.filter(({ taxonomy, slug }) => used.has(`${taxonomy}:${slug}`))) {
      for (const one of chainOf(term)) this.#addTerm(one, bySlug, ours, chainOf(one));
    }
    for (const { terms: own } of items) {
      for (const { taxonomy, slug, name } of own) {
        if (!isTopic(taxonomy) || bySlug.has(`${taxonomy}:${slug}`)) continue;
        const term = { id: '', taxonomy, slug, name, parent: '', description: '' };
        this.#addTerm(term, bySlug, ours, [term]);
      }
    }
    const parents = new Set(items.map((item) => fieldOf(item, 'wp:post_parent')));
    // Posts have none, and those of plugins for documentation may.
    const above = items.filter((item) => parents.has(idOf(item)) && fieldOf(item, 'wp:post_type') !== 'post');
    this.#pagesAbove = new Set(above.map(idOf));
    for (const page of above.toSorted((a, b) => depthOf(a, above) - depthOf(b, above)))
      this.#addPage(page, ours);
  }

  #addTerm(
    term: WxrTerm,
    bySlug: ReadonlyMap<string, WxrTerm>,
    ours: (locale: string) => string,
    chain: readonly WxrTerm[],
  ): void {
    const parent = bySlug.get(`${term.taxonomy}:${term.parent}`);
    for (const locale of this.#languages.ofTerm(term)) {
      this.#add({
        key: this.#languages.termKey(term),
        locale: ours(locale),
        address: `${term.taxonomy}/${term.slug}`,
        parent: parent ? this.#languages.termKey(parent) : '',
        name: term.slug || term.name,
        title: term.name || term.slug,
        order: undefined,
        legacy: legacyOfCategory(chain, locale === this.#languages.used[0] ? '' : `/${locale}`),
      });
    }
  }

  #addPage(page: WxrItem, ours: (locale: string) => string): void {
    const parent = fieldOf(page, 'wp:post_parent');
    this.#add({
      key: this.#pageKey(page),
      locale: ours(this.#languages.ofItem(page)),
      address: pathOf(page),
      parent: this.#pagesAbove.has(parent) ? this.#parentKey(parent) : '',
      name: fieldOf(page, 'wp:post_name') || titleOf(page),
      title: titleOf(page),
      order: orderOf(page),
    });
  }

  #add(section: SourceSection): void {
    const name = `${section.locale}\n${section.key}`;
    if (this.#known.has(name)) return;
    this.#known.add(name);
    this.all.push(section);
  }

  #pageKey = (page: WxrItem) => `page/${this.#languages.keyOf(page)}`;
  #parentKey = (id: string) => `page/${this.#languages.keyOfId(id)}`;

  /** The keys of the sections around an item, the first its own; and whether it is the text of that one. */
  of(item: WxrItem): { readonly keys: readonly string[]; readonly isText: boolean } {
    if (this.#pagesAbove.has(idOf(item))) return { keys: [this.#pageKey(item)], isText: true };
    const parent = fieldOf(item, 'wp:post_parent');
    if (this.#pagesAbove.has(parent)) return { keys: [this.#parentKey(parent)], isText: false };
    const terms = item.terms.filter(({ taxonomy }) => isTopic(taxonomy));
    const keys = terms.map(({ taxonomy, slug }) => this.#languages.termKeyOf(taxonomy, slug));
    return { keys: [...new Set(keys)], isText: false };
  }
}

const depthOf = (page: WxrItem, pages: readonly WxrItem[], depth = 0): number => {
  const parent = pages.find((one) => idOf(one) === fieldOf(page, 'wp:post_parent'));
  return parent && depth < 20 ? depthOf(parent, pages, depth + 1) : depth;
};

const orderOf = (item: WxrItem) => Number(fieldOf(item, 'wp:menu_order')) || undefined;

/** The path of its public address; drafts have only a number. */
function pathOf(item: WxrItem): string {
  const url = URL.parse(fieldOf(item, 'link'));
  const path = url?.pathname.replace(/^\/|\/$/g, '') ?? '';
  return path === '' ? `post-${idOf(item)}` : path;
}

interface DocumentContext {
  readonly sections: Sections;
  readonly languages: Languages;
  readonly ours: (locale: string) => string;
  readonly files: MediaLibrary;
  readonly notes: Note[];
}

function toDocument(
  item: WxrItem,
  { sections, languages, ours, files, notes }: DocumentContext,
): SourceDocument {
  const title = titleOf(item) || undefined;
  const label = title ?? `post ${idOf(item)}`;
  const content = withFootnotes(item.fields.get('content:encoded') ?? '', item.meta.get('footnotes'));
  const { html, lost } = toHtml(content, files.of(item));
  const note = (kind: 'foreign-syntax' | 'restricted' | 'comments', what: string) =>
    notes.push({ file: `${item.file}: ${label}`, line: item.line, kind, what });
  for (const what of lost) note('foreign-syntax', what);
  const status = fieldOf(item, 'wp:status');
  const isRestricted = fieldOf(item, 'wp:post_password') !== '' || status === 'private';
  if (isRestricted) note('restricted', status === 'private' ? 'private' : 'behind a password');
  if (item.comments > 0) note('comments', `${item.comments} of readers`);
  const { keys, isText: isSectionText } = sections.of(item);
  return {
    key: languages.keyOf(item),
    locale: ours(languages.ofItem(item)),
    address: pathOf(item),
    shown: `${item.file}: ${label}`,
    name: fieldOf(item, 'wp:post_name') || label,
    section: keys[0] ?? '',
    isSectionText,
    data: documentData({
      title,
      description:
        fieldOf(item, 'excerpt:encoded')
          .replace(/<[^>]+>/g, '')
          .trim() || undefined,
      order: orderOf(item),
      keywords: item.terms.filter(({ taxonomy }) => isTag(taxonomy)).map(({ name }) => name),
      updated: dayOf(item),
      draft: status !== 'publish' || isRestricted,
      featured: fieldOf(item, 'wp:is_sticky') === '1',
      also: keys.slice(1),
      legacy: legacyOf(item),
    }),
    format: 'html',
    body: html,
    bodyLine: item.line,
  };
}

const dayOf = (item: WxrItem) =>
  [fieldOf(item, 'wp:post_modified'), fieldOf(item, 'wp:post_date')]
    .map((date) => /^(?!0000)\d{4}-\d{2}-\d{2}/.exec(date)?.[0])
    .find((day) => day !== undefined);
