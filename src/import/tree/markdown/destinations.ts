/** Where addresses stand in links, images and definitions: the tree says what they are, not where. */
import type { Definition, Image, Link } from 'mdast';

/** Space between parts, which may go on in the next line, also of a quote. */
const gap = /[ \t]*(?:\n[ \t>]*)?/y;
const title = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)/sy;
const inAngles = /<(?:\\.|[^<>\\\n])*>/y;
const label = /\[(?:\\.|[^\\\]])*\]:/sy;

/** Place of the address of a node that is `span` in `text`, without `<` and `>`; `undefined` for autolinks and empty ones. */
export function findDestination(
  text: string,
  node: Link | Image | Definition,
  { start, end }: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } | undefined {
  if (node.type === 'definition') {
    const from = endOf(label, text, start);
    return from === undefined ? undefined : destinationAt(text, from);
  }
  if (!/^!?\[/.test(text.slice(start, start + 2))) return undefined;
  // The text of a link may hold what looks like its end; only its own address is followed by its end.
  for (let at = text.indexOf('](', start); at !== -1 && at < end; at = text.indexOf('](', at + 1)) {
    const found = destinationAt(text, at + 2);
    if (found !== undefined && endOfResource(text, found) === end) return found;
  }
  return undefined;
}

function destinationAt(text: string, from: number) {
  const start = endOf(gap, text, from) ?? from;
  const angles = endOf(inAngles, text, start);
  const found =
    angles === undefined ? { start, end: endOfBare(text, start) } : { start: start + 1, end: angles - 1 };
  return found.end > found.start ? found : undefined;
}

/** An address without `<` and `>` ends before a space, or a parenthesis that it didn't open. */
function endOfBare(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (/\s/.test(sign)) return at;
    if (sign === '\\') at++;
    if (sign === '(') depth++;
    if (sign === ')' && depth-- === 0) return at;
  }
  return text.length;
}

/** Behind the `)` that follows an address, and its title. */
function endOfResource(text: string, found: { readonly start: number; readonly end: number }) {
  const behind = text[found.start - 1] === '<' && text[found.end] === '>' ? found.end + 1 : found.end;
  let at = endOf(gap, text, behind) ?? behind;
  const titleEnd = at > behind ? endOf(title, text, at) : undefined;
  if (titleEnd !== undefined) at = endOf(gap, text, titleEnd) ?? titleEnd;
  return text[at] === ')' ? at + 1 : undefined;
}

/** Behind what a pattern matches at a place. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
