/** Deletes what is older than it may be, step by step, in either database. */
import {
  dayOf,
  deleteSome,
  forgetVisitors,
  pruneLimits,
  pruneStep,
  readOldest,
  type Pruned,
} from './queries.ts';
import { dayMs } from '#base/day.ts';
import type { PruneResult, Retention } from './store.ts';

/** What a database does for it. */
export interface PruneSteps {
  /** The one value that a query gives, which may be `null`. */
  readonly readOldest: (sql: string) => Promise<number | null>;
  /** Runs a statement that changes at most `pruneStep` rows, in a transaction; gives how many it changed. */
  readonly change: (sql: string, value: number) => Promise<number>;
}

/** Does all of it; of each kind no more than the oldest `mostDays` days. */
export async function prune(
  steps: PruneSteps,
  now: number,
  keep: Retention,
  mostDays = Infinity,
): Promise<PruneResult> {
  const limits = pruneLimits(now, keep);
  const pruneKind = async (kind: Pruned) => {
    const oldest = (await steps.readOldest(readOldest(kind))) ?? Infinity;
    if (oldest >= limits[kind]) return 0;
    return await repeat(steps, deleteSome(kind), Math.min(limits[kind], oldest + mostDays * dayOf(kind)));
  };
  const pruneKinds = async (kinds: readonly Pruned[]) => {
    let n = 0;
    for (const kind of kinds) n += await pruneKind(kind);
    return n;
  };
  await repeat(steps, forgetVisitors, now - 2 * dayMs);
  const events = await pruneKind('events');
  // Made of events: not counted again.
  await pruneKinds(['digests', 'queryDigests']);
  return {
    events,
    comments: await pruneKind('comments'),
    votes: await pruneKinds(['votes', 'rollups', 'searchDays', 'contactDays', 'articleDays', 'tallies']),
  };
}

/** Runs a statement until it finds no more rows. */
async function repeat({ change }: PruneSteps, sql: string, value: number): Promise<number> {
  let sum = 0;
  for (let n = pruneStep; n === pruneStep; sum += n) n = await change(sql, value);
  return sum;
}
