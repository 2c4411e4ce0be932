/** Turns a complete piece of HTML into Markdown of ours. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { BlockContent, PhrasingContent, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { toSlug } from '#model/slug.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { filterHtml } from './allowed.ts';
import { toImage, toMarkdownTable, type HtmlHandler, type HtmlState } from './table.ts';
import { findTags, formatTag, pairTags } from './tags.ts';
import { markCallouts } from './callouts.ts';
import { settleCode } from './code.ts';
import { groupDirections } from './directions.ts';
import { keepAnchors, noteStyles } from './attributes.ts';
import { toEmbed, toVideo } from './embeds.ts';
import { isOwnBox, ownBox } from './own-box.ts';
import { repairLists } from './lists.ts';
import { tidyMarks } from './marks.ts';
import { footnoteMark, footnoteText, markFootnotes } from './footnotes.ts';
import { findElements, isElement, rawHtml, textOf, textProperty } from './nodes.ts';
import { pruneHtml } from './prune.ts';
import { dropSpacers } from './spacers.ts';
import { plainWord } from './word.ts';
import { formatBlocks, formatPhrases } from '#import/tree/markdown/format.ts';

type LineAt = (offset: number) => number;

/**
 * The Markdown of an HTML fragment: elements that Markdown has become Markdown, others that we allow stay, wrappers
 * disappear around their content, the rest is removed and noted.
 *
 * Input: `lineAt` gives the author's line of an offset in `html`.
 */
export function htmlToMarkdown(html: string, lineAt: LineAt, context: ArticleContext): string {
  const parsed = markFootnotes(plainWord(unified().use(rehypeParse, { fragment: true }).parse(html), html));
  const written = pruneHtml(keepAnchors(parsed, html), lineAt, context);
  noteStyles(written, lineAt(0), context);
  const marked = markCallouts(tidyMarks(settleCode(repairLists(written))));
  const tree = groupDirections(dropSpacers(marked), context.dir);
  const handlers = toHandlers(html, lineAt, context);
  const root = unified().use(rehypeRemark, { document: true, handlers }).runSync(tree);
  return formatBlocks(root.children);
}

/** Elements that say more than Markdown can, kept as tags around their converted content. */
const keptInline = 'abbr cite dfn ins mark q small sub sup u var'.split(' ');

function toHandlers(html: string, lineAt: LineAt, context: ArticleContext): Record<string, HtmlHandler> {
  const lineOf = (node: Element) => lineAt(node.position?.start.offset ?? 0);
  const sourceOf = (node: Element) => {
    const start = node.position?.start.offset ?? 0;
    const written = html.slice(start, node.position?.end.offset ?? html.length);
    // What browsers mend, the check would refuse.
    const tags = findTags(written);
    const isWhole =
      pairTags(tags).unmatched.length === 0 &&
      !tags.some(({ name }) => /^h[1-6]$/.test(name)) &&
      !findElements(node, 'a').some(saysNothing);
    const slice = isWhole ? written : toHtml(mended(node));
    return rawHtml(filterHtml(slice, (offset) => lineAt(start + offset), context));
  };
  return {
    a: toLink,
    blockquote: toQuotation,
    details: (state, node: Element) => toDetails(state, node),
    dl: (_state, node: Element) => sourceOf(node),
    figure: toFigure,
    iframe: (_state, node: Element) => toEmbed(node, lineOf(node), context),
    kbd: (state, node: Element) =>
      findElements(node, 'kbd').length > 0 ? state.all(node) : rawHtml(`:kbd[${escapeLabel(textOf(node))}]`),
    span: (state, node: Element) =>
      textProperty(node, 'lang') || textProperty(node, 'dir')
        ? keepInline(state, node, undefined)
        : withAnchor(state, node, undefined),
    table: (state, node: Element) => toMarkdownTable(state, node) ?? inRows(sourceOf(node)),
    video: (_state, node: Element) => toVideo(node, lineOf(node), context),
    ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, toHeading])),
    ...Object.fromEntries(groups.map((name) => [name, toGroup])),
    ...Object.fromEntries(keptInline.map((name) => [name, keepInline])),
    sup: toSup,
  };
}

const saysNothing = (node: Element) => textOf(node) === '' && findElements(node, 'img').length === 0;

/** A cell has no headings, but bold words, and no links and headings that say nothing. */
const mended = (node: Element): Element => ({
  ...node,
  children: node.children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const { children } = mended(child);
    const isHeading = /^h[1-6]$/.test(child.tagName);
    if ((isHeading || child.tagName === 'a') && saysNothing(child)) return [];
    const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children };
    return [isHeading ? { ...child, tagName: 'p', children: [strong] } : { ...child, children }];
  }),
});

/** A table of HTML; with several rows, each on a line. */
const inRows = ({ value }: ReturnType<typeof rawHtml>) =>
  rawHtml(
    /<tr\b[\s\S]*<tr\b/i.test(value)
      ? value.replace(/\s*(<(?:\/?(?:thead|tbody|tfoot)|tr|\/table)\b[^>]*>)/gi, '\n$1')
      : value,
  );

/** Elements that group blocks, and disappear around them. */
const groups = 'address article aside center div fieldset footer header main section'.split(' ');

