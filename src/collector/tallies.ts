/** Counts what was turned away and why, and hands the counts to the store from time to time. */
import type { Store } from './store.ts';
import type { NetworkTally } from './network-counts.ts';

const tallyNames = [
  'bot',
  'honeypot',
  'origin',
  'malformed',
  'too-large',
  'media-type',
  'invalid',
  'limited',
  'opted-out',
  'unknown-article',
  'unknown-revision',
  'suspect',
  'duplicate',
  'rejected',
  'unavailable',
  // Answers that a model wrote, that were withdrawn, and that would have cost too much.
  'answers:written',
  'answers:withdrawn',
  'answers:over-budget',
] as const;
export type TallyName = (typeof tallyNames)[number];

export interface Tallies {
  readonly add: (name: TallyName | NetworkTally, n?: number) => void;
  /** Counts since the start of this process. */
  readonly totals: Readonly<Record<string, number>>;
  /** Adds what is new to the store's counts of a day. */
  flush(store: Pick<Store, 'addTallies'>, day: number): Promise<void>;
}

/** Tallies of one process, all zero. */
export function createTallies(): Tallies {
  const totals: Record<string, number> = {};
  const fresh = new Map<TallyName | NetworkTally, number>();
  return {
    add: (name, n = 1) => {
      totals[name] = (totals[name] ?? 0) + n;
      fresh.set(name, (fresh.get(name) ?? 0) + n);
    },
    totals,
    flush: async (store, day) => {
      const rows = [...fresh].map(([name, n]) => ({ day, name, n }));
      if (rows.length === 0) return;
      fresh.clear();
      try {
        await store.addTallies(rows);
      } catch (error) {
        for (const { name, n } of rows) fresh.set(name, (fresh.get(name) ?? 0) + n);
        throw error;
      }
    },
  };
}
