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

/** The tree of a GFM text (https://github.github.com/gfm/). Any text is valid Markdown. */
export function parseMarkdown(text: string): MarkdownTree {
  const destinations: Span[] = [];
  const root = unified().use(remarkParse).use(remarkGfm).use(recordDestinations, destinations).parse(text);
  return {
    root,
    destinationOf(node) {
      const whole = spanOf(node);
      // The destination of a link follows its text, in which images have destinations of their own.
      const own = destinations.findLast(({ start, end }) => start >= whole.start && end <= whole.end);
      const lastChild = 'children' in node ? node.children.at(-1) : undefined;
      return own && lastChild && own.start < spanOf(lastChild).end ? undefined : own;
    },
  };
}

/** mdast keeps a URL but not its place; the tokens that it is made from have it. */
function recordDestinations(this: Processor, destinations: Span[]): void {
  const extensions = (this.data().fromMarkdownExtensions ??= []);
  extensions.push({
    enter: {
      resourceDestinationString(token) {
        destinations.push({ start: token.start.offset, end: token.end.offset });
        this.buffer();
      },
      definitionDestinationString(token) {
        destinations.push({ start: token.start.offset, end: token.end.offset });
        this.buffer();
      },
    },
  });
}

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
