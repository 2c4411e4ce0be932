/** Which pages Astro renders, and the text in them. */
import { Fragment, jsx, jsxs } from 'astro/jsx-runtime';
import { evaluate } from 'satteri';
import { current } from '#current.ts';
import { readBody } from '#files/read-body.ts';
import {
  attributesPlugin,
  parserFeatures,
  renderMarkdown,
  structurePlugin,
  textPlugin,
} from '#markdown/render.ts';
import type { PageText } from '#model/pages/page.ts';
import { articleComponents } from '#components/article/components.ts';

/** Route parameters of the pages to render: those whose view has changed since the last build. */
export async function localePaths() {
  const { pages } = await current();
  return pages.map((page) => {
    const [, locale = '', ...rest] = decodeURIComponent(page.path).split('/');
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
  const { default: Content } = (await evaluate(body, {
    Fragment,
    jsx,
    jsxs,
    features: parserFeatures(context),
    mdastPlugins: [textPlugin(context)],
    hastPlugins: [attributesPlugin(context), structurePlugin(context.labels)],
  } as Parameters<typeof evaluate>[1])) as { default: (props: Record<string, unknown>) => unknown };
  const components = articleComponents(context);
  return { component: (props) => Content({ ...props, components }) };
}
