/** Code in a text. */
import { parseMarkdown, spanOf, walk, type Span } from './parse.ts';

/** Where blocks of code stand. */
export function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'code') spans.push(spanOf(node));
  });
  return spans;
}

/** Whether an offset lies in a block or in words of code. */
export function codeTest(text: string): (offset: number) => boolean {
  const spans: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') spans.push(spanOf(node));
  });
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

/** Whether the first heading of a text is one of level 1; comments in code, such as `# apt update`, are none. */
export function hasTitleLine(text: string): boolean {
  let fence = '';
  const first = text.split('\n').find((line) => {
    const [, marks = '', rest = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === '') fence = marks;
    else if (marks.startsWith(fence) && rest.trim() === '') fence = '';
    return fence === '' && /^#{1,6} /.test(line);
  });
  return first?.startsWith('# ') ?? false;
}
