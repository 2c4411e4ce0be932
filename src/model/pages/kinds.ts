/**
 * Every kind of page. A new one is a file beside these, a line here, and a line in the layouts of its route
 * (`src/layouts/layouts.ts`), which the compiler asks for.
 */
import { accessibilityPages } from './accessibility-page.ts';
import { agentsPages } from './agents-page.ts';
import { articlePages } from './article-page.ts';
import { contactPages } from './contact-page.ts';
import { homePages } from './home-page.ts';
import { notFoundPages } from './not-found-page.ts';
import type { PageRoute } from './page-kind.ts';
import { retiredPages } from './retired-page.ts';
import { searchPages } from './search-page.ts';
import { storePlacePages } from './store-place-page.ts';
import { storePages } from './store-page.ts';
import { storesPages } from './stores-page.ts';
import { topicPages } from './topic-page.ts';

/** How the pages of each kind are listed, whether they are indexed, and how their views are built. */
export const pageKinds = {
  home: homePages,
  topic: topicPages,
  article: articlePages,
  search: searchPages,
  contact: contactPages,
  accessibility: accessibilityPages,
  'not-found': notFoundPages,
  retired: retiredPages,
  stores: storesPages,
  'store-place': storePlacePages,
  store: storePages,
  agents: agentsPages,
} as const;

type Kinds = typeof pageKinds;

/** The name of a kind. */
export type PageKindName = keyof Kinds;

// The keys of a literal are those that its type has.
/** The names of all kinds. */
export const pageKindNames = Object.keys(pageKinds) as readonly PageKindName[];

/** The view of a page of a kind. */
export type PageOf<Kind extends PageKindName> = ReturnType<Kinds[Kind]['build']>;

/** The view of any page. */
export type LocalePage = PageOf<PageKindName>;

/** The kinds that a route renders. */
export type KindsOn<Route extends PageRoute> = {
  [Kind in PageKindName]: Kinds[Kind]['route'] extends Route ? Kind : never;
}[PageKindName];
