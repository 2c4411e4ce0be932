/** Whether the hours of stores look like those of their kind. */
import { sum } from '#base/sum.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { StoreRecord } from './formats/format.ts';
import type { Store } from './store.ts';

/** Fewer stores say nothing about what is usual. */
const enough = 20;
const allowedDeviations = 3;

/**
 * Problems: `store-hours-doubtful` for a store that is open for far more or fewer hours a week than the others of
 * its country (more than three standard deviations), and for days that end at 23:59.
 */
export function checkHours(stores: readonly Store[], recordOf: ReadonlyMap<string, StoreRecord>): Problem[] {
  const report = (store: Store, message: string, fix: string) => {
    const record = recordOf.get(store.code);
    if (!record) return [];
    return [
      problem('store-hours-doubtful', { file: record.file, at: record.positionOf(['hours']) }, message, fix),
    ];
  };
  const late = stores.flatMap((store) =>
    weekOf(store)
      .flat()
      .some(([, end]) => end === 1439)
      ? report(store, `Store ${store.code} closes at 23:59.`, 'Write 24:00 for midnight.')
      : [],
  );
  const countries = Map.groupBy(
    stores.filter(({ hours, status }) => hours && status === 'open'),
    ({ address }) => address.country,
  );
  const unusual = [...countries.values()].flatMap((members) => {
    if (members.length < enough) return [];
    const hours = members.map(weeklyHours);
    const mean = sum(hours, (h) => h) / hours.length;
    const deviation = Math.sqrt(sum(hours, (h) => (h - mean) ** 2) / hours.length);
    return members.flatMap((store, i) => {
      const own = hours[i] ?? mean;
      // Around the clock is said on purpose.
      if (own === 168 || Math.abs(own - mean) <= allowedDeviations * deviation) return [];
      const message = `Store ${store.code} is open ${Math.round(own)} hours a week. Others in its country are open about ${Math.round(mean)}.`;
      return report(store, message, 'Check its hours. If they are right, leave them.');
    });
  });
  return [...late, ...unusual];
}

const weekOf = ({ hours }: Store) => hours?.schedule.week ?? [];

const weeklyHours = (store: Store) => sum(weekOf(store).flat(), ([from, to]) => (to - from) / 60);
