/** The reader's branch of the tree: never all of it, so that pages do not grow with the site. */
import type { Branch, PageLink } from './page.ts';

/** Most neighbours that a page lists. */
const window = 12;

/**
 * The topics above, and up to twelve neighbours around the current item in reading order.
 * `href` is where all of them are listed.
 */
export function branchAround({
  trail,
  items,
  current,
  linkOf,
  href,
}: {
  readonly trail: readonly PageLink[];
  readonly items: readonly string[];
  readonly current: string;
  readonly linkOf: (item: string) => PageLink;
  readonly href: string;
}): Branch {
  const index = Math.max(items.indexOf(current), 0);
  const start = Math.max(0, Math.min(index - window / 2, items.length - window));
  const shown = items.slice(start, start + window);
  return {
    trail,
    items: shown.map((item) => {
      const { description: _description, ...link } = linkOf(item);
      return link;
    }),
    all: items.length > shown.length ? { href, count: items.length } : undefined,
  };
}
