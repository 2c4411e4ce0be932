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
