/** Bold text as its writer meant it, where CommonMark shows the asterisks. */
import type { Nodes } from 'mdast';
import { codeTest } from './code-spans.ts';
import { parseMarkdown, spanOf, walk } from './parse.ts';
import type { Edit, TracedText } from './traced-text.ts';

const pair = /(?<![*\\])\*\*(?!\*)([^*\n]+)(?<!\\)\*\*(?!\*)/g;

/** What stands at the ends of bold text, with codes such as `&nbsp;` whole, and the words between, or a link of a wiki. */
const ends = /^((?:&#?\w+;|(?![[\]{}<>])[\s\p{P}\p{S}])*)(.*?)((?:&#?\w+;|(?![[\]{}<>])[\s\p{P}\p{S}])*)$/su;

const isBlank = (text: string) => text !== '' && text.trim() === '';

/** Whether words between `** ` and ` **` are bold rather than a factor: of several letters, and in a sentence. */
const isPhrase = (words: string, left: string, right: string) =>
  /\p{L}{3}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{2}/u.test(words) &&
  /[\s(|\p{L}]/u.test(left) &&
  /[\s.,;:!?)|\p{L}]/u.test(right);

/** A full stop that its writer made bold, too: `the tab**.**` */
const isOnlyStop = (inner: string, left: string) => /^[.,;:!?…。、]+$/.test(inner) && isLetter(left);

const isLetter = (sign: string) => /[\p{L}\p{N}]/u.test(sign);

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
    if ('children' in node) edits.push(...aroundLinks(text, node.children));
    if (node.type !== 'text') return;
    const { start, end } = spanOf(node);
    for (const { 0: whole, 1: inner = '', index } of text.slice(start, end).matchAll(pair)) {
      const [, before = '', words = '', after = ''] = ends.exec(inner) ?? [];
      const at = start + index;
      const [left, right] = [text[at - 1] ?? '\n', text[at + whole.length] ?? '\n'];
      if (isOnlyStop(inner, left)) edits.push({ start: at, end: at + whole.length, text: inner });
      if (words === '' || (isBlank(before) && isBlank(after) && !isPhrase(words, left, right))) continue;
      // A space that is moved out stands beside no other, and before no full stop.
      const lead = isBlank(before) && /[\s(]/.test(left) ? '' : before;
      const trail = isBlank(after) && /[\s.,;:!?)]/.test(right) ? '' : after;
      // A link of a wiki at an end begins and ends with signs.
      const gap = lead === '' && words.startsWith('[[') && isLetter(left) ? ' ' : '';
      const gapAfter = trail === '' && words.endsWith(']]') && isLetter(right) ? ' ' : '';
      const bold = `${gap}**${words}**${gapAfter}`;
      edits.push({ start: at, end: at + whole.length, text: `${lead}${bold}${trail}` });
    }
  });
  return edits;
}

/** Bold text that ends with a space, before another mark: its asterisks would begin bold text again. */
const tornEnd = /^(\S.*?)([ \t]+)$/;

/**
 * Edits that move the space out of `**Phone: **<mark>**1**</mark>` and `**Write **_**a**_`. Which asterisks begin and which
 * end is told by their order in the line.
 */
export function mendTornEnds({ text }: TracedText): Edit[] {
  if (!/\*\*\S[^*\n]*[ \t]\*\*(?=[<_`[(])/.test(text)) return [];
  const isCode = codeTest(text);
  return [...text.matchAll(/^.*\*\*.*$/gm)].flatMap(({ index, 0: line }) => {
    const marks = [...line.matchAll(/(?<!\\|^[ \t>]*(?=\*[ \t]))\*+/g)].filter(
      (mark) => !isCode(index + mark.index),
    );
    if (marks.length % 2 === 1 || marks.some(([signs]) => signs !== '**')) return [];
    return marks.flatMap((mark, at): Edit[] => {
      const close = at % 2 === 0 ? marks[at + 1] : undefined;
      const next = close && line[close.index + 2];
      const [, words, space = ''] = tornEnd.exec(line.slice(mark.index + 2, close?.index)) ?? [];
      if (!close || words === undefined || !/[<_`[(]/.test(next ?? '')) return [];
      const end = index + close.index + 2;
      return [{ start: end - 2 - space.length, end, text: `**${space}` }];
    });
  });
}

/** `a**[b](c)**d` is not bold beside letters, and `a[**b**](c)d` is. */
function aroundLinks(text: string, children: readonly Nodes[]): Edit[] {
  return children.flatMap((link, index) => {
    const [first, last] = link.type === 'link' ? [link.children[0], link.children.at(-1)] : [];
    const [before, after] = [children[index - 1], children[index + 1]];
    if (!first || !last || before?.type !== 'text' || after?.type !== 'text') return [];
    const { start, end } = spanOf(link);
    if (!/(?<![*\\])\*\*$/.test(text.slice(0, start)) || !/^\*\*(?!\*)/.test(text.slice(end))) return [];
    const [from, to] = [spanOf(first).start, spanOf(last).end];
    return [
      { start: start - 2, end: start, text: '' },
      { start: from, end: from, text: '**' },
      { start: to, end: to, text: '**' },
      { start: end, end: end + 2, text: '' },
    ];
  });
}
