/** Suggestions for misspelt names in error messages. */
import { editDistance } from '#base/edit-distance.ts';

/**
 * The candidate most like `word`, or `undefined` when none is near enough to be what the writer meant
 * (more than a third of the letters differ).
 *
 * @example nearest('desciption', ['title', 'description']) // => 'description'
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.floor(Math.max(wanted.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** The nearest candidate, unless there is another one that might be meant. */
export function onlyNearest(word: string, candidates: readonly string[]): string | undefined {
  const found = nearest(word, candidates);
  const others = candidates.filter((candidate) => candidate !== found);
  return nearest(word, others) === undefined ? found : undefined;
}

/** `Did you mean "x"? ` with a space behind it, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `Did you mean "${found}"? `;
}
