/** Text that only looks like our directives. */
import { analyseMarkdown } from '#markdown/analyse.ts';
import type { NoteTaker } from '#import/tree/notes.ts';
import type { Edit, TracedText } from './traced-text.ts';

/**
 * Edits that put a backslash before `:::name` and `::name` at the beginning of a line where we have no such directive.
 * `:name` inside a line (`10:30`, `std::vector`) needs none: what we do not know there stays text.
 *
 * The site's own parser is asked, so that both agree.
 */
export function escapeDirectives({ text, lineAt }: TracedText, { note }: NoteTaker): Edit[] {
  if (!/:{2,}\w/.test(text)) return [];
  const { problems } = analyseMarkdown({ file: '', body: text, firstLine: 1, format: 'md' });
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return problems.flatMap(({ code, at }) => {
    if (code !== 'unknown-directive' || !at) return [];
    const lineStart = lineStarts[at.line - 1] ?? 0;
    const [, before = '', marker = ''] =
      /^([^:]*)(:{2,}[\w-]*)/.exec(text.slice(lineStart).split('\n')[0] ?? '') ?? [];
    const start = lineStart + before.length;
    note('directive-escaped', lineAt(start), marker);
    return [{ start, end: start, text: '\\' }];
  });
}
