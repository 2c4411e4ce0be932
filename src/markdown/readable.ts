/**
 * Markdown as its writers mean it, where CommonMark, GFM and directives take it for something else: colons in ordinary
 * text, and emphasis and bare addresses in scripts that put no spaces between words. Everything that parses a text
 * parses what this returns; the tree has the positions of the original text.
 */
import { markdownToMdast, mdxToMdast, type MdastNode, type Point } from 'satteri';
import { addressInTag, bareAddress, mayHoldAddressInTag, mayHoldBareAddress } from './bare-addresses.ts';
import { crowdedIn } from './crowded.ts';
import { emphasisMarks, mayNeedMarks } from './emphasis.ts';
import { insertInto, unedited, type EditedText, type Insertion } from './source-edits.ts';
import { features, textDirectives } from './vocabulary.ts';

export type MarkdownFormat = 'md' | 'mdx';

/** A part of a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text to parse. Most texts are unchanged. */
export function readable(body: string, format: MarkdownFormat): EditedText {
  const written = unedited(format === 'mdx' ? endingInBreak(body) : body);
  try {
    const separated = separate(written, format);
    if (!mayNeedMarks.test(separated.text)) return separated;
    const tree = parse(separated.text, format);
    return insertInto(separated, emphasisMarks(separated.text, withoutProse(tree)));
  } catch {
    // MDX that can't be parsed is reported when it's parsed next.
    return written;
  }
}

/** The tree of a text, whose nodes stand where their writer put them. One that is too crowded to be read has none. */
export function readTree(body: string, format: MarkdownFormat): MdastNode {
  if (crowdedIn(body)) return parse('', format);
  const { text, writtenAt } = readable(body, format);
  const tree = parse(text, format);
  if (text === body) return tree;
  const lineStarts = [0, ...[...body.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const pointAt = ({ line, offset = 0 }: Point): Point => {
    const written = writtenAt(offset);
    return { line, column: written - (lineStarts[line - 1] ?? 0) + 1, offset: written };
  };
  for (const node of nodesOf(tree)) {
    if (node.position)
      node.position = { start: pointAt(node.position.start), end: pointAt(node.position.end) };
  }
  return tree;
}

const parse = (text: string, format: MarkdownFormat): MdastNode =>
  format === 'mdx' ? mdxToMdast(text, { features }) : markdownToMdast(text, { features });

/** The MDX parser ends the whole process on an import whose last byte, and the text's, is a backslash. */
const endingInBreak = (body: string): string => (body.endsWith('\n') ? body : `${body}\n`);

/** Colons that might begin a directive. Skips those of `id:` links. */
const colon = /(?<![:\\]|\(<?id):(?!kbd\[)(?=[\p{L}\p{N}])/u;

/** What escaped text uncovers may have to be escaped in turn. */
const mostPasses = 5;

/** Takes words apart that the parser takes together: colons with what follows, addresses with the sentence around them. */
function separate(written: EditedText, format: MarkdownFormat): EditedText {
  let text = written;
  for (let pass = 0; pass < mostPasses; pass++) {
    if (![colon, mayHoldBareAddress, mayHoldAddressInTag].some((sign) => sign.test(text.text))) return text;
    const source = text.text;
    const nodes = nodesOf(parse(source, format));
    // A colon before `[words](https://…)` takes the words, and leaves what looks like a bare address.
    const colons = nodes.filter(({ type }) => type === 'textDirective');
    const first = colons.flatMap((node) => separationsOf(node, source));
    const insertions = first.length > 0 ? first : nodes.flatMap((node) => separationsOf(node, source));
    if (insertions.length === 0) return text;
    text = insertInto(text, insertions);
  }
  return text;
}

function separationsOf(node: MdastNode, source: string): readonly Insertion[] {
  switch (node.type) {
    case 'textDirective':
      return isOurs(node.name) ? [] : [{ at: spanOf(node).start, text: '\\' }];
    case 'link': {
      const quotes = addressInTag(source, spanOf(node));
      return quotes.length > 0 ? quotes : bareAddress(source, spanOf(node));
    }
    case 'image':
    case 'imageReference':
      return colonsOfAlternative(source, spanOf(node));
    default:
      return [];
  }
}

const isOurs = (name: string) => (textDirectives as readonly string[]).includes(name);

/** An image's alternative text has no nodes, so directives in it would be lost. */
function colonsOfAlternative(source: string, { start, end }: Span): Insertion[] {
  const image = source.slice(start, end);
  const [label = ''] = /^!\[(?:\\.|[^\\\]]|\](?![([]))*/su.exec(image) ?? [];
  return [...label.matchAll(new RegExp(colon, 'gu'))].map(({ index }) => ({ at: start + index, text: '\\' }));
}

/** Every node of a tree in reading order. Not by recursion: quotes within quotes may go deeper than the stack. */
export function nodesOf(tree: MdastNode): MdastNode[] {
  const nodes: MdastNode[] = [];
  const waiting = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node);
    if ('children' in node) waiting.push(...(node.children as MdastNode[]).toReversed());
  }
  return nodes;
}

/** Position of a node in the text that it was parsed from. */
export function spanOf({ type, position }: MdastNode): Span {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined)
    throw new Error(`this cannot happen: a parsed ${type} without a position`);
  return { start: start.offset, end: end.offset };
}

/** Parts of a text that hold no prose: code, HTML, addresses, attributes. */
function withoutProse(tree: MdastNode): Span[] {
  return nodesOf(tree).flatMap((node): Span[] => {
    switch (node.type) {
      case 'code':
      case 'inlineCode':
      case 'html':
      case 'image':
      case 'imageReference':
      case 'definition':
      case 'footnoteReference':
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return [spanOf(node)];
      case 'link':
      case 'linkReference':
      case 'textDirective':
      case 'leafDirective':
      case 'containerDirective':
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        return aroundChildren(node);
      default:
        return [];
    }
  });
}

/** What a node is besides its children. */
function aroundChildren(node: MdastNode & { readonly children: readonly unknown[] }): Span[] {
  const whole = spanOf(node);
  const children = (node.children as MdastNode[]).map(spanOf);
  const starts = [whole.start, ...children.map(({ end }) => end)];
  const ends = [...children.map(({ start }) => start), whole.end];
  return starts.map((start, index) => ({ start, end: ends[index] ?? start }));
}
