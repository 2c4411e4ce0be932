/** The reader's branch of the tree. Never the whole tree, so pages don't grow with the site. */
import { clamp } from '#base/clamp.ts';
import type { Branch, PageLink } from './page.ts';

/** Most neighbours that a page lists. */
const window = 12;

/**
 * The topics above, and up to twelve neighbours around the current item in reading order.
 * `all` is the topic that lists all its articles.
 */
export function branchAround<Item>({
  trail,
  items,
  index,
  linkOf,
  all,
}: {
  readonly trail: readonly PageLink[];
  readonly items: readonly Item[];
  /** Index of the current item. */
  readonly index: number;
  readonly linkOf: (item: Item) => PageLink;
  readonly all: { readonly href: string; readonly count: number };
}): Branch {
  const start = clamp(index - window / 2, 0, items.length - window);
  const shown = items.slice(start, start + window);
  return {
    trail,
    items: shown.map((item) => {
      const { description: _description, ...link } = linkOf(item);
      return link;
    }),
    all: items.length > shown.length ? all : undefined,
  };
}
