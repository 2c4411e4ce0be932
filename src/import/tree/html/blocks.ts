/** Raw HTML that stands as blocks of its own between Markdown. */
import type { Nodes, Parents } from 'mdast';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { filterTag, isAllowed, isWrapper } from './allowed.ts';
import { htmlToMarkdown } from './fragment.ts';
import { markdownToHtml } from 'satteri';
import { findTags, pairTags, type Tag } from './tags.ts';
import { replaceBlock } from '#import/tree/markdown/format.ts';
import { spanOf, walk, type MarkdownTree, type Span } from '#import/tree/markdown/parse.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';

/** Edits that turn every block of HTML into Markdown of ours or into HTML that we allow. Comments stay. */
export function convertHtmlBlocks(source: TracedText, tree: MarkdownTree, context: ArticleContext): Edit[] {
  const edits: Edit[] = [];
  walk(tree.root, (node) => {
    if (isBlockParent(node)) edits.push(...convertChildren(source, node, context));
  });
  return edits;
}

const isBlockParent = (node: Nodes): node is Parents =>
  node.type === 'root' ||
  node.type === 'blockquote' ||
  node.type === 'listItem' ||
  node.type === 'footnoteDefinition';

/** A run of blocks that is one piece of HTML: a single block, or several whose tags only together make a whole. */
interface Piece {
  readonly span: Span;
  readonly html: string;
  readonly lineAt: (offset: number) => number;
}

function convertChildren(source: TracedText, parent: Parents, context: ArticleContext): Edit[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < parent.children.length;) {
    const length = pieceLength(source.text, parent.children.slice(at));
    if (length > 0) pieces.push(toPiece(source, parent.children.slice(at, at + length)));
    at += Math.max(length, 1);
  }
  const boundaries = pairBoundaries(pieces);
  return pieces.flatMap((piece) => {
    if (piece.html.replace(/<!--[\s\S]*?-->/g, '').trim() === '') return [];
    const markdown = convertPiece({ piece, boundaries, source, context });
    return [replaceBlock(source, piece.span, markdown)];
  });
}

/** How many blocks, from the first of `nodes`, make one piece of HTML; 0 where the first is no HTML. */
function pieceLength(text: string, nodes: readonly Nodes[]): number {
  const [first] = nodes;
  if (!first || htmlOf(text, first) === undefined) return 0;
  if (first.type !== 'html') return 1;
  const table = tableLength(text, nodes);
  if (table > 0) return table;
  let html = '';
  for (const [index, node] of nodes.entries()) {
    // Inside HTML, what follows an empty line and is indented looks like code.
    const inner = node.type === 'html' ? node.value : index > 0 ? tagsInCode(node) : undefined;
    if (inner === undefined) break;
    html += `${inner}\n`;
    if (unclosedTags(findTags(html)).length === 0) return index + 1;
  }
  return isTornDetails(first, nodes[1]) ? 2 : 1;
}

/** How many blocks make a table whose cells have empty lines in them; 0 where the first is none, or it never ends. */
function tableLength(text: string, nodes: readonly Nodes[]): number {
  const isOpen = (html: string) => {
    const tags = findTags(html);
    return unclosedTags(tags).some((at) => tags[at]?.name === 'table');
  };
  let html = nodes[0]?.type === 'html' ? nodes[0].value : '';
  if (!/<table\b/i.test(html) || !isOpen(html)) return 0;
  for (const [index, node] of nodes.entries()) {
    if (index === 0) continue;
    html += `\n${node.type === 'html' ? node.value : sliceOf(text, node)}`;
    if (/<\/table/i.test(html) && !isOpen(html)) return index + 1;
  }
  return 0;
}

/** Tags that only look like code, since they are indented. */
const tagsInCode = (node: Nodes) =>
  node.type === 'code' && /^\s*</.test(node.value) ? node.value : undefined;

/** Markdown in a table of HTML. A paragraph with the end of what stands around it is none. */
function renderedHtml(markdown: string): string {
  const { html } = markdownToHtml(markdown);
  const isTorn = pairTags(findTags(markdown)).unmatched.length > 0;
  return isTorn ? html.replace(/^<p>/, '<br>').replace(/<\/p>\s*$/, '') : html;
}

const sliceOf = (text: string, node: Nodes) => text.slice(spanOf(node).start, spanOf(node).end);

/** `<details>` with an empty line before its `<summary>`. */
const isTornDetails = (first: Nodes, second: Nodes | undefined) =>
  first.type === 'html' &&
  /<details\b[^>]*>\s*$/i.test(first.value) &&
  second?.type === 'html' &&
  /^\s*<summary\b/i.test(second.value);

/** Elements whose end tag may be left out, https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const optionalEnd = new Set('p li dt dd tr td th tbody thead tfoot colgroup caption option'.split(' '));

/** Indexes of the tags whose partner is not among them. */
const unclosedTags = (tags: readonly Tag[]) =>
  pairTags(tags).unmatched.filter((index) => !optionalEnd.has(tags[index]?.name ?? ''));

