/** Turns a complete piece of HTML into Markdown of ours. */
import type { Element, ElementContent } from 'hast';
import type { PhrasingContent, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { filterHtml } from './allowed.ts';
import { toImage, toMarkdownTable, type HtmlHandler, type HtmlState } from './table.ts';
import { formatTag } from './tags.ts';
import { findElements, isElement, textOf, textProperty } from './nodes.ts';
import { pruneHtml } from './prune.ts';
import { formatBlocks, formatPhrases } from '#import/tree/markdown/format.ts';
import { formatVideo, toVideoPage } from './video.ts';

type LineAt = (offset: number) => number;

/**
 * The Markdown of an HTML fragment: elements that Markdown has become Markdown, others that we allow stay, wrappers
 * disappear around their content, the rest is removed and noted.
 *
 * Input: `lineAt` gives the author's line of an offset in `html`.
 */
export function htmlToMarkdown(html: string, lineAt: LineAt, context: ArticleContext): string {
  const tree = pruneHtml(unified().use(rehypeParse, { fragment: true }).parse(html), lineAt, context);
  const handlers = toHandlers(html, lineAt, context);
  const root = unified().use(rehypeRemark, { document: true, handlers }).runSync(tree);
  return formatBlocks(root.children);
}

const raw = (value: string) => ({ type: 'html', value }) as const;

/** Elements that say more than Markdown can, kept as tags around their converted content. */
const keptInline = 'abbr cite dfn ins mark q small sub sup u var'.split(' ');

function toHandlers(html: string, lineAt: LineAt, context: ArticleContext): Record<string, HtmlHandler> {
  const lineOf = (node: Element) => lineAt(node.position?.start.offset ?? 0);
  const sourceOf = (node: Element) => {
    const start = node.position?.start.offset ?? 0;
    const slice = html.slice(start, node.position?.end.offset ?? html.length);
    return raw(filterHtml(slice, (offset) => lineAt(start + offset), context));
  };
  return {
    a: toLink,
    details: (state, node: Element) => toDetails(state, node),
    dl: (_state, node: Element) => sourceOf(node),
    figure: toFigure,
    iframe: (_state, node: Element) => toEmbed(node, lineOf(node), context),
    kbd: (state, node: Element) =>
      findElements(node, 'kbd').length > 0 ? state.all(node) : raw(`:kbd[${escapeLabel(textOf(node))}]`),
    span: (state, node: Element) =>
      textProperty(node, 'lang') || textProperty(node, 'dir')
        ? keepInline(state, node, undefined)
        : withAnchor(state, node, undefined),
    table: (state, node: Element) => toMarkdownTable(state, node) ?? sourceOf(node),
    video: (_state, node: Element) => toVideo(node, lineOf(node), context),
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, toHeading])),
    ...Object.fromEntries(groups.map((name) => [name, toGroup])),
    ...Object.fromEntries(keptInline.map((name) => [name, keepInline])),
  };
}

/** Elements that group blocks, and disappear around them. */
const groups = 'address article aside center div fieldset footer header main section'.split(' ');

/** What two groups hold never runs together into one paragraph. */
const toGroup: HtmlHandler = (state, node: Element) => [
  ...anchorOf(node),
  ...(state.toFlow(state.all(node)) as RootContent[]),
];

const keepInline: HtmlHandler = (state, node: Element) => [
  raw(formatTag({ kind: 'open', name: node.tagName, attributes: keptAttributes(node) })),
  ...(state.all(node) as PhrasingContent[]),
  raw(`</${node.tagName}>`),
];

const withAnchor: HtmlHandler = (state, node: Element) => [...anchorOf(node), ...state.all(node)];

