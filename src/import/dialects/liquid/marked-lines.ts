/**
 * Lines that survive a template engine: each begins with a mark of white space that says its number. So loops, includes and
 * trimmed space may move lines about, and notes still name the author's.
 */
import { traceLines, type TracedText } from '#import/tree/markdown/traced-text.ts';

/** Liquid trims these signs as it trims spaces, and no text needs them: a line separator, and spaces for digits. */
const sign = '\u2028';
const digitBase = 0x2000;
const mark = /\u2028[\u2000-\u2009]*/g;

/** Tags and outputs, and what Liquid doesn't read: inside of them, a mark would be part of the syntax. */
const liquid = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

/** The text with a mark at every line that doesn't begin inside a tag. */
export function markLines(text: string): string {
  const plain = text.replaceAll(sign, ' ');
  const spans = [...plain.matchAll(liquid)].map(
    ({ index, 0: { length } }) => [index, index + length] as const,
  );
  let next = 0;
  let offset = 0;
  return plain
    .split('\n')
    .map((line, index) => {
      while ((spans[next]?.[1] ?? Infinity) <= offset) next++;
      const isInside = offset > (spans[next]?.[0] ?? Infinity);
      offset += line.length + 1;
      return isInside ? line : markOf(index) + line;
    })
    .join('\n');
}

const markOf = (index: number) =>
  sign + [...String(index)].map((digit) => String.fromCharCode(digitBase + Number(digit))).join('');

const indexOf = (written: string) =>
  Number(Array.from(written.slice(1), (digit) => digit.charCodeAt(0) - digitBase).join('') || '0');

/** The text without marks. */
export const withoutLineMarks = (text: string): string => text.replace(mark, '');

/** The index of the line of the source on which an offset of a marked text stands. */
export function lineIndexAt(text: string, offset: number): number | undefined {
  const before = text.slice(0, offset);
  const at = before.lastIndexOf(sign);
  return at === -1 ? undefined : indexOf(/^\u2028[\u2000-\u2009]*/.exec(before.slice(at))?.[0] ?? '');
}

/** What an engine made of a marked text, its lines known again. */
export function unmarkLines(rendered: string, source: TracedText): TracedText {
  const offsets = [0, ...[...source.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  let last = 0;
  return traceLines(
    rendered.split('\n').map((line) => {
      last = indexOf(/\u2028[\u2000-\u2009]+/.exec(line)?.[0] ?? `${sign}${markOf(last).slice(1)}`);
      return { text: withoutLineMarks(line), line: source.lineAt(offsets[last] ?? 0) };
    }),
  );
}
