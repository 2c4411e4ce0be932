/** Words that readers gave up for others which found something: they may mean the same. */
import type { AskedByWords } from './asked.ts';
import { addTo, leastVisitors, visitorsOf, type WeekCounts } from './counts.ts';
import { createWriter } from './phrases.ts';

/** Two words or short phrases. */
export interface SynonymPair {
  readonly from: string;
  readonly to: string;
  /** Different visitors who went from one to the other, at least. */
  readonly visitors: number;
}

/** Longer ones are other questions. */
const mostWords = 2;

/** Pairs of a locale that enough visitors tried one after the other, only in this order, and then opened something. */
export function findSynonyms(asked: AskedByWords, locale: string): SynonymPair[] {
  const pairs = new Map<string, { from: string; to: string; weeks: WeekCounts }>();
  const write = createWriter(locale);
  for (const one of asked.values()) {
    for (const [key, weeks] of one.instead) {
      const other = asked.get(key);
      if (!other || other.unanswered > [...other.answered.values()].reduce((n, { direct }) => n + direct, 0))
        continue;
      const gone = one.words.filter((word) => !other.words.includes(word));
      const come = other.words.filter((word) => !one.words.includes(word));
      if (![gone, come].every(({ length }) => length > 0 && length <= mostWords)) continue;
      const [from, to] = [write(one, gone), write(other, come)];
      if (from === undefined || to === undefined) continue;
      const place = `${gone.join(' ')}>${come.join(' ')}`;
      const pair = pairs.get(place) ?? { from, to, weeks: new Map<number, number>() };
      pairs.set(place, pair);
      for (const [week, n] of weeks) addTo(pair.weeks, week, n);
    }
  }
  const visitors = (place: string) => visitorsOf([pairs.get(place)?.weeks ?? new Map<number, number>()]);
  return [...pairs].flatMap(([place, { from, to }]) => {
    const [own, back] = [visitors(place), visitors(place.split('>').toReversed().join('>'))];
    return own >= leastVisitors && own > 2 * back ? [{ from, to, visitors: own }] : [];
  });
}
