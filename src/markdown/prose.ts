/** The words of a paragraph, heading or table cell, for rules about what readers would see. */
import type { MdastNode } from 'satteri';

/**
 * A block of text as written, of the same length as in the file: all that is not words (code, addresses of links,
 * HTML, the signs of markup) is blanked out. A rule that looks at it leaves code alone, and a backslash still shows.
 */
export interface Prose {
  readonly kind: 'paragraph' | 'heading' | 'tableCell';
  readonly text: string;
  /** The block with all its content. */
  readonly raw: string;
  /** Where it begins in the body. */
  readonly offset: number;
}

/** Stands for a character that is not of the words. */
export const blank = '\uFFFC';

/** The words of a block; `undefined` for a node that is not one. */
export function proseOf(node: MdastNode, body: string): Prose | undefined {
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined;
  const offset = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (offset === undefined || end === undefined) return undefined;
  let text = '';
  let at = offset;
  for (const leaf of leavesOf(node)) {
    const from = leaf.position?.start.offset;
    const to = leaf.position?.end.offset;
    if (from === undefined || to === undefined || from < at) continue;
    text += blanked(body.slice(at, from)) + body.slice(from, to);
    at = to;
  }
  return { kind: node.type, text: text + blanked(body.slice(at, end)), raw: body.slice(offset, end), offset };
}

const blanked = (text: string) => text.replace(/[^\n]/g, blank);

/** What of a block is words, in reading order. */
function* leavesOf(node: MdastNode): Generator<MdastNode> {
  if (node.type === 'text') yield node;
  else if (node.type === 'textDirective') {
    // It may lack its brackets.
    if (node.children.length === 0) yield node;
    for (const child of node.children) yield* leavesOf(child);
  } else if ('children' in node) for (const child of node.children as MdastNode[]) yield* leavesOf(child);
}

/** The words of a block alone. */
export const wordsOf = ({ text }: Prose): string => text.replaceAll(blank, '');
