/** What a text has from the snippets that it includes. */
import type { Use } from '#model/reuse/reuse.ts';
import type { AnalysedText, Reference } from '#model/text.ts';

/** The text with links and images of snippets marked, and without what is wrong in them: the snippets are told of that. */
export function withIncluded(analysed: AnalysedText, uses: readonly Use[]): AnalysedText {
  const lines = new Set(uses.flatMap(({ kind, at }) => (kind === 'snippet' ? at.line : [])));
  if (lines.size === 0) return analysed;
  const marked = <Part extends Reference>(part: Part): Part =>
    lines.has(part.at.line) ? { ...part, isIncluded: true } : part;
  const { parts, problems } = analysed;
  return {
    ...analysed,
    parts: { ...parts, links: parts.links.map(marked), images: parts.images.map(marked) },
    problems: problems.filter(({ at }) => at === undefined || !lines.has(at.line)),
  };
}
