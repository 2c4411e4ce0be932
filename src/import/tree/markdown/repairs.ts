/** What writers meant, where CommonMark reads something else and the systems that they wrote for did not. */
import type { Nodes } from 'mdast';
import { findTags, pairTags } from '#import/tree/html/tags.ts';
import { linePrefix } from './format.ts';
import { parseMarkdown, spanOf, walk, type Span } from './parse.ts';
import type { Edit, TracedText } from './traced-text.ts';

/**
 * Edits that begin a new block where HTML is complete and Markdown follows on the next line: a list below a picture, a
 * sentence below `<br>`.
 */
export function separateHtml({ text }: TracedText): Edit[] {
  const edits: Edit[] = [];
  walk(parseMarkdown(text).root, (node, parents) => {
    const isBlock = node.type === 'html' && parents.at(-1)?.type !== 'paragraph' && node.value.includes('\n');
    if (!isBlock) return;
    const { start, end } = spanOf(node);
    const html = text.slice(start, end);
    for (const { index } of html.matchAll(/\n(?=[ \t>]*[^<\s>])/g)) {
      if (!isComplete(html.slice(0, index))) continue;
      edits.push({
        start: start + index,
        end: start + index,
        text: `\n${linePrefix(text, start).trimEnd()}`,
      });
      return;
    }
  });
  return edits;
}

/** Whether a piece of HTML leaves no element open, and no comment. */
const isComplete = (html: string) =>
  !/<!--(?![\s\S]*-->)/.test(html) &&
  /(?:>|-->)[ \t]*$/.test(html) &&
  pairTags(findTags(html)).unmatched.length === 0;

/** Edits that end a table before the fence of the container around it: without an empty line, that is one more row. */
export const endTables = ({ text }: TracedText): Edit[] =>
  [...text.matchAll(/^([ \t>]*)\S[^\n]*\|[^\n]*\n(?=[ \t>]*:{3,}[ \t]*$)/gm)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end, end, text: `${(match[1] ?? '').trimEnd()}\n` };
  });

/** Edits that take the blank line out from between a table's head and the line below it. */
export const joinTables = ({ text }: TracedText): Edit[] =>
  [
    ...text.matchAll(
      /(?<=(?:^|\n)[ \t]*\n|^)([ \t]*\|[^\n]+\|[ \t]*\n)([ \t]*\n)+(?=[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\n|$))/g,
    ),
  ].map(({ index, 0: whole, 1: head = '' }) => ({
    start: index + head.length,
    end: index + whole.length,
    text: '',
  }));

/** Edits that take the backslash from `\\&lt;`, as GitBook and tools of translators write it: readers would see "&lt;". */
export function decodeSigns({ text }: TracedText): Edit[] {
  if (!text.includes('\\&')) return [];
  const codes: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (/^(?:code|inlineCode|html)$/.test(node.type)) codes.push(spanOf(node));
  });
  return [...text.matchAll(/\\(?=&(?:lt|gt|amp|quot|nbsp);)/g)]
    .filter(({ index }) => !codes.some(({ start, end }) => index >= start && index < end))
    .map(({ index }) => ({ start: index, end: index + 1, text: '' }));
}

/** Edits that take the space out of `[words] (https://a.example)`. */
export function joinLinks({ text }: TracedText): Edit[] {
  const torn = /(?<![\\\]!])(\[[^[\]\n]+\])[ \t]+(?=\(https?:\/\/[^\s()<>]+\))/g;
  if (text.search(torn) === -1) return [];
  const taken: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (
      /^(?:code|inlineCode|html|link|linkReference|definition)$/.test(node.type) &&
      !isBareAddress(text, node)
    )
      taken.push(spanOf(node));
  });
  return [...text.matchAll(torn)].flatMap((match): Edit[] => {
    const [whole, words = ''] = match;
    if (taken.some(({ start, end }) => match.index >= start && match.index < end)) return [];
    return [{ start: match.index + words.length, end: match.index + whole.length, text: '' }];
  });
}

const isBareAddress = (text: string, node: Nodes) => node.type === 'link' && text[spanOf(node).start] !== '[';

/** Edits that put the address of a link or picture between `<` and `>` where it has spaces. */
export function closeAddresses({ text }: TracedText): Edit[] {
  if (!/\]\([^()\n<>]*[ \t][^()\n<>]*\)/.test(text)) return [];
  const edits: Edit[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return true;
    const { start, end } = spanOf(node);
    const taken = spansOf(node, ['inlineCode', 'html', 'link', 'image'], text);
    for (const match of text
      .slice(start, end)
      .matchAll(/(?<!\\)!?\[[^[\]\n]*\]\(([^()\n<>"']*[ \t][^()\n<>"']*)\)/g)) {
      const at = start + match.index;
      if (taken.some((span) => at >= span.start && at < span.end)) continue;
      const address = match[1] ?? '';
      const from = at + match[0].lastIndexOf(address);
      edits.push({ start: from, end: from + address.length, text: `<${address.trim()}>` });
    }
    return false;
  });
  return edits;
}

/** Places of nodes of some kinds inside a node; links that are only bare addresses don't count. */
function spansOf(node: Nodes, types: readonly Nodes['type'][], text: string): Span[] {
  const spans: Span[] = [];
  walk(node, (inner) => {
    if (!types.includes(inner.type)) return;
    const span = spanOf(inner);
    if (!isBareAddress(text, inner)) spans.push(span);
  });
  return spans;
}