const toHeading: HtmlHandler = (state, node: Element) => {
  if (textOf(node) === '' && findElements(node, 'img').length === 0) return anchorOf(node);
  const id = textProperty(node, 'id');
  const children = state.all(node) as PhrasingContent[];
  const depth = Number(node.tagName.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;
  return { type: 'heading', depth, children: id ? [...children, raw(` {#${id}}`)] : children };
};

const keptAttributes = (node: Element) =>
  ['id', 'title', 'lang', 'dir'].flatMap((name) => {
    const value = textProperty(node, name);
    return value === undefined ? [] : [{ name, value }];
  });

const escapeLabel = (text: string) => text.replace(/[\\[\]]/g, '\\$&');

function anchorOf(node: Element) {
  const id = textProperty(node, 'id') ?? (node.tagName === 'a' ? textProperty(node, 'name') : undefined);
  return id === undefined ? [] : [raw(`<a id="${id.replaceAll('"', '&quot;')}"></a>`)];
}

const toLink: HtmlHandler = (state, node: Element) => {
  const url = textProperty(node, 'href');
  const children = state.all(node) as PhrasingContent[];
  if (url === undefined) return [...anchorOf(node), ...children];
  const title = textProperty(node, 'title');
  return [...anchorOf(node), { type: 'link', url, children, ...(title === undefined ? {} : { title }) }];
};

/** `:::details[Summary]`, with more colons where it holds other containers. */
function toDetails(state: HtmlState, node: Element): RootContent[] {
  const summary = node.children.find((child) => isElement(child, 'summary'));
  const rest = node.children.filter((child) => child !== summary);
  const label =
    summary && isElement(summary)
      ? formatPhrases(state.all({ ...summary, tagName: 'span' } satisfies Element) as PhrasingContent[])
      : '…';
  const colons = ':'.repeat(3 + containerDepth(rest));
  const content = state.toFlow(state.all({ type: 'root', children: rest })) as RootContent[];
  return [raw(`${colons}details[${label}]`), ...content, raw(colons)];
}

function containerDepth(nodes: readonly ElementContent[]): number {
  return Math.max(
    0,
    ...nodes.map((node) =>
      isElement(node)
        ? containerDepth(node.children) + (isElement(node, 'details', 'iframe', 'video') ? 1 : 0)
        : 0,
    ),
  );
}

/** A figure is an image alone in a paragraph, its caption the image's title. */
const toFigure: HtmlHandler = (state, node: Element) => {
  const images = findElements(node, 'img');
  const caption = findElements(node, 'figcaption')[0];
  const fitsTitle =
    images.length === 1 && (!caption || findElements(caption, 'a', 'img', 'ul', 'ol').length === 0);
  if (images.length === 0 || findElements(node, 'table', 'iframe', 'video', 'pre').length > 0)
    return state.all(node);
  const figures = images.map((image) => ({
    type: 'paragraph' as const,
    children: [toImage(image, fitsTitle && caption ? textOf(caption) : undefined)],
  }));
  const below =
    caption && !fitsTitle
      ? [{ type: 'paragraph' as const, children: state.all(caption) as PhrasingContent[] }]
      : [];
  return [...figures, ...below];
};

function toEmbed(node: Element, line: number, context: ArticleContext): RootContent | RootContent[] {
  const src = textProperty(node, 'src') ?? textProperty(node, 'dataSrc');
  const page = src === undefined ? undefined : toVideoPage(src);
  if (page !== undefined) return videoNode(page, node, line, context);
  const url = URL.parse(src?.replace(/^\/\//, 'https://') ?? '');
  if (!url || !/^https?:$/.test(url.protocol)) {
    context.note('html-removed', line, `<iframe> of ${src ?? 'nothing'}`);
    return [];
  }
  context.note('embed', line, `<iframe> of ${url.href}`);
  const label = textProperty(node, 'title') ?? url.hostname + url.pathname;
  return {
    type: 'paragraph',
    children: [{ type: 'link', url: url.href, children: [{ type: 'text', value: label }] }],
  };
}

function toVideo(node: Element, line: number, context: ArticleContext): RootContent | RootContent[] {
  const sources = [node, ...findElements(node, 'source')].map((element) => textProperty(element, 'src'));
  const src = sources.find((candidate) => candidate !== undefined);
  if (src !== undefined && /^(?:https?:)?\/\//.test(src)) {
    return videoNode(src.replace(/^(?:http:)?\/\//, 'https://'), node, line, context);
  }
  context.note(
    'html-removed',
    line,
    `<video> of ${src ?? 'nothing'}: only videos with an absolute URL are kept`,
  );
  return [];
}

function videoNode(src: string, node: Element, line: number, context: ArticleContext): RootContent {
  const title = textProperty(node, 'title') ?? textProperty(node, 'ariaLabel') ?? context.title;
  context.note('video-transcript', line, src);
  return raw(formatVideo({ src, title, transcript: context.transcript }));
}
