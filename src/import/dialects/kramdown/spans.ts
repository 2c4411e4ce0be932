/** Kramdown's signs inside and between lines: attributes of words, extensions, tables without a head. */
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';
import { readAttributes } from './attributes.ts';
import { codeTest } from '#import/tree/markdown/code-spans.ts';
import { linesOf } from './lines.ts';

/** Edits for every match outside of code. */
function matchEdits(
  { text }: TracedText,
  pattern: RegExp,
  write: (match: RegExpExecArray) => string | undefined,
): Edit[] {
  if (!text.includes('{') && !text.includes('^')) return [];
  const isCode = codeTest(text);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const now = isCode(match.index) ? undefined : write(match);
    return now === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text: now }];
  });
}

/** `{::comment}`, `{::nomarkdown}`, `{::options …/}`. */
export const extensionEdits = (source: TracedText): Edit[] =>
  source.text.includes('{::') || source.text.includes('{:/')
    ? matchEdits(
        source,
        /\{::comment\}[\s\S]*?\{:\/(?:comment)?\}[ \t]*\n?|\{::?\/?(?:nomarkdown|options|comment)?(?:[ \t][^{}\n]*)?\/?\}[ \t]*\n?/g,
        ([whole]) => (/^\{:(?::|\/)/.test(whole) ? '' : undefined),
      )
    : [];

/** `[link](x){: .button}`: looks only. An id keeps its anchor. */
export const spanAttributeEdits = (source: TracedText): Edit[] =>
  matchEdits(source, /[ \t]*\{:(?!:)([^{}\n]*)\}/g, (match) => {
    const list = readAttributes(match[1] ?? '');
    if (list === undefined) return undefined;
    const line = source.text.slice(source.text.lastIndexOf('\n', match.index) + 1, match.index);
    const rest = /^[^\n]*/.exec(source.text.slice(match.index + match[0].length))?.[0] ?? '';
    const isHeading = /^[ \t>]*#{1,6}\s/.test(line) && rest.trim() === '';
    if (list.id !== undefined) return isHeading ? ` {#${list.id}}` : `<a id="${list.id}"></a>`;
    // After the marker of a list, the text follows.
    return /(?:[-*+]|\d+\.)$/.test(line) && rest.trim() !== '' ? ' ' : '';
  });

/** `^` on a line of its own ends a block. */
export const blockEndEdits = (source: TracedText): Edit[] =>
  /^[ \t>]*\^[ \t]*$/m.test(source.text)
    ? matchEdits(source, /^([ \t>]*)\^[ \t]*$/gm, (match) => match[1] ?? '')
    : [];

/** Tables without a head get the line that GFM asks for; lines that only draw go. */
export function tableEdits({ text }: TracedText): Edit[] {
  if (!/^[ \t>]*\|/m.test(text)) return [];
  const lines = linesOf(text);
  const isRow = (index: number) => {
    const line = lines[index];
    return line !== undefined && !line.isCode && /^[ \t>]*\|.*\|[ \t]*$/.test(line.text);
  };
  const isRule = (index: number) =>
    /^[ \t>]*\|[-=:|+ \t]*[-=][-=:|+ \t]*\|?[ \t]*$/.test(lines[index]?.text ?? '');
  const edits: Edit[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (!isRow(index) && !(isRule(index) && isRow(index + 1))) continue;
    let end = index;
    while (isRow(end + 1) || (isRule(end + 1) && !lines[end + 1]?.isCode)) end++;
    edits.push(...oneTable(lines.slice(index, end + 1), isRule, index));
    index = end;
  }
  return edits;
}

type Lines = ReturnType<typeof linesOf>;

function oneTable(table: Lines, isRule: (index: number) => boolean, first: number): Edit[] {
  if (table.length < 2) return [];
  const rules = table.flatMap((_, index) => (isRule(first + index) ? [index] : []));
  const drop = (index: number): Edit[] => {
    const line = table[index];
    return line
      ? [{ start: line.start, end: line.end, text: line.prefix.trimEnd() === '' ? '' : line.prefix }]
      : [];
  };
  const gone = rules.filter((index) => index !== 1).map((index) => index);
  const leading = gone.includes(0) ? 1 : 0;
  const row = table[leading];
  const hasHead = rules.includes(leading + 1);
  const cells = (row?.text.replace(/\\\|/g, '').match(/\|/g)?.length ?? 1) - 1;
  const head: Edit[] =
    hasHead || !row || cells < 1
      ? []
      : [{ start: row.end, end: row.end, text: `\n${row.prefix}|${'---|'.repeat(cells)}` }];
  const kept = hasHead ? leading + 1 : -1;
  return [
    ...head,
    ...rules
      .filter((index) => index !== kept)
      .flatMap((index) => {
        const line = table[index];
        const next = table[index + 1];
        return line ? (next ? [{ start: line.start, end: next.start, text: '' }] : drop(index)) : [];
      }),
  ];
}