/** The HTML of a block: an HTML block, or a paragraph that is nothing but an embedded player. */
function htmlOf(text: string, node: Nodes): string | undefined {
  if (node.type === 'html') return node.value;
  if (node.type !== 'paragraph') return undefined;
  const [first, last] = [node.children[0], node.children.at(-1)];
  const name = first?.type === 'html' ? /^<(iframe|video|picture)\b/i.exec(first.value)?.[1] : undefined;
  const isWhole =
    name !== undefined && last?.type === 'html' && last.value.toLowerCase() === `</${name.toLowerCase()}>`;
  return isWhole ? text.slice(spanOf(node).start, spanOf(node).end) : undefined;
}

function toPiece(source: TracedText, nodes: readonly Nodes[]): Piece {
  const lines: number[] = [];
  const texts: string[] = [];
  for (const node of nodes) {
    const html = htmlOf(source.text, node) ?? tagsInCode(node) ?? renderedHtml(sliceOf(source.text, node));
    const firstLine = source.lineAt(spanOf(node).start);
    texts.push(html);
    html.split('\n').forEach((_, index) => lines.push(firstLine + index));
  }
  const html = texts.join('\n');
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last) throw new Error('this cannot happen: a piece of HTML without blocks');
  return {
    span: { start: spanOf(first).start, end: spanOf(last).end },
    html,
    lineAt: (offset) => lines[html.slice(0, offset).split('\n').length - 1] ?? lines[0] ?? 1,
  };
}

/** A tag that opens or closes around other blocks. */
interface Boundary {
  readonly piece: Piece;
  readonly tag: Tag;
  /** Where its partner stands; absent if it has none. */
  partner: Boundary | undefined;
}

function pairBoundaries(pieces: readonly Piece[]): readonly Boundary[] {
  const boundaries = pieces.flatMap((piece) => {
    const tags = findTags(piece.html);
    return unclosedTags(tags).flatMap((at): Boundary[] => {
      const tag = tags[at];
      return tag ? [{ piece, tag, partner: undefined }] : [];
    });
  });
  const { pairs } = pairTags(boundaries.map(({ tag }) => tag));
  for (const { open, close } of pairs) {
    const [opening, closing] = [boundaries[open], close === undefined ? undefined : boundaries[close]];
    if (opening && closing) [opening.partner, closing.partner] = [closing, opening];
  }
  return boundaries;
}

interface PieceToConvert {
  readonly piece: Piece;
  readonly boundaries: readonly Boundary[];
  readonly source: TracedText;
  readonly context: ArticleContext;
}

function convertPiece({ piece, boundaries, source, context }: PieceToConvert): string {
  const parts: string[] = [];
  let at = 0;
  const addUpTo = (end: number) => {
    const start = at;
    const html = piece.html.slice(start, end);
    if (html.trim() !== '')
      parts.push(htmlToMarkdown(html, (offset) => piece.lineAt(start + offset), context));
  };
  for (const boundary of boundaries.filter((candidate) => candidate.piece === piece)) {
    const { tag, partner } = boundary;
    addUpTo(tag.start);
    at = tag.end;
    const line = piece.lineAt(tag.start);
    if (!partner) {
      if (tag.kind === 'open' && !isWrapper(tag.name) && tag.name !== 'div')
        context.note('html-removed', line, `<${tag.name}> without its other half`);
    } else if (tag.name === 'details') {
      const summary = /^\s*<summary\b[^>]*>([\s\S]*?)<\/summary\s*>/i.exec(piece.html.slice(at));
      if (tag.kind === 'open' && summary) at += summary[0].length;
      const label = htmlToMarkdown(summary?.[1] ?? '…', () => line, context).replace(/\s*\n\s*/g, ' ');
      const colons = ':'.repeat(3 + innerContainers(source.text, boundary));
      parts.push(tag.kind === 'open' ? `${colons}details[${label}]` : colons);
    } else if (isAllowed(tag.name) && tag.name !== 'div' && tag.name !== 'span') {
      parts.push(filterTag(tag, piece.html, line, context));
    } else if (!isAllowed(tag.name) && !isWrapper(tag.name)) {
      context.note('html-removed', line, `<${tag.name}>`);
    }
  }
  addUpTo(piece.html.length);
  return parts.filter((part) => part !== '').join('\n\n');
}

/** How many levels of containers stand between a `<details>` and its end: each needs one more colon around it. */
function innerContainers(text: string, boundary: Boundary): number {
  const pieces = [boundary.piece, boundary.partner?.piece ?? boundary.piece];
  const start = Math.min(...pieces.map(({ span }) => span.start));
  const end = Math.max(...pieces.map(({ span }) => span.end));
  let depth = 0;
  let deepest = 0;
  for (const [tag] of text.slice(start, end).matchAll(/<(?:details|iframe|video)\b|<\/details/gi)) {
    if (tag === '</details') depth -= 1;
    deepest = Math.max(deepest, depth + (tag.startsWith('</') ? 0 : 1));
    if (/^<details/i.test(tag)) depth += 1;
  }
  return Math.max(deepest - 1, 0);
}
