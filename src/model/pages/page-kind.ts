/** What a kind of page is; `kinds.ts` is the table of all. */
import type { HelpCentre } from '#model/help-centre.ts';
import type { LocaleTree } from '#model/tree.ts';
import type { Locale, Site } from '#site/site.ts';
import type { PageFrame } from './page.ts';
import type { PageTools } from './page-tools.ts';

/** One kind of page. */
export interface PageKind<Page extends PageFrame & { readonly kind: string }> {
  readonly route: PageRoute;
  /** Whether search engines may list its pages. */
  readonly isIndexed: boolean;
  /** Whether programs get its pages as Markdown, too. */
  readonly hasCopy: boolean;
  /** Its pages in a locale, in a stable order. */
  readonly list: (from: PageListing) => readonly ListedPage[];
  /** Makes the view of a page: all that it prints. */
  readonly build: (tools: PageTools, page: PageAddress) => Page;
}

/**
 * Astro's route that renders a page. Pages of one route share their styles and scripts: those of the store finder and
 * of the agents' page stay out of all others.
 */
export type PageRoute = 'locale' | 'stores' | 'agents';

/** What the pages of a locale are listed from. */
export interface PageListing {
  readonly site: Site;
  readonly locale: Locale;
  readonly tree: LocaleTree;
  readonly stores: HelpCentre['stores'];
  readonly hasContactPage: boolean;
  readonly retired: HelpCentre['retired'];
  readonly articles: HelpCentre['articles'];
}

/** A page as its kind lists it. */
interface ListedPage {
  readonly path: string;
  /** How its kind finds what it shows: an id, a folder. Absent where there is one page in a locale. */
  readonly key?: string;
  /** Keeps it out of search engines, although its kind is indexed. */
  readonly isUnlisted?: boolean | undefined;
}

/** Where a page is, and what its kind builds it from. */
export interface PageAddress {
  readonly path: string;
  readonly key: string;
  readonly isIndexed: boolean;
  readonly hasCopy: boolean;
}
