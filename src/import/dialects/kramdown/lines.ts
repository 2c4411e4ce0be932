/** Lines of a text, and which of them are code. */
import { codeTest } from '#import/tree/markdown/code-spans.ts';
import type { Span } from '#import/tree/markdown/parse.ts';

export interface Line extends Span {
  /** Without the line break. */
  readonly text: string;
  /** What stands before it of quotations and indents. */
  readonly prefix: string;
  readonly isCode: boolean;
  readonly isBlank: boolean;
}

/** The lines of a text with their places. */
export function linesOf(text: string): Line[] {
  const isCode = codeTest(text);
  let start = 0;
  return text.split('\n').map((line) => {
    const at = start;
    start += line.length + 1;
    const prefix = /^[ \t>]*/.exec(line)?.[0] ?? '';
    return {
      text: line,
      start: at,
      end: at + line.length,
      prefix,
      isCode: isCode(at + prefix.length),
      isBlank: prefix.length === line.length,
    };
  });
}
