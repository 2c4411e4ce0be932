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

/** Whether a text has a heading of level 1 somewhere; a comment in code, such as `# apt update`, is none. */
export function hasTitleLine(text: string): boolean {
  let fence = '';
  return text.split('\n').some((line) => {
    const [, marks = '', rest = ''] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (fence === '') fence = marks;
    else if (marks.startsWith(fence) && rest.trim() === '') fence = '';
    return fence === '' && line.startsWith('# ');
  });
}
