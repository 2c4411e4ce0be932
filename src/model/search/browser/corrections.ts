/** What a word was probably meant to be. */
import { hasRoots, type Vocabulary } from './open-vocabulary.ts';
import type { IndexedWord } from './postings-store.ts';
import {
  allWords,
  alternative,
  findForms,
  scaled,
  type FormsIndex,
  type FoundWord,
  type WordAlternative,
} from './word-alternatives.ts';

/** What words are looked up in. The vocabulary is asked for only for words that no page has. */
export interface WordIndex extends FormsIndex {
  readonly vocabulary: () => Promise<Vocabulary>;
}

/** How sure we are of what is not the typed word itself; tuned on the tuning half of `npm run bench -- search`. */
const correctionWeight = 0.9;
export const splitWeight = 0.8;
const beginningWeight = 0.4;

/** A correction that costs more than a likely slip is doubted by so much. */
const likelySlip = 0.6;
const unlikeliness = 0.3;

/** A word on so few pages may be a slip that happens to be a word, if another is this many times as usual. */
const doubtfulPages = 2;
const usualFactor = 20;

/** A word that no page has: the likeliest words of the site, else two words written together, else its beginning. */
export async function misspelt(
  index: WordIndex,
  key: string,
  related: readonly WordAlternative[],
  relaxed: boolean,
): Promise<Omit<FoundWord, 'isKnown'> & Partial<FoundWord>> {
  const { speller, has, akinWords } = await index.vocabulary();
  const suggestions = speller(key, { relaxed });
  if (suggestions.length > 0) return corrected(index, suggestions, related);
  const halves = splitInTwo(key, has);
  const known = await allWords(index.store, halves);
  if (known.length > 0) return { alternatives: [alternative(known, splitWeight), ...related], isKnown: true };
  if (related.length > 0) return { alternatives: related };
  const beginning = longestBeginning(key, has, relaxed && hasRoots.test(key) ? 3 : 4);
  const near = beginning === undefined ? (relaxed ? akinWords(key) : []) : [beginning];
  const words = await Promise.all(near.map((word) => index.store.word(word)));
  return { alternatives: words.flatMap((word) => (word ? [alternative([word], beginningWeight)] : [])) };
}

async function corrected(
  index: WordIndex,
  suggestions: readonly { readonly word: number; readonly cost: number }[],
  related: readonly WordAlternative[],
): Promise<Omit<FoundWord, 'isKnown'>> {
  const { keys, words } = await index.vocabulary();
  const found = await Promise.all(suggestions.map(({ word }) => index.store.word(keys[word] ?? '')));
  const best = suggestions[0]?.cost ?? 0;
  const weight = correctionWeight - unlikeliness * Math.max(0, best - likelySlip);
  const meant = found.flatMap((word, n) =>
    word ? [alternative([word], weight - 0.5 * ((suggestions[n]?.cost ?? 0) - best))] : [],
  );
  const first = suggestions[0]?.word ?? -1;
  const inflected = await findForms(index, keys[first] ?? '', false);
  const others = related.filter(({ keys: [key] }) => !meant.some(({ keys: [other] }) => other === key));
  return {
    alternatives: [...meant, ...scaled(inflected, weight), ...scaled(others, 0.5)],
    correction: words[first]?.surface,
  };
}

/** For a rare word: a much more usual one that differs by one likely slip, to be offered, not used. */
export async function usualWord(index: WordIndex, key: string, { posting }: IndexedWord) {
  const rarity = posting.pages.length;
  if (rarity > doubtfulPages) return undefined;
  const { speller, words } = await index.vocabulary();
  const usual = speller(key, { limit: 4 }).find(
    ({ word, cost }) => cost < 0.7 && (words[word]?.pages ?? 0) >= usualFactor * rarity,
  );
  return usual && words[usual.word]?.surface;
}

/** Two words of the site that were typed as one. */
function splitInTwo(key: string, has: (word: string) => boolean): readonly string[] {
  const shortest = /^\p{Script=Hangul}+$/u.test(key) ? 2 : 3;
  for (let end = key.length - shortest; end >= shortest; end--) {
    if (has(key.slice(0, end)) && has(key.slice(end))) return [key.slice(0, end), key.slice(end)];
  }
  return [];
}

function longestBeginning(key: string, has: (word: string) => boolean, shortest: number): string | undefined {
  for (let length = key.length - 1; length >= shortest; length--) {
    if (has(key.slice(0, length))) return key.slice(0, length);
  }
  return undefined;
}
