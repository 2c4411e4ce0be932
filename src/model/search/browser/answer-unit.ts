/** The units of a page that answer a query. */
import { sum } from '#base/sum.ts';
import { partsIn, type QueryParts } from './answer-words.ts';
import { textsOf, type PageText, type TextUnit } from './page-text.ts';
import type { Tokenizer } from './tokens.ts';

/** What else than words speaks for a unit, beside all words of the query, which are 1. */
const worthOf = { wordOfTitle: 0.3, beginning: 0.25, steps: 0.05 };

/** The unit that answers best. */
export const answerUnit = (...asked: Parameters<typeof unitsByWorth>): TextUnit | undefined =>
  unitsByWorth(...asked)[0];

/**
 * Units in order, first those with most of the query in their text and headings. Words of the page's title say little, since the
 * whole page is about them; where there are no others, the beginning of the page answers, its steps first.
 */
export function unitsByWorth(
  { units }: PageText,
  title: string,
  tokenize: Tokenizer,
  query: QueryParts,
): readonly TextUnit[] {
  const inTitle = new Set(partsIn([title], tokenize, query));
  const worth = (unit: TextUnit) => {
    const parts = partsIn([...unit.headings, ...unit.blocks.flatMap(textsOf)], tokenize, query);
    const words = sum(
      parts,
      (part) => (query.weights[part] ?? 0) * (inTitle.has(part) ? worthOf.wordOfTitle : 1),
    );
    const isBeginning = unit.headings.length === 0;
    return words + (isBeginning ? worthOf.beginning : 0) + (unit.kind === 'steps' ? worthOf.steps : 0);
  };
  return units
    .map((unit) => ({ unit, worth: worth(unit) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ unit }) => unit);
}
