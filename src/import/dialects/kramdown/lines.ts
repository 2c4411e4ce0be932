/** Lines of a text, and which of them are code. */
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';

export interface Line extends Span {
  /** Without the line break. */
  readonly text: string;
  /** What stands before it of quotations and indents. */
  readonly prefix: string;
  readonly isCode: boolean;
  readonly isBlank: boolean;
}

/** Places of blocks and words of code. */
export function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') spans.push(spanOf(node));
  });
  return spans;
}

/** Whether an offset lies in code. */
export function codeTest(text: string): (offset: number) => boolean {
  const spans = codeSpans(text);
  return (offset) => {
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.end ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return (spans[low]?.start ?? Infinity) <= offset;
  };
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
