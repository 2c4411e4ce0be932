/** Bold text as its writer meant it, where CommonMark shows the asterisks. */
import { parseMarkdown, spanOf, walk } from './parse.ts';
import type { Edit, TracedText } from './traced-text.ts';

const pair = /(?<![*\\])\*\*(?!\*)([^*\n]+)(?<!\\)\*\*(?!\*)/g;

/**
 * Edits that move out of bold text what keeps it from being bold: a space at one end, or signs beside a letter.
 * `**Warm **water` is `**Warm** water`, and `**注:**水` is `**注**:水`. `****Warm****` is bold once. Else only asterisks that
 * readers would see change.
 */
export function mendStrong({ text }: TracedText): Edit[] {
  if (!text.includes('****') && text.search(pair) === -1) return [];
  const edits: Edit[] = [];
  walk(parseMarkdown(text).root, (node) => {
    const [only, ...others] = node.type === 'strong' ? node.children : [];
    if (only?.type === 'strong' && others.length === 0) {
      const inner = spanOf(only);
      edits.push({ ...spanOf(node), text: text.slice(inner.start, inner.end) });
      return;
    }
    if (node.type !== 'text') return;
    const { start, end } = spanOf(node);
    for (const { 0: whole, 1: inner = '', index } of text.slice(start, end).matchAll(pair)) {
      const [, before = '', words = '', after = ''] =
        /^([\s\p{P}\p{S}]*)(.*?)([\s\p{P}\p{S}]*)$/su.exec(inner) ?? [];
      // With a space at both ends they may be signs of a formula.
      if (words === '' || (/^\s/.test(inner) && /\s$/.test(inner))) continue;
      const at = start + index;
      edits.push({ start: at, end: at + whole.length, text: `${before}**${words}**${after}` });
    }
  });
  return edits;
}
