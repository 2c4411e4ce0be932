/** Definition lists and abbreviations. */
import { parseMarkdown, spanOf, walk } from '#import/tree/markdown/parse.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';
import { linesOf, type Line } from './lines.ts';

const defining = /^([ \t>]*):[ \t]+(?=\S)/;

/** Edits that write terms with their definitions as a list: the term in bold, what it means below. */
export function definitionListEdits({ text }: TracedText): Edit[] {
  if (!/^[ \t>]*:[ \t]+\S/m.test(text)) return [];
  const lines = linesOf(text);
  const edits: Edit[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.isCode || !defining.test(line.text)) continue;
    const term = termAbove(lines, index);
    const isFurther = term === undefined && isInDefinition(lines, index);
    if (term === undefined && !isFurther) continue;
    if (term) edits.push(...termEdits(lines, term, index));
    const marker = defining.exec(line.text)?.[0] ?? '';
    const start = line.start + line.prefix.length;
    edits.push({
      start,
      end: line.start + marker.length,
      text: isFurther && lines[index - 1]?.isBlank === false ? `\n${line.prefix}  ` : '  ',
    });
    edits.push(...continuationEdits(lines, index));
  }
  return edits;
}

/** The lines of a term directly above its first definition. */
function termAbove(
  lines: readonly Line[],
  index: number,
): { readonly first: number; readonly last: number } | undefined {
  let last = index - 1;
  if (lines[last]?.isBlank) last--;
  const isTerm = (line: Line | undefined) =>
    line !== undefined &&
    !line.isBlank &&
    !line.isCode &&
    !defining.test(line.text) &&
    !/^[ \t>]*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|\||<|:|\{)/.test(line.text) &&
    !/^[ \t]{2,}/.test(line.text);
  if (!isTerm(lines[last])) return undefined;
  let first = last;
  while (isTerm(lines[first - 1])) first--;
  return { first, last };
}

const isInDefinition = (lines: readonly Line[], index: number) => {
  for (let at = index - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line) return false;
    if (defining.test(line.text)) return true;
    if (!line.isBlank && !/^[ \t]{2,}/.test(line.text) && lines[at - 1]?.isBlank !== false) return false;
    if (/^#{1,6}\s/.test(line.text)) return false;
  }
  return false;
};

function termEdits(
  lines: readonly Line[],
  { first, last }: { first: number; last: number },
  index: number,
): Edit[] {
  const edits = lines.slice(first, last + 1).flatMap((line): Edit[] => {
    const start = line.start + line.prefix.length;
    const isBold = /^[*_]{2}.*[*_]{2}$/.test(line.text.trim());
    const bold = isBold ? '' : '**';
    return [
      { start, end: start, text: `- ${bold}` },
      { start: line.start + line.text.trimEnd().length, end: line.end, text: bold },
    ];
  });
  const line = lines[index];
  const gap =
    lines[index - 1]?.isBlank === false && line
      ? [{ start: line.start, end: line.start, text: `${line.prefix.trimEnd()}\n` }]
      : [];
  return [...edits, ...gap];
}

/** Lines below a definition that belong to it lie behind two spaces. */
function continuationEdits(lines: readonly Line[], index: number): Edit[] {
  const edits: Edit[] = [];
  let isLazy = true;
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at];
    if (!line || defining.test(line.text)) break;
    if (line.isBlank) {
      isLazy = false;
      continue;
    }
    const width = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
    if (width < 2 && !isLazy) break;
    if (width < 2) edits.push({ start: line.start, end: line.start, text: '  ' });
    else if (width > 2) edits.push({ start: line.start, end: line.start + Math.min(width, 4), text: '  ' });
  }
  return edits;
}

/** Edits that take the abbreviations of a text from their definitions to where they first occur. */
export function abbreviationEdits({ text }: TracedText): Edit[] {
  if (!/^\*\[/m.test(text)) return [];
  const found = new Map<string, string>();
  const edits: Edit[] = [];
  for (const line of linesOf(text)) {
    const [, word = '', meaning = ''] =
      (line.isCode ? null : /^\*\[([^\]]+)\]:[ \t]*(.*)$/.exec(line.text)) ?? [];
    if (word === '') continue;
    found.set(word, meaning.trim());
    edits.push({ start: line.start, end: Math.min(line.end + 1, text.length), text: '' });
  }
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'heading' || node.type === 'link') return false;
    if (node.type !== 'text') return true;
    const { start, end } = spanOf(node);
    for (const [word, meaning] of found) {
      const at = wordAt(text.slice(start, end), word);
      if (at === undefined || meaning === '') continue;
      if (edits.some((edit) => edit.start < start + at + word.length && edit.end > start + at)) continue;
      const title = meaning.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      edits.push({
        start: start + at,
        end: start + at + word.length,
        text: `<abbr title="${title}">${word}</abbr>`,
      });
      found.delete(word);
    }
    return true;
  });
  return edits;
}

function wordAt(text: string, word: string): number | undefined {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
    if (!isWord(text[at - 1]) && !isWord(text[at + word.length])) return at;
  }
  return undefined;
}
