/** Alerts as GitHub and others write them: `> [!NOTE] Text`, `> [!info]`. */
import { alertMeant } from '#markdown/other-dialects.ts';
import { linePrefix } from './format.ts';
import { parseMarkdown, spanOf, walk } from './parse.ts';
import type { Edit, TracedText } from './traced-text.ts';

/** Edits that name the alert as we do, and break the line after its marker. */
export function repairAlerts({ text }: TracedText): Edit[] {
  if (!/\[![\w-]+\]/.test(text)) return [];
  const edits: Edit[] = [];
  walk(parseMarkdown(text).root, (node) => {
    const first = node.type === 'blockquote' ? node.children[0] : undefined;
    if (first?.type !== 'paragraph') return;
    const { start, end } = spanOf(first);
    const [whole, kind = '', fold = '', rest] =
      /^\[!([\w-]+)\]([-+]?)[ \t]*(\S)?/.exec(text.slice(start, end)) ?? [];
    if (whole === undefined) return;
    const ours = `[!${(alertMeant(kind) ?? 'note').toUpperCase()}]`;
    const written = rest === undefined ? whole.length : whole.length - 1;
    const marker = rest === undefined ? ours : `${ours}\n${linePrefix(text, start)}`;
    if (
      text.slice(start, start + written) === ours ||
      (rest === undefined && `[!${kind}]${fold}`.toUpperCase() === ours)
    )
      return;
    edits.push({ start, end: start + written, text: marker });
  });
  return edits;
}
