/** Which pages each route renders, in which layout, and the text in them. */
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { current, currentAfter } from '#current.ts';
import { readAnalysed } from '#files/read-body.ts';
import type { Translate } from '#i18n/messages.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { KindsOn, PageOf } from '#model/pages/kinds.ts';
import type { PageRoute } from '#model/pages/page-kind.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import type { PageText } from '#model/pages/page.ts';

/**
 * The layouts of a route, by kind of page. One that is missing, or that shows another kind, is an error of types. Each
 * route has a table of its own, so that the styles and scripts of one stay out of the others.
 */
export type LayoutsOn<Route extends PageRoute, Parts = object> = {
  readonly [Kind in KindsOn<Route>]: (
    props: { readonly page: PageOf<Kind>; readonly t: Translate } & Parts,
  ) => unknown;
};

/** The layout of a page. Its table guarantees that they fit, which no type can follow. */
export const layoutOf = <Kind extends string>(
  layouts: Readonly<Record<Kind, unknown>>,
  page: { readonly kind: Kind },
): AstroComponentFactory => layouts[page.kind] as AstroComponentFactory;

/** How many parts of an address come before what `[...path]` stands for. */
const partsBefore: Readonly<Record<PageRoute, number>> = { locale: 1, stores: 2, agents: 1 };

/** What a route renders: its pages whose view has changed since the last build; in development, those asked for. */
export async function pathsOn<Route extends PageRoute>(route: Route) {
  const { pages, asked } = await current();
  const isOnRoute = (page: PageReference): page is PageReference<KindsOn<Route>> =>
    page.route === route && (asked?.has(page.path) ?? true);
  return pages.filter(isOnRoute).map((page) => {
    const parts = decodeURIComponent(page.path).split('/').slice(1, -1);
    const path = parts.slice(partsBefore[route]).join('/') || undefined;
    return { params: { locale: parts[0], path }, props: { page } };
  });
}

/** A page and its text as HTML. In development, a file that is saved meanwhile is read again. */
export async function pageWithText<Kind extends KindsOn<'locale'>>(reference: PageReference<Kind>) {
  let shown = await current();
  for (;;) {
    const page = shown.viewOf(reference);
    const text = 'text' in page ? page.text : undefined;
    try {
      return { page, t: shown.translator(page.locale), body: await renderText(text) };
    } catch (error) {
      const next = text && (await currentAfter(text.text.file));
      if (!next || next === shown) throw error;
      shown = next;
    }
  }
}

/** HTML of an article's or topic's text; empty where there is none. */
const renderText = async (text: PageText | undefined): Promise<string> =>
  text ? renderMarkdown(readAnalysed(text.text), text.context) : '';
