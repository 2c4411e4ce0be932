/** Which pages Astro renders, and the text in them. */
import { current } from '#current.ts';
import { readAnalysed } from '#files/read-body.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import type { PageText } from '#model/pages/page.ts';

/** Whether a page belongs to the store finder, which has a route of its own: its code stays out of sites without stores. */
export const isStorePage = ({ kind }: Pick<PageReference, 'kind'>): boolean =>
  kind === 'stores' || kind === 'store-place' || kind === 'store';

/** Route parameters of the pages to render: those whose view has changed since the last build. */
export async function localePaths() {
  const { pages } = await current();
  return pages
    .filter((page) => page.kind !== 'agents' && !isStorePage(page))
    .map((page) => {
      const [, locale = '', ...rest] = decodeURIComponent(page.path).split('/');
      return { params: { locale, path: rest.slice(0, -1).join('/') || undefined }, props: { page } };
    });
}

/** Route parameters of the store finder's pages. */
export async function storePaths() {
  const { pages } = await current();
  return pages.filter(isStorePage).map((page) => {
    const [, locale = '', , ...rest] = decodeURIComponent(page.path).split('/');
    return { params: { locale, path: rest.slice(0, -1).join('/') || undefined }, props: { page } };
  });
}

/** HTML of an article's or topic's text. Empty if it has no text. */
export const renderText = async (text: PageText | undefined): Promise<string> =>
  text ? renderMarkdown(readAnalysed(text.text), text.context) : '';
