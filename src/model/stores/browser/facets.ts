/** Filters of the store finder and how many stores each would leave. Runs in the browser. */
import { stateAt } from '#model/hours/browser/state.ts';
import type { StoreIndex } from './index-file.ts';

/** Filters that are not services. */
export const timeFilters = ['open-now', 'open-late', 'sunday'] as const;
export const otherFilters = [...timeFilters, 'wheelchair'] as const;

const lateMinutes = 22 * 60;

/** Which stores match which filter at an instant. Evaluates each schedule once, even if many stores share it. */
export class Facets {
  readonly #index: StoreIndex;
  readonly #timed: Record<(typeof timeFilters)[number], readonly boolean[]>;
  readonly #serviceSets: readonly ReadonlySet<string>[];

  /** `now`: epoch milliseconds. */
  constructor(index: StoreIndex, now: number) {
    this.#index = index;
    const { schedules } = index;
    this.#timed = {
      'open-now': schedules.map((schedule) => stateAt(schedule, now).open),
      'open-late': schedules.map(({ week }) => week.some((day) => day.some(([, end]) => end >= lateMinutes))),
      sunday: schedules.map(({ week }) => (week[6] ?? []).length > 0),
    };
    this.#serviceSets = index.serviceSets.map(
      (set) => new Set(set.flatMap((number) => index.services[number] ?? [])),
    );
  }

  /** Whether the store is in business and satisfies the filter: one of `otherFilters` or the id of a service. */
  has(store: number, filter: string): boolean {
    const { status, wheelchair, schedule, serviceSet } = this.#index;
    if (filter === 'wheelchair') return wheelchair[store] === '1';
    if (isTimeFilter(filter)) {
      return status[store] === '0' && this.#timed[filter][schedule[store] ?? -1] === true;
    }
    return this.#serviceSets[serviceSet[store] ?? -1]?.has(filter) ?? false;
  }

  /** Whether the store satisfies all filters. Stores that have closed for good are found by name only. */
  accepts(store: number, filters: Iterable<string>): boolean {
    if (this.#index.status[store] === '3') return false;
    for (const filter of filters) if (!this.has(store, filter)) return false;
    return true;
  }

  /** For each filter: how many stores would be left if it were added to the chosen ones. */
  counts(chosen: ReadonlySet<string>, offered: readonly string[]): ReadonlyMap<string, number> {
    const counts = new Map(offered.map((filter) => [filter, 0]));
    for (let store = 0; store < this.#index.code.length; store++) {
      if (!this.accepts(store, chosen)) continue;
      for (const filter of offered) {
        if (this.has(store, filter)) counts.set(filter, (counts.get(filter) ?? 0) + 1);
      }
    }
    return counts;
  }
}

const isTimeFilter = (filter: string): filter is (typeof timeFilters)[number] =>
  (timeFilters as readonly string[]).includes(filter);
