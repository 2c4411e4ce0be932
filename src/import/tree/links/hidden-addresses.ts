/**
 * Addresses that are written as text, such as `https\://…` and `https&#58;//…`. A parser that looks for addresses after it
 * has read the signs makes links of them all the same: https://github.com/syntax-tree/mdast-util-gfm-autolink-literal.
 * These links have no place in the tree.
 */
import type { Link, Nodes } from 'mdast';
import { spanOf, type Span } from '#import/tree/markdown/parse.ts';

export interface HiddenAddress extends Span {
  readonly url: string;
}

/** One sign of a text as it is written: behind a backslash, as a reference to a colon or slash, or as itself. */
const writtenSign = /\\([!-/:-@[-`{-~])|&(?:#58|#x0*3a|colon);|&(?:#47|#x0*2f|sol);|[^]/giu;

/** The hidden addresses directly in a node of a text, with their places. */
export function findHiddenAddresses(text: string, node: Nodes): readonly HiddenAddress[] {
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  const hidden = children.filter(isHidden);
  if (hidden.length === 0) return [];
  const { start, end } = spanOf(node);
  const found: HiddenAddress[] = [];
  let from = start;
  for (const { url } of hidden) {
    const span = findWritten(text, url, from, end);
    if (span === undefined) continue;
    found.push({ ...span, url });
    from = span.end;
  }
  return found;
}

const isHidden = (node: Nodes): node is Link => node.type === 'link' && node.position === undefined;

/** The first place that reads as `url`, but isn't written so. */
function findWritten(text: string, url: string, from: number, to: number): Span | undefined {
  const scheme = url.slice(0, url.indexOf(':'));
  for (let start = from; scheme !== ''; start++) {
    start = text.indexOf(scheme, start);
    if (start < 0 || start >= to) return undefined;
    const end = endOf(url, text.slice(start, to));
    if (end !== undefined && text.slice(start, start + end) !== url) return { start, end: start + end };
  }
  return undefined;
}

/** How many signs of `written` read as `url`; `undefined` if it begins otherwise. */
function endOf(url: string, written: string): number | undefined {
  let read = '';
  for (const match of written.matchAll(writtenSign)) {
    if (read.length >= url.length) break;
    const [sign, escaped] = match;
    read += escaped ?? (sign.length > 2 ? (/58|3a|colon/i.test(sign) ? ':' : '/') : sign);
    if (!url.startsWith(read)) return undefined;
    if (read === url) return match.index + sign.length;
  }
  return undefined;
}
