/** Reads GFM into a syntax tree whose every part can be found again in the text. */
import type { Definition, Image, Link, Nodes, Parents, Root } from 'mdast';
import { markdownToMdast, type Features } from 'satteri';
import { findDestination } from './destinations.ts';

/** A part of a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface MarkdownTree {
  readonly root: Root;
  /** Where the URL of a link, image or definition stands, without `<` and `>`; absent for autolinks and empty URLs. */
  readonly destinationOf: (node: Link | Image | Definition) => Span | undefined;
}

/** GFM alone: what else a system means is for its dialect to say. */
const features = {
  gfm: true,
  directive: false,
  headingAttributes: false,
  frontmatter: false,
} as const satisfies Features;

/** The tree that was asked for last: the steps of a conversion look at the same text one after the other. */
let latest: { readonly text: string; readonly tree: MarkdownTree } | undefined;

/** The tree of a GFM text (https://github.github.com/gfm/). Any text is valid Markdown. Nobody may change it. */
export function parseMarkdown(text: string): MarkdownTree {
  if (latest?.text !== text) latest = { text, tree: parse(text) };
  return latest.tree;
}

function parse(text: string): MarkdownTree {
  const root = markdownToMdast(text, { features });
  if (root.type !== 'root') throw new Error(`this cannot happen: a text is parsed as ${root.type}`);
  return { root, destinationOf: (node) => findDestination(text, node, spanOf(node)) };
}

/** The place of a destination with its `<` and `>`, which no address of ours needs. */
export const withAngles = (text: string, { start, end }: Span): Span =>
  text[start - 1] === '<' && text[end] === '>' ? { start: start - 1, end: end + 1 } : { start, end };

/** Position of a node in the text that it was parsed from. */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) {
    throw new Error(`this cannot happen: a parsed ${node.type} without a position`);
  }
  return { start, end };
}

/** Calls `visit` for every node in document order; a visit that returns `false` leaves out the node's children. */
export function walk(node: Nodes, visit: (node: Nodes, parents: readonly Parents[]) => boolean | void): void {
  const step = (current: Nodes, parents: readonly Parents[]) => {
    if (visit(current, parents) === false || !('children' in current)) return;
    const inner = [...parents, current];
    for (const child of current.children) step(child, inner);
  };
  step(node, []);
}

/** What a reader sees of a node, in one line: no marks, HTML tags, image texts or footnote numbers. */
export function toPlainText(node: Nodes): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

function rawText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  if (node.type === 'html' && /^<br\b/i.test(node.value)) return ' ';
  return 'children' in node ? node.children.map(rawText).join('') : '';
}
