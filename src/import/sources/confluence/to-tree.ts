/** Pages of Confluence as a tree: those with pages below them are topics. */
import { documentData, type SourceAsset, type SourceDocument, type SourceTree } from '#import/tree/tree.ts';
import { hasOwnWords } from '#import/sources/own-words.ts';
import type { Note } from '#import/tree/notes.ts';

/** A page, however it was exported. */
export interface ConfluencePage {
  readonly id: string;
  readonly title: string;
  /** Number of the page above it. */
  readonly parent: string | undefined;
  readonly order: number | undefined;
  readonly address: string;
  readonly shown: string;
  readonly line: number;
  readonly html: string;
  readonly labels: readonly string[];
  readonly updated: string | undefined;
  readonly draft: boolean;
  readonly legacy: readonly string[];
}

export interface ConfluenceSpace {
  readonly name: string | undefined;
  readonly pages: readonly ConfluencePage[];
  /** The page that stands for the space itself. */
  readonly home: string | undefined;
  readonly assets: ReadonlyMap<string, SourceAsset>;
  /** Where texts name assets by the keys that they have. */
  readonly findAsset?: SourceTree['findAsset'];
  readonly notes: readonly Note[];
}

/** The tree of a space. */
export function toTree(space: ConfluenceSpace, locale: string): SourceTree {
  const { name, pages, home, assets, findAsset, notes } = space;
  const byId = new Map(pages.map((page) => [page.id, page]));
  const parentOf = ({ parent }: ConfluencePage) =>
    parent === undefined || parent === home ? undefined : byId.get(parent);
  const parents = new Set(pages.flatMap((page) => parentOf(page)?.id ?? []));
  const depthOf = (page: ConfluencePage, seen: readonly string[] = []): number => {
    const parent = parentOf(page);
    return parent === undefined || seen.includes(page.id) ? 0 : 1 + depthOf(parent, [...seen, page.id]);
  };
  const sections = pages
    .filter(({ id }) => parents.has(id))
    .map((page) => ({ page, depth: depthOf(page) }))
    .toSorted((a, b) => a.depth - b.depth)
    .map(({ page }) => ({
      key: page.id,
      locale,
      address: page.address,
      parent: parentOf(page)?.id ?? '',
      name: page.title,
      title: page.title,
      order: page.order,
      legacy: page.legacy,
    }));
  const toDocument = (page: ConfluencePage): SourceDocument => ({
    key: `page/${page.id}`,
    locale,
    address: page.address,
    shown: page.shown,
    names: [page.title],
    name: page.title,
    section: parents.has(page.id) ? page.id : (parentOf(page)?.id ?? ''),
    isSectionText: parents.has(page.id) || (page.id === home && !hasOwnWords(page.html)),
    data: documentData({
      title: page.title,
      order: page.order,
      keywords: page.labels,
      updated: page.updated,
      draft: page.draft,
      legacy: page.legacy,
    }),
    format: 'html',
    body: page.html,
    bodyLine: page.line,
  });
  return {
    site: { name },
    locales: [locale],
    sections,
    documents: pages.map(toDocument),
    assets,
    findAsset,
    redirects: [],
    notes,
  };
}
