/** Text that only looks like our directives. */
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { containers } from '#markdown/vocabulary.ts';
import type { ArticleContext } from './article-context.ts';
import { spanOf, walk } from './markdown-tree.ts';
import type { Edit, TracedText } from './traced-text.ts';

/**
 * Edits that put a backslash before `:::name` and `::name` at the beginning of a line where we have no such directive.
 * `:name` inside a line (`10:30`, `std::vector`) needs none: what we do not know there stays text.
 */
export function escapeDirectives(source: TracedText, context: ArticleContext): Edit[] {
  if (!/^[\s>]*:{2,}[a-z]/im.test(source.text)) return [];
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).parse(source.text);
  const edits: Edit[] = [];
  walk(tree, (node) => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return;
    if (node.type === 'containerDirective' && node.name in containers) return;
    const { start } = spanOf(node);
    context.note('directive-escaped', source.lineAt(start), `:::${node.name}`);
    edits.push({ start, end: start, text: '\\' });
  });
  return edits;
}
