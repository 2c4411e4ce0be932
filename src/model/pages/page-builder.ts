/** Builds the views of pages, each by its kind. */
import { slotsOn } from '#model/slots.ts';
import { pageKinds, type PageKindName, type PageOf } from './kinds.ts';
import type { PageKind } from './page-kind.ts';
import type { PageReference } from './page-list.ts';
import { createPageTools, type PageSources, type PageTools } from './page-tools.ts';

/** Makes the view of a page. */
export type PageBuilder = <Kind extends PageKindName>(page: PageReference<Kind>) => PageOf<Kind>;

/** The table of kinds, in which each builds its own view. */
const kinds: { readonly [Kind in PageKindName]: PageKind<PageOf<Kind>> } = pageKinds;

/** Returns a function that makes the view of a page. */
export function createPageBuilder(sources: PageSources): PageBuilder {
  const toolsByLocale = new Map<string, PageTools>();
  return (page) => {
    let tools = toolsByLocale.get(page.locale);
    if (!tools) toolsByLocale.set(page.locale, (tools = createPageTools(sources, page.locale)));
    const view = kinds[page.kind].build(tools, page);
    const slots = slotsOn(page.kind, tools.locale, sources.centre.slots);
    return slots ? { ...view, slots } : view;
  };
}
