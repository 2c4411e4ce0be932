/** Bold text as its writer meant it, where CommonMark shows the asterisks. */
import { parseMarkdown, spanOf, walk } from './parse.ts';
import type { Edit, TracedText } from './traced-text.ts';

const pair = /(?<![*\\])\*\*(?!\*)([^*\n]+)(?<!\\)\*\*(?!\*)/g;

/** What stands at the ends of bold text, with codes such as `&nbsp;` whole, and the words between. */
const ends = /^((?:&#?\w+;|[\s\p{P}\p{S}])*)(.*?)((?:&#?\w+;|[\s\p{P}\p{S}])*)$/su;

const isBlank = (text: string) => text !== '' && text.trim() === '';

/** Whether words between `** ` and ` **` are bold rather than a factor: of several letters, and apart from what is around. */
const isPhrase = (words: string, left: string, right: string) =>
  /\p{L}{3}/u.test(words) && /[\s(|]/.test(left) && /[\s.,;:!?)|]/.test(right);

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
      const [, before = '', words = '', after = ''] = ends.exec(inner) ?? [];
      const at = start + index;
      const [left, right] = [text[at - 1] ?? '\n', text[at + whole.length] ?? '\n'];
      if (words === '' || (isBlank(before) && isBlank(after) && !isPhrase(words, left, right))) continue;
      // A space that is moved out stands beside no other, and before no full stop.
      const lead = isBlank(before) && /[\s(]/.test(left) ? '' : before;
      const trail = isBlank(after) && /[\s.,;:!?)]/.test(right) ? '' : after;
      edits.push({ start: at, end: at + whole.length, text: `${lead}**${words}**${trail}` });
    }
  });
  return edits;
}
