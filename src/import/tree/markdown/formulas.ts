/** Formulas in TeX as code: nothing here typesets them, and their signs mean other things in Markdown. */
import { codeTest } from './code-spans.ts';
import type { Edit, TracedText } from './traced-text.ts';

/** `$$` on lines of their own, or around a formula on its line. */
const block = /(?<=^|\n)([ \t>]*)\$\$[ \t]*(?:\n(?![ \t>]*\n)([^]*?)\n)?([^$\n]*?)[ \t]*\$\$[ \t]*(?=\n|$)/g;
const doubled = /(?<![\\$])\$\$(?!\$)([^$\n]+?)\$\$(?![$\w])/g;
const single = /(?<![\\$\w])\$([^\s$](?:[^$\n]*[^\s$])?)\$(?![\w$])/g;

/** Prices and variables have no signs of mathematics. */
const isFormula = (inner: string) => /[\\^_={}+]/.test(inner) && !inner.includes('`');

/** Edits for `$$…$$`, in blocks and in lines. */
export function formulaEdits(source: TracedText): Edit[] {
  const { text } = source;
  if (!text.includes('$$')) return [];
  const isCode = codeTest(text);
  const blocks = [...text.matchAll(block)].flatMap((match): Edit[] => {
    const { index, 0: whole, 1: prefix = '', 2: lines, 3: last = '' } = match;
    const inner =
      lines === undefined ? last.trim() : [lines, last].filter((line) => !/^[ \t>]*$/.test(line)).join('\n');
    if (isCode(index) || inner.trim() === '' || inner.includes('$$')) return [];
    const written = inner.includes('\n') || lines !== undefined ? inner : prefix + inner;
    const text = `${prefix}\`\`\`latex\n${written}\n${prefix}\`\`\``;
    return [{ start: index, end: index + whole.length, text }];
  });
  const isTaken = (at: number) => blocks.some(({ start, end }) => at >= start && at < end);
  return [...blocks, ...inLines(text, doubled, (at) => isCode(at) || isTaken(at))];
}

/** Edits for `$…$`, which some systems read and others don't. */
export const shortFormulaEdits = ({ text }: TracedText): Edit[] =>
  text.includes('$') ? inLines(text, single, codeTest(text)) : [];

const inLines = (text: string, pattern: RegExp, isSkipped: (at: number) => boolean): Edit[] =>
  [...text.matchAll(pattern)]
    .filter(({ index, 1: inner = '' }) => isFormula(inner) && !isSkipped(index))
    .map(({ index, 0: whole, 1: inner = '' }) => ({
      start: index,
      end: index + whole.length,
      text: `\`${inner.trim()}\``,
    }));
