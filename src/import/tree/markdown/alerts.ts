/** Alerts as GitHub and others write them: `> [!NOTE] Text`, `> [!info]`. */
import { alertMeant } from '#markdown/other-dialects.ts';
import { linePrefix } from './format.ts';
import type { Blockquote } from 'mdast';
import { parseMarkdown, spanOf, walk } from './parse.ts';
import type { Edit, TracedText } from './traced-text.ts';

/** Edits that name the alert as we do, and break the line after its marker. */
export function repairAlerts({ text }: TracedText): Edit[] {
  if (!/\[![\w-]+\]/.test(text)) return [];
  const edits: Edit[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'blockquote') edits.push(...separateAlerts(text, node));
    const first = node.type === 'blockquote' ? node.children[0] : undefined;
    if (first?.type !== 'paragraph') return;
    const { start, end } = spanOf(first);
    const [whole, kind = '', fold = '', rest] =
      /^\[!([\w-]+)\]([-+]?)[ \t]*(\S)?/.exec(text.slice(start, end)) ?? [];
    if (whole === undefined) return;
    const meant = alertMeant(kind);
    const ours = `[!${(meant ?? 'note').toUpperCase()}]`;
    const written = rest === undefined ? whole.length : whole.length - 1;
    const prefix = `\n${linePrefix(text, start)}`;
    // A kind that nobody knows says something itself: `[!Exception]`.
    const title = meant === undefined && /^[A-Z][a-z]/.test(kind) ? `${prefix}**${kind}**${prefix}` : '';
    const marker = ours + (title || (rest === undefined ? '' : prefix));
    if (
      text.slice(start, start + written) === ours ||
      (rest === undefined && `[!${kind}]${fold}`.toUpperCase() === ours)
    )
      return;
    edits.push({ start, end: start + written, text: marker });
  });
  return edits;
}

/** Edits that make quotes of alerts that aren't, and words of those in cells of tables, where no quote can stand. */
export function quoteAlerts({ text }: TracedText): Edit[] {
  if (!/\[![A-Za-z]+\]/.test(text)) return [];
  const edits: Edit[] = [];
  walk(parseMarkdown(text).root, (node, parents) => {
    const { start, end } = node.position ? spanOf(node) : { start: 0, end: 0 };
    const written = text.slice(start, end);
    if (node.type === 'tableCell') {
      for (const { index, 0: whole } of written.matchAll(
        /> \[!([A-Za-z]+)\](?:<br\s*\/?>)?|(?<=<br\s*\/?>)> /g,
      ))
        edits.push({ start: start + index, end: start + index + whole.length, text: '' });
      return false;
    }
    const isIn = parents.some(({ type }) => type === 'blockquote');
    const kind = node.type === 'paragraph' && !isIn ? /^\[!([A-Za-z]+)\][ \t]/.exec(written)?.[1] : undefined;
    if (kind !== undefined && alertMeant(kind) !== undefined) edits.push({ start, end: start, text: '> ' });
    return true;
  });
  return edits;
}

/**
 * Edits for alerts that other systems put into one quote: a second marker begins an alert of its own, and one that only
 * names the same box again goes.
 */
function separateAlerts(text: string, { children }: Blockquote): Edit[] {
  return children.flatMap((child, index) => {
    if (child.type !== 'paragraph') return [];
    const { start, end } = spanOf(child);
    const markers = [...text.slice(start, end).matchAll(markerLine)].filter((one) => index + one.index > 0);
    let hasText = index > 0;
    let last = start;
    return markers.map((marker): Edit => {
      const at = start + marker.index;
      const lineStart = text.lastIndexOf('\n', at - 1) + 1;
      hasText ||= text.slice(last, lineStart).replace(markerLine, '').trim() !== '';
      last = at + marker[0].length;
      const outer = linePrefix(text, at).replace(/>[^>]*$/, '');
      return hasText
        ? { start: lineStart, end: lineStart, text: `${outer}\n` }
        : { start: at, end: last, text: '' };
    });
  });
}

/** A line that holds nothing but a marker. */
const markerLine = /(?<=^[ \t>]*)\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$/gim;