/** What two groups hold never runs together into one paragraph. */
const toGroup: HtmlHandler = (state, node: Element) => {
  const note = textProperty(node, footnoteText);
  if (note !== undefined)
    return {
      type: 'footnoteDefinition',
      ...named(note),
      children: state.toFlow(state.all(node)),
    };
  const own = ownBox(state, node);
  if (own) return toDirective(state, own.line, own.content);
  const content = [...anchorOf(node), ...(state.toFlow(state.all(node)) as RootContent[])];
  const dir = textProperty(node, 'dir');
  return dir === undefined ? content : [rawHtml(`<div dir="${dir}">`), ...content, rawHtml('</div>')];
};

const named = (label = '') => ({ identifier: label, label });

/** A directive, with more colons where it holds others. */
function toDirective(state: HtmlState, line: string, children: readonly ElementContent[]): RootContent[] {
  const colons = ':'.repeat(3 + containerDepth(children));
  const content = state.toFlow(state.all({ type: 'root', children: [...children] })) as RootContent[];
  return [rawHtml(`${colons}${line}`), ...content, rawHtml(colons)];
}

const keepInline: HtmlHandler = (state, node: Element) => [
  rawHtml(formatTag({ kind: 'open', name: node.tagName, attributes: keptAttributes(node) })),
  ...(state.all(node) as PhrasingContent[]),
  rawHtml(`</${node.tagName}>`),
];

const toSup: HtmlHandler = (state, node: Element, parent) => {
  const mark = textProperty(node, footnoteMark);
  return mark === undefined ? keepInline(state, node, parent) : { type: 'footnoteReference', ...named(mark) };
};

const withAnchor: HtmlHandler = (state, node: Element) => [...anchorOf(node), ...state.all(node)];

const toHeading: HtmlHandler = (state, node: Element) => {
  if (textOf(node) === '' && findElements(node, 'img').length === 0) return anchorOf(node);
  const id = textProperty(node, 'id');
  const children = state.all(node) as PhrasingContent[];
  const depth = Number(node.tagName.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;
  // What can't stand in braces is still found by its letters.
  const plain = id?.replace(/[\s{}#"'<>&]+/g, '-').replace(/^-+|-+$/g, '');
  // The site makes the same of its words.
  const isMade = plain === undefined || plain === '' || plain === toSlug(textOf(node));
  return { type: 'heading', depth, children: isMade ? children : [...children, rawHtml(` {#${plain}}`)] };
};

const keptAttributes = (node: Element) =>
  ['id', 'title', 'lang', 'dir'].flatMap((name) => {
    const value = textProperty(node, name);
    return value === undefined ? [] : [{ name, value }];
  });

const escapeLabel = (text: string) => text.replace(/[\\[\]]/g, '\\$&');

function anchorOf(node: Element) {
  const id = textProperty(node, 'id') ?? (node.tagName === 'a' ? textProperty(node, 'name') : undefined);
  return id === undefined ? [] : [rawHtml(`<a id="${id.replaceAll('"', '&quot;')}"></a>`)];
}

const toLink: HtmlHandler = (state, node: Element) => {
  const url = textProperty(node, 'href');
  const children = state.all(node) as PhrasingContent[];
  if (url === undefined) return [...anchorOf(node), ...children];
  const picture = enlarged(node, url);
  if (picture) return [...anchorOf(node), picture];
  const title = textProperty(node, 'title');
  return [...anchorOf(node), { type: 'link', url, children, ...(title === undefined ? {} : { title }) }];
};

/** The picture in a link that only shows the same picture larger. */
function enlarged(link: Element, url: string): PhrasingContent | undefined {
  const [image, ...others] = findElements(link, 'img');
  if (!image || others.length > 0 || textOf(link) !== '') return undefined;
  const withoutQuery = (address: string) => address.replace(/[?#].*$/, '');
  if (withoutQuery(url) === withoutQuery(textProperty(image, 'src') ?? '')) return toImage(image, undefined);
  if (!/\.(?:png|jpe?g|gif|webp|avif)$/i.test(withoutQuery(url))) return undefined;
  return toImage({ ...image, properties: { ...image.properties, src: url } }, undefined);
}

/** A quotation, or an alert: `> [!NOTE]`. */
const toQuotation: HtmlHandler = (state, node: Element) => {
  const kind = textProperty(node, 'dataAlert');
  const children = state.toFlow(state.all(node)) as RootContent[];
  if (kind === undefined) return { type: 'blockquote', children: children as BlockContent[] };
  const marker = `[!${kind.toUpperCase()}]`;
  const [first, ...rest] = children;
  const lead: RootContent[] =
    first?.type === 'paragraph'
      ? [{ ...first, children: [rawHtml(`${marker}\n`), ...first.children] }, ...rest]
      : [{ type: 'paragraph', children: [rawHtml(marker)] }, ...children];
  return { type: 'blockquote', children: lead as BlockContent[] };
};

/** `:::details[Summary]`. */
function toDetails(state: HtmlState, node: Element): RootContent[] {
  const summary = node.children.find((child) => isElement(child, 'summary'));
  const rest = node.children.filter((child) => child !== summary);
  const label =
    summary && isElement(summary)
      ? formatPhrases(state.all({ ...summary, tagName: 'span' } satisfies Element) as PhrasingContent[])
      : '…';
  return toDirective(state, `details[${label}]`, rest);
}

function containerDepth(nodes: readonly ElementContent[]): number {
  return Math.max(
    0,
    ...nodes.map((node) =>
      isElement(node)
        ? containerDepth(node.children) +
          (isElement(node, 'details', 'iframe', 'video') || isOwnBox(node) ? 1 : 0)
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
    return state.toFlow(state.all(node));
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
