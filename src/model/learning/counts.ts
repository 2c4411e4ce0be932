/** Counts by key, and how many visitors they stand for. */
import { sum } from '#base/sum.ts';

export type Counts = Map<string, number>;
/** By week: `weekOf` of the day on which the collector received it. */
export type WeekCounts = Map<number, number>;

/** So many different visitors must have asked before anything is proposed. */
export const leastVisitors = 5;

/** Adds to a count. Nothing is made for zero. */
export function addTo<Key>(counts: Map<Key, number>, key: Key, n: number): void {
  if (n > 0) counts.set(key, (counts.get(key) ?? 0) + n);
}

/** What was counted most, first of equals in order. */
export const mostFrequent = <Key>(counts: ReadonlyMap<Key, number>): Key | undefined =>
  [...counts].reduce<readonly [Key | undefined, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [undefined, 0],
  )[0];

/**
 * How many different visitors stand behind searches that have a word in common, at least: networks are told apart within a
 * week, so it's the most of a week.
 */
export function visitorsOf(weeks: readonly ReadonlyMap<number, number>[]): number {
  const total: WeekCounts = new Map();
  for (const one of weeks) for (const [week, n] of one) addTo(total, week, n);
  return Math.max(0, ...total.values());
}

/** The same of searches that have a word in common with some others each: the most behind one word. */
export function visitorsBehind(
  questions: readonly { readonly words: readonly string[]; readonly weeks: ReadonlyMap<number, number> }[],
): number {
  const byWord = new Map<string, ReadonlyMap<number, number>[]>();
  for (const { words, weeks } of questions) {
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), weeks]);
  }
  return Math.max(0, ...[...byWord.values()].map(visitorsOf));
}

/** All that was counted. */
export const totalOf = (counts: ReadonlyMap<unknown, number>): number => sum([...counts.values()], (n) => n);
