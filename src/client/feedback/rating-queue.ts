/**
 * Votes and comments on their way. Each waits in `localStorage` under a key of its own, so that tabs never overwrite
 * each other, until the collector confirms it; a second delivery is harmless, since events have ids.
 */
import { dayMs } from '#base/day.ts';
import type { FeedbackEvent } from '#model/feedback/events.ts';
import { deliver, sendLast } from './delivery.ts';

const prefix = 'hc.v1.q:';
const maxEvents = 50;
const maxAgeMs = 14 * dayMs;
const maxBatch = 20;
/** Below the collector's 16 KiB, at the worst three bytes a character. */
const maxBatchCharacters = 5000;
const firstWaitMs = 2000;
const longestWaitMs = 300_000;

export interface RatingQueue {
  /** Keeps an event and sends it soon, together with what follows within a moment. */
  add(event: FeedbackEvent): void;
  /** Sends what waits. */
  flush(): Promise<void>;
}

/** The queue of this browser for one collector; sends what an earlier page left, and listens for `online`. */
export function createRatingQueue(endpoint: string, signal: AbortSignal): RatingQueue {
  /** Without storage (private windows, full disks), events live as long as the page. */
  const memory = new Map<string, FeedbackEvent>();
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remove = (id: string) => {
    memory.delete(id);
    withStorage((storage) => storage.removeItem(prefix + id));
  };
  /** Oldest first. Broken, too old and too many are dropped. */
  const waiting = () => {
    const stored = withStorage((storage) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => parseEvent(storage.getItem(key), key.slice(prefix.length)) ?? drop(storage, key)),
    );
    const all = [...memory.values(), ...(stored ?? [])].toSorted((a, b) => a.t - b.t);
    for (const { id } of all.splice(0, all.length - maxEvents)) remove(id);
    return all;
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void queue.flush(), ms);
  };
  const sendAll = async () => {
    for (let batch = firstBatch(waiting()); batch.length > 0; batch = firstBatch(waiting())) {
      const result = await deliver(endpoint, batch);
      if (result !== 'done') {
        const wait = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
        failures += 1;
        later(Math.max(result.waitMs, wait));
        return;
      }
      failures = 0;
      for (const { id } of batch) remove(id);
    }
  };
  const queue: RatingQueue = {
    add: (event) => {
      const kept = withStorage((storage) => {
        storage.setItem(prefix + event.id, JSON.stringify(event));
        return true;
      });
      if (!kept) memory.set(event.id, event);
      later(300);
    },
    // One tab sends at a time, where the browser can tell.
    flush: async () => {
      const locks = 'locks' in navigator ? navigator.locks : undefined;
      await (locks
        ? locks.request(prefix, { ifAvailable: true }, (lock) => (lock ? sendAll() : later(firstWaitMs)))
        : sendAll());
    },
  };
  addEventListener('online', () => later(0), { signal });
  addEventListener(
    'visibilitychange',
    () => {
      const rest = document.visibilityState === 'hidden' ? firstBatch(waiting()) : [];
      if (rest.length > 0) sendLast(endpoint, rest);
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(timer));
  if (waiting().length > 0) later(1000);
  return queue;
}

/** Returns `undefined` if storage is absent, forbidden or full. */
export function withStorage<Result>(work: (storage: Storage) => Result): Result | undefined {
  try {
    return work(localStorage);
  } catch {
    // Nothing is lost that the reader could see: votes then live as long as the page.
    return undefined;
  }
}

function drop(storage: Storage, key: string): [] {
  storage.removeItem(key);
  return [];
}

function parseEvent(text: string | null, id: string): FeedbackEvent | undefined {
  try {
    const event = JSON.parse(text ?? '') as FeedbackEvent;
    return event.id === id && Date.now() - event.t < maxAgeMs ? event : undefined;
  } catch {
    return undefined;
  }
}

function firstBatch(events: readonly FeedbackEvent[]): FeedbackEvent[] {
  let characters = 0;
  return events.slice(0, maxBatch).filter((event, index) => {
    characters += JSON.stringify(event).length;
    return index === 0 || characters <= maxBatchCharacters;
  });
}
