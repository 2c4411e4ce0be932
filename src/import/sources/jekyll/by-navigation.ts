/** Navigation that themes keep in `_data`: lists of titles and addresses, in whatever words. */
import type { JekyllPage } from './pages.ts';
import { stringOf } from './words.ts';
import { isData, type Data } from './data.ts';
import type { PageIndex } from './page-index.ts';
import type { PagePlace, PlainSection, Placed } from './structure.ts';

interface Entry {
  readonly title: string | undefined;
  readonly page: JekyllPage | undefined;
  readonly entries: readonly Entry[];
}

const dataNames =
  /nav|menu|side|toc|contents|docs|guides?|topics|tree|structure|categories|sections|tutorials/i;
const titleKeys = ['title', 'name', 'label', 'text', 'heading', 'section', 'category', 'group'];
const linkKeys = ['url', 'link', 'href', 'path', 'page', 'permalink', 'doc', 'slug', 'file', 'to', 'id'];
const leastPages = 3;
const deepest = 8;

/** The places of pages that data files of navigation list; `undefined` where none does. */
export function placeByNavigation(
  pages: readonly JekyllPage[],
  data: Data,
  index: PageIndex,
  locale: string,
): Placed | undefined {
  const own = new Set(pages);
  const find = (written: string) => {
    const page = index.at(written, locale);
    return page && own.has(page) ? page : undefined;
  };
  const trees = Object.entries(data)
    .filter(([name]) => dataNames.test(name))
    .flatMap(([, value]) => treesIn(value, find, 0))
    .map((entries) => ({ entries, count: new Set(pagesIn(entries)).size }))
    .filter(({ count }) => count >= leastPages)
    .toSorted((a, b) => b.count - a.count);
  if (trees.length === 0) return undefined;
  const walk = new Walk();
  for (const { entries } of trees) walk.entries(entries, '');
  return { sections: walk.sections.filter(({ key }) => walk.used.has(key)), places: walk.places };
}

/** Every list of a data file, whatever it lies below. */
function treesIn(
  value: unknown,
  find: (written: string) => JekyllPage | undefined,
  depth: number,
): (readonly Entry[])[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return [entriesOf(value, find, 0)];
  return isData(value) ? Object.values(value).flatMap((one) => treesIn(one, find, depth + 1)) : [];
}

function entriesOf(
  list: readonly unknown[],
  find: (written: string) => JekyllPage | undefined,
  depth: number,
): Entry[] {
  if (depth > deepest) return [];
  return list.flatMap((item): Entry[] => {
    const written = stringOf(item);
    if (written !== undefined) return [{ title: undefined, page: find(written), entries: [] }];
    if (!isData(item)) return [];
    const page = linkKeys.flatMap((key) => stringOf(item[key]) ?? []).flatMap((link) => find(link) ?? [])[0];
    const entries = Object.values(item).flatMap((one) =>
      Array.isArray(one) ? entriesOf(one, find, depth + 1) : [],
    );
    const title = titleKeys.map((key) => stringOf(item[key])).find((one) => one !== undefined);
    const named = Object.entries(item);
    // `Getting started: [install, configure]`
    const only = named.length === 1 && Array.isArray(named[0]?.[1]) ? named[0][0] : undefined;
    return [
      {
        title:
          title ??
          (only !== undefined && !/^(?:docs|pages|items|children|links|folders)$/.test(only)
            ? only
            : undefined),
        page,
        entries,
      },
    ];
  });
}

const pagesIn = (entries: readonly Entry[]): JekyllPage[] =>
  entries.flatMap(({ page, entries: inner }) => [...(page ? [page] : []), ...pagesIn(inner)]);

/** Goes through entries in their order; the first that lists a page has it. */
class Walk {
  readonly sections: PlainSection[] = [];
  readonly places = new Map<string, PagePlace>();
  /** Keys of sections that hold a page, somewhere. */
  readonly used = new Set<string>();
  #order = 0;
  readonly #around = new Map<string, string>();

  entries(entries: readonly Entry[], section: string): void {
    for (const entry of entries) this.#entry(entry, section);
  }

  #entry({ title, page, entries }: Entry, section: string): void {
    const below = pagesIn(entries).filter((one) => one !== page);
    if (below.length === 0) {
      if (page) this.#place(page, section, false, title);
      return;
    }
    const name = title ?? (page ? page.title : undefined);
    if (name === undefined) return this.entries(entries, section);
    const key = `${section}/${name}`;
    if (!this.#around.has(key)) {
      this.#around.set(key, section);
      const address = page ? page.url.replace(/^\/+|\/+$/g, '') : key.slice(1);
      this.sections.push({ key, address, parent: section, name, title: name, order: ++this.#order });
    }
    const isListed = pagesIn(entries).some((one) => one === page);
    if (page && !isListed) this.#place(page, key, true, title);
    this.entries(entries, key);
  }

  #place({ address }: JekyllPage, section: string, isSectionText: boolean, title: string | undefined): void {
    if (this.places.has(address)) return;
    this.places.set(address, { section, order: ++this.#order, isSectionText, title });
    if (isSectionText) return;
    for (let at = section; at !== '' && !this.used.has(at); at = this.#around.get(at) ?? '')
      this.used.add(at);
  }
}
