/** Pages that name the page above them, as Just the Docs has it: https://just-the-docs.com/docs/navigation/ */
import { titleOf, type JekyllPage } from './pages.ts';
import { stringOf } from './words.ts';
import type { PagePlace, PlainSection, Placed } from './structure.ts';

const leastPages = 2;

/** The places of all pages with a parent, and of those at the top; `undefined` where pages name none. */
export function placeByParent(pages: readonly JekyllPage[]): Placed | undefined {
  if (pages.filter((page) => parentTitle(page) !== undefined).length < leastPages) return undefined;
  const byTitle = Map.groupBy(pages, titleOf);
  const parents = new Map(pages.map((page) => [page, parentOf(page, byTitle)]));
  const above = new Set([...parents.values()].filter((page) => page !== undefined));
  const keyOf = (page: JekyllPage | undefined) => (page === undefined ? '' : `page:${page.address}`);
  const places = new Map<string, PagePlace>();
  for (const page of pages) {
    const isSectionText = above.has(page);
    const parent = parents.get(page);
    if (!isSectionText && parent === undefined && stringOf(page.front['nav_order']) === undefined) continue;
    places.set(page.address, {
      section: isSectionText ? keyOf(page) : keyOf(parent),
      order: orderOf(page),
      isSectionText,
    });
  }
  return { sections: sectionsOf([...above], parents, keyOf), places };
}

const parentTitle = ({ front }: JekyllPage) => stringOf(front['parent']);

/** The page that is meant by a title: of several, the one below the grandparent that is named. */
function parentOf(
  page: JekyllPage,
  byTitle: ReadonlyMap<string, readonly JekyllPage[]>,
): JekyllPage | undefined {
  const title = parentTitle(page);
  const candidates = (title === undefined ? [] : (byTitle.get(title) ?? [])).filter((one) => one !== page);
  const above = stringOf(page.front['grand_parent']) ?? stringOf(page.front['ancestor']);
  return candidates.find((one) => above !== undefined && parentTitle(one) === above) ?? candidates[0];
}

function sectionsOf(
  above: readonly JekyllPage[],
  parents: ReadonlyMap<JekyllPage, JekyllPage | undefined>,
  keyOf: (page: JekyllPage | undefined) => string,
): PlainSection[] {
  const depthOf = (page: JekyllPage): number => {
    let depth = 0;
    for (let at = parents.get(page); at !== undefined && depth < above.length; at = parents.get(at)) depth++;
    return depth;
  };
  const deepest = above.length;
  return above
    .map((page) => ({ page, depth: depthOf(page) }))
    .toSorted((a, b) => a.depth - b.depth)
    .map(({ page, depth }): PlainSection => ({
      key: keyOf(page),
      address: page.url.replace(/^\/+|\/+$/g, ''),
      // A circle of parents has no top.
      parent: depth >= deepest ? '' : keyOf(parents.get(page)),
      name: titleOf(page),
      title: titleOf(page),
      order: orderOf(page),
    }));
}

/** `nav_order` as a number; words have none. */
const orderOf = ({ front }: JekyllPage): number | undefined => {
  const number = Number(front['nav_order'] ?? front['order'] ?? front['weight'] ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};
