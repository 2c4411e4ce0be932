/** Days on which one network sent most of something: a mark, not a verdict. */
import { networkTallies, type CountedOfNetworks } from '#collector/network-counts.ts';
import type { TallyRow } from '#collector/store.ts';
import { toDate } from '../period.ts';

/** What one network sent on a day, and all. */
export interface NetworkDay {
  readonly day: string;
  readonly n: number;
  /** All of the day that count. */
  readonly of: number;
}

/** Days on which one network sent more than half, and enough to be told; newest first. */
export type NetworkDays = (kind: CountedOfNetworks, name: string) => readonly NetworkDay[];

/** Reads such days from counts of the collector. */
export function networkDays(tallies: readonly TallyRow[]): NetworkDays {
  const counts = Map.groupBy(
    tallies.filter(({ name }) => name.includes(':')),
    ({ name }) => name,
  );
  return (kind, about) => {
    const { all, most } = networkTallies[kind];
    const ofAll = new Map((counts.get(`${all}:${about}`) ?? []).map(({ day, n }) => [day, n]));
    return (counts.get(`${most}:${about}`) ?? [])
      .map(({ day, n }) => ({ day: toDate(day), n, of: Math.max(n, ofAll.get(day) ?? 0) }))
      .filter(({ n, of }) => n * 2 > of)
      .toSorted((a, b) => (a.day < b.day ? 1 : -1));
  };
}
