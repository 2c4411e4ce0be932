/** Words that visitors use together, as sets that are found often (Agrawal, Srikant: Fast algorithms for mining association rules, 1994). */
import { visitorsOf } from './counts.ts';

/** Words that were used together, by week how often in different networks. */
export interface Transaction<From> {
  readonly words: readonly string[];
  readonly weeks: ReadonlyMap<number, number>;
  readonly from: From;
}

export interface FrequentSet<From> {
  /** Sorted. */
  readonly words: readonly string[];
  readonly visitors: number;
  /** One of the transactions that have all of them. */
  readonly from: From;
}

const mostWords = 4;
/** Words of fewer different questions are a question, and no words that questions share. */
const leastQuestions = 3;
/** Sets of the words that most used: others add little and cost much. */
const mostSingles = 40;

/**
 * The largest sets of two to four words that at least so many visitors used together, those of most visitors first. A set
 * within a larger one is left out.
 */
export function frequentSets<From>(
  transactions: readonly Transaction<From>[],
  leastVisitors: number,
): FrequentSet<From>[] {
  const having = Map.groupBy(
    transactions.flatMap((transaction) => transaction.words.map((word) => ({ word, transaction }))),
    ({ word }) => word,
  );
  const singles = [...having]
    .map(([word, own]) =>
      toSet(
        [word],
        own.map(({ transaction }) => transaction),
      ),
    )
    .filter(({ visitors }) => visitors >= leastVisitors)
    .toSorted((a, b) => b.visitors - a.visitors || (a.key < b.key ? -1 : 1))
    .slice(0, mostSingles)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const found: CountedSet<From>[] = [];
  let level = singles;
  for (let size = 2; size <= mostWords && level.length > 0; size++) {
    level = level.flatMap((set) =>
      singles.flatMap(({ key: word }) => {
        if (word <= (set.words.at(-1) ?? '')) return [];
        const larger = toSet(
          [...set.words, word],
          set.own.filter(({ words }) => words.includes(word)),
        );
        return larger.visitors >= leastVisitors ? [larger] : [];
      }),
    );
    found.push(...level);
  }
  return found
    .filter(({ own }) => own.length >= leastQuestions)
    .filter(({ words }) => !found.some((other) => isSmaller(words, other.words)))
    .toSorted((a, b) => b.visitors - a.visitors || (a.key < b.key ? -1 : 1))
    .flatMap(({ words, visitors, own }) => (own[0] ? [{ words, visitors, from: own[0].from }] : []));
}

interface CountedSet<From> {
  readonly words: readonly string[];
  readonly key: string;
  readonly visitors: number;
  readonly own: readonly Transaction<From>[];
}

const toSet = <From>(words: readonly string[], own: readonly Transaction<From>[]): CountedSet<From> => ({
  words,
  key: words.join(' '),
  visitors: visitorsOf(own.map(({ weeks }) => weeks)),
  own,
});

const isSmaller = (some: readonly string[], all: readonly string[]) =>
  some.length < all.length && some.every((word) => all.includes(word));
