/** Which pages Astro renders, and the text in them. */
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { evaluate } from 'satteri';
import { current } from '#current.ts';
import { readBody } from '#files/read-body.ts';
import { renderMarkdown, toCompile } from '#markdown/render.ts';
import type { PageReference } from '#model/pages/page-list.ts';
import type { PageText } from '#model/pages/page.ts';
import { articleComponents } from '#components/article/components.ts';

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

/** A rendered text: HTML of Markdown, or a component of MDX. */
export interface RenderedText {
  readonly html?: string;
  readonly component?: (props: Record<string, unknown>) => unknown;
}

/** Renders an article's or topic's text. */
export async function renderText(text: PageText | undefined): Promise<RenderedText> {
  if (!text) return {};
  const body = readBody(text.file);
  if (text.format === 'md') return { html: await renderMarkdown(body, text.context) };
  const { context } = text;
  const mdx = toCompile(body, 'mdx', context);
  const { default: Content } = (await evaluate(mdx.text, {
    Fragment,
    jsx,
    jsxs,
    ...mdx.options,
  } as Parameters<typeof evaluate>[1])) as { default: (props: Record<string, unknown>) => unknown };
  const components = articleComponents(context);
  return { component: (props) => Content({ ...props, components }) };
}
