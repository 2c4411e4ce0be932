/** The unit of a page that answers a query. */
import { sum } from '#base/sum.ts';
import type { QueryParts } from './answer-words.ts';
import { textsOf, type PageText, type TextUnit } from './page-text.ts';
import type { Tokenizer } from './tokens.ts';

/** What else than words speaks for a unit, beside all words of the query, which are 1. */
const worthOf = { wordOfTitle: 0.3, beginning: 0.25, steps: 0.05 };

/**
 * The unit with most of the query in its text and headings. Words of the page's title say little, since the whole page is about
 * them; where there are no others, the beginning of the page answers, its steps first.
 */
export function answerUnit(
  { units }: PageText,
  title: string,
  tokenize: Tokenizer,
  { partOf, weights }: QueryParts,
): TextUnit | undefined {
  const partsIn = (texts: readonly string[]) =>
    new Set(texts.flatMap(tokenize).flatMap(({ key }) => partOf(key) ?? []));
  const inTitle = partsIn([title]);
  let best: TextUnit | undefined;
  let most = -1;
  for (const unit of units) {
    const parts = [...partsIn([...unit.headings, ...unit.blocks.flatMap(textsOf)])];
    const words = sum(parts, (part) => (weights[part] ?? 0) * (inTitle.has(part) ? worthOf.wordOfTitle : 1));
    const isBeginning = unit.headings.length === 0;
    const worth = words + (isBeginning ? worthOf.beginning : 0) + (unit.kind === 'steps' ? worthOf.steps : 0);
    if (worth > most) [best, most] = [unit, worth];
  }
  return best;
}
