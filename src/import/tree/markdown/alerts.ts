/** Alerts that their writer began on one line: `> [!NOTE] Text` is read as an ordinary quotation. */
import { linePrefix } from './format.ts';
import { parseMarkdown, spanOf, walk } from './parse.ts';
import type { Edit, TracedText } from './traced-text.ts';

/** Edits that break the line after the marker, as alerts need it. */
export function repairAlerts({ text }: TracedText): Edit[] {
  if (!/\[!\w+\][ \t]+\S/.test(text)) return [];
  const edits: Edit[] = [];
  walk(parseMarkdown(text).root, (node) => {
    const first = node.type === 'blockquote' ? node.children[0] : undefined;
    if (first?.type !== 'paragraph') return;
    const { start, end } = spanOf(first);
    const marker = /^(\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])[ \t]+(?=\S)/i.exec(text.slice(start, end));
    if (!marker) return;
    const [whole, kind = ''] = marker;
    edits.push({
      start: start + kind.length,
      end: start + whole.length,
      text: `\n${linePrefix(text, start)}`,
    });
  });
  return edits;
}
