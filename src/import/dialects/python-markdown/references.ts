/** Links by the id of a heading, `[text][heading-id]`, as the plugin `autorefs` has them. */
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';

/** Those that lead to a heading of the text; of all that nothing defines, the words stay. */
export function linkReferences(source: TracedText): TracedText {
  const { text } = source;
  if (!/\]\[[^\]\n]/.test(text)) return source;
  const taken: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    const isTaken = /^(?:code|inlineCode|html|linkReference|imageReference|link|image)$/.test(node.type);
    if (isTaken) taken.push(spanOf(node));
    return !isTaken;
  });
  return applyEdits(source, editsIn(text, taken));
}

function editsIn(text: string, taken: readonly Span[]): Edit[] {
  const isTaken = (at: number) => taken.some(({ start, end }) => at >= start && at < end);
  return [...text.matchAll(/(?<![\\!\]])\[([^[\]]{1,200})\]\[([^[\]\n]{1,80})\]/g)].flatMap(
    (match): Edit[] => {
      const [whole, words = '', ref = ''] = match;
      if (isTaken(match.index)) return [];
      const hasHeading = text.includes(`{#${ref}}`) || text.includes(`id="${ref}"`);
      const start = match.index;
      const end = start + whole.length;
      return [{ start, end, text: hasHeading ? `[${words}](#${ref})` : words }];
    },
  );
}
