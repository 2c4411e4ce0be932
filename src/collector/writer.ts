/** Group commit: what arrives while one commit runs is committed together by the next. */
import { setTimeout as wait } from 'node:timers/promises';
import { RowError, StoreUnavailable, type RowResult, type Store, type StoredEvent } from './store.ts';

export interface WriterOptions {
  /** Most rows of one commit. */
  readonly maxRows?: number;
  /** Rows that may wait; more are refused at once, so that memory stays bounded. */
  readonly capacity?: number;
  /** How long a batch is retried while the store is busy or away. */
  readonly patienceMs?: number;
  /** Commits at the same time: 1 for SQLite, a few for PostgreSQL. */
  readonly lanes?: number;
}

export interface Writer {
  /** Resolves after the commit. Rejects with `StoreUnavailable` where nothing is known to be kept. */
  write(events: readonly StoredEvent[]): Promise<readonly RowResult[]>;
  /** Rows waiting or being written. */
  readonly queued: number;
  /** Milliseconds that the last commit took; `undefined` before the first. */
  readonly lastCommitMs: number | undefined;
  /** Commits what waits; afterwards nothing is accepted. */
  close(): Promise<void>;
}

interface Entry {
  readonly events: readonly StoredEvent[];
  readonly since: number;
  readonly resolve: (results: readonly RowResult[]) => void;
  readonly reject: (error: unknown) => void;
}

const retryEveryMs = 50;

/** A writer in front of a store. Times are measured by the monotonic clock: the wall clock may jump. */
export function createWriter(store: Pick<Store, 'append'>, options: WriterOptions = {}): Writer {
  const { maxRows = 500, capacity = 20_000, patienceMs = 5000, lanes = 1 } = options;
  const waiting: Entry[] = [];
  let [queued, active, scheduled, closed] = [0, 0, false, false];
  let lastCommitMs: number | undefined;
  let idle: (() => void) | undefined;

  const schedule = () => {
    if (scheduled || active >= lanes || waiting.length === 0) return;
    scheduled = true;
    // After the sockets that are ready now have been read: their requests share the commit.
    setImmediate(() => {
      scheduled = false;
      void flush();
    });
  };

  const flush = async () => {
    const entries = takeEntries(waiting, maxRows);
    if (entries.length === 0) return;
    active += 1;
    schedule();
    const events = entries.flatMap((entry) => entry.events);
    const started = performance.now();
    try {
      const results = await appendPatiently(store, events, (entries[0]?.since ?? started) + patienceMs);
      lastCommitMs = performance.now() - started;
      handOut(results, entries);
    } catch (error) {
      for (const { reject } of entries) reject(error);
    }
    queued -= events.length;
    active -= 1;
    if (queued === 0) idle?.();
    schedule();
  };

  return {
    write: (events) => {
      if (closed || queued + events.length > capacity) {
        return Promise.reject(new StoreUnavailable('Too many events are waiting.', { retry: false }));
      }
      queued += events.length;
      return new Promise((resolve, reject) => {
        waiting.push({ events, since: performance.now(), resolve, reject });
        schedule();
      });
    },
    get queued() {
      return queued;
    },
    get lastCommitMs() {
      return lastCommitMs;
    },
    close: async () => {
      closed = true;
      if (queued > 0) {
        await new Promise<void>((resolve) => {
          idle = resolve;
        });
      }
    },
  };
}

/** Gives each entry the results of its own events. */
function handOut(results: readonly RowResult[], entries: readonly Entry[]): void {
  let from = 0;
  for (const { events, resolve } of entries) {
    resolve(results.slice(from, from + events.length));
    from += events.length;
  }
}

function takeEntries(waiting: Entry[], maxRows: number): Entry[] {
  let [count, rows] = [0, 0];
  for (const { events } of waiting) {
    if (count > 0 && rows + events.length > maxRows) break;
    rows += events.length;
    count += 1;
  }
  return waiting.splice(0, count);
}

async function appendPatiently(
  store: Pick<Store, 'append'>,
  events: readonly StoredEvent[],
  deadline: number,
): Promise<readonly RowResult[]> {
  for (;;) {
    try {
      return await appendAround(store, events);
    } catch (error) {
      const again = error instanceof StoreUnavailable && error.retry && performance.now() < deadline;
      if (!again) throw error;
      await wait(retryEveryMs);
    }
  }
}

/** Appends a batch; where the database refuses a row of it, halves find that row and the others are kept. */
async function appendAround(
  store: Pick<Store, 'append'>,
  events: readonly StoredEvent[],
): Promise<readonly RowResult[]> {
  try {
    return await store.append(events);
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    if (events.length === 1) return ['rejected'];
    const middle = Math.ceil(events.length / 2);
    const first = await appendAround(store, events.slice(0, middle));
    return [...first, ...(await appendAround(store, events.slice(middle)))];
  }
}
