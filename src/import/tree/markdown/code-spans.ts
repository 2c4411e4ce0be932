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
