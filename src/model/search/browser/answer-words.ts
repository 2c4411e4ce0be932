/** What an answer says about the words of the query: corrected, doubted, missing, found. */
import { lettersAndNumbers } from './codes.ts';
import { sum } from '#base/sum.ts';
import type { QueryConcept } from './phrases.ts';
import { conceptRarity } from './ranking.ts';
import type { Tokenizer } from './tokens.ts';

/** The typed text with corrected (or doubted) words replaced; `undefined` where none is. */
export function replaceWords(
  text: string,
  concepts: readonly QueryConcept[],
  kind: 'correction' | 'doubt',
): string | undefined {
  let replaced = text;
  let from = text.length;
  for (const { word, [kind]: instead } of concepts.toReversed()) {
    const { start, end } = word.whole ?? word;
    if (instead === undefined || end > from) continue;
    replaced = replaced.slice(0, start) + instead + replaced.slice(end);
    from = start;
  }
  return replaced === text ? undefined : replaced;
}

/** The words that nothing of the site is known to mean; one that is still being typed may become something. */
export function missingWords(
  text: string,
  concepts: readonly QueryConcept[],
  unfinished: boolean,
): string | undefined {
  const missing = concepts.filter(
    ({ isKnown, isWeak, isRelaxed, correction, word }) =>
      !isKnown &&
      !isWeak &&
      (correction === undefined || isRelaxed) &&
      !(unfinished && word.end === text.length),
  );
  const words = missing.map(({ word }) => {
    const { start, end } = word.whole ?? word;
    return text.slice(start, end);
  });
  return words.length > 0 ? [...new Set(words)].join(' ') : undefined;
}

/** Words this alike are marked as found; a form that is less so may be another word (`reset`, `reserve`). */
const surelyAlike = 0.55;

/** The parts of a query, usually its words. */
export interface QueryParts {
  /** The number of the part that a key stands for; nothing for a key that wasn't asked for. */
  readonly partOf: (key: string) => number | undefined;
  /** How much of the query each part is, by rarity. */
  readonly weights: readonly number[];
}

/**
 * The keys that the query asked for, and how much of it each is, by rarity. Of a synonym of several words ("money back") single
 * ones say little: they are left out.
 */
export function queryParts(concepts: readonly QueryConcept[], pages: number): QueryParts {
  const rarities = concepts.map((concept) => conceptRarity(concept, pages));
  const all = sum(rarities, (rarity) => rarity);
  const parts = new Map(
    concepts.flatMap(({ alternatives, word, isWeak }, index) => {
      const own = isWeak ? [] : [word.key, ...(word.parts ?? lettersAndNumbers(word.key)).filter(isTelling)];
      const others = alternatives.flatMap(({ keys, weight, isForm = true }) =>
        (isForm || weight >= surelyAlike) && (keys.length === 1 || keys.join('') === word.key) ? keys : [],
      );
      return [...own, ...others].map((key) => [key, index] as const);
    }),
  );
  return { partOf: (key) => parts.get(key), weights: rarities.map((rarity) => rarity / all) };
}

const isTelling = (part: string) => part.length > 1;

/** How much of a query a text says, by rarity, 0 to 1. */
export const coverage = (text: string, tokenize: Tokenizer, query: QueryParts): number =>
  sum(partsIn([text], tokenize, query), (part) => query.weights[part] ?? 0);

/** The parts of a query that texts have, each once. */
export const partsIn = (texts: readonly string[], tokenize: Tokenizer, { partOf }: QueryParts): number[] => [
  ...new Set(texts.flatMap(tokenize).flatMap(({ key }) => partOf(key) ?? [])),
];
