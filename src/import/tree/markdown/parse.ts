/** Reads GFM into a syntax tree whose every part can be found again in the text. */
import type { Definition, Image, Link, Nodes, Parents, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';

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

/** The tree that was asked for last: the steps of a conversion look at the same text one after the other. */
let latest: { readonly text: string; readonly tree: MarkdownTree } | undefined;

/** The tree of a GFM text (https://github.github.com/gfm/). Any text is valid Markdown. Nobody may change it. */
export function parseMarkdown(text: string): MarkdownTree {
  if (latest?.text !== text) latest = { text, tree: parse(text) };
  return latest.tree;
}

function parse(text: string): MarkdownTree {
  found = [];
  const root = (text.includes('@') ? parser : parserWithoutEmails).parse(text);
  const destinations = found.toSorted((a, b) => a.end - b.end);
  return {
    root,
    destinationOf(node) {
      const whole = spanOf(node);
      // The destination of a link follows its text, in which images have destinations of their own.
      const own = lastEndingAtMost(destinations, whole.end);
      if (own === undefined || own.start < whole.start) return undefined;
      const lastChild = 'children' in node ? node.children.at(-1) : undefined;
      return lastChild && own.start < spanOf(lastChild).end ? undefined : own;
    },
  };
}

function lastEndingAtMost(spans: readonly Span[], end: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) <= end) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

/** The place of a destination with its `<` and `>`, which no address of ours needs. */
export const withAngles = (text: string, { start, end }: Span): Span =>
  text[start - 1] === '<' && text[end] === '>' ? { start: start - 1, end: end + 1 } : { start, end };

/** mdast keeps a URL but not its place; the tokens that it is made from have it. */
function recordDestinations(this: Processor): void {
  const extensions = (this.data().fromMarkdownExtensions ??= []);
  extensions.push({
    enter: {
      resourceDestinationString(token) {
        found.push({ start: token.start.offset, end: token.end.offset });
        this.buffer();
      },
      definitionDestinationString(token) {
        found.push({ start: token.start.offset, end: token.end.offset });
        this.buffer();
      },
    },
  });
}

/** Places of destinations in the text that is being parsed. */
let found: Span[] = [];

/** E-mail addresses may begin at any letter, so the parser looks for one at each; that takes a third of its time. */
function leaveOutEmails(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text, ...extension }) => {
    const kept = Object.entries(text ?? {}).flatMap(([code, constructs]) => {
      const others = [constructs ?? []].flat().filter(({ name }) => name !== 'emailAutolink');
      return others.length === 0 ? [] : [[code, others] as const];
    });
    return { ...extension, text: Object.fromEntries(kept) };
  });
}

const parser = unified().use(remarkParse).use(remarkGfm).use(recordDestinations).freeze();
const parserWithoutEmails = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(leaveOutEmails)
  .use(recordDestinations)
  .freeze();

/** Position of a node in the text that it was parsed from. */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) {
    throw new Error(`this cannot happen: a parsed ${node.type} without a position`);
  }
  return { start, end };
}

/**
 * Calls `visit` for every node in document order; a visit that returns `false` leaves out the node's children. Addresses
 * that the parser finds in plain text afterwards have no place there, and are passed over.
 */
export function walk(node: Nodes, visit: (node: Nodes, parents: readonly Parents[]) => boolean | void): void {
  const step = (current: Nodes, parents: readonly Parents[]) => {
    if (current.position === undefined || visit(current, parents) === false || !('children' in current))
      return;
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
