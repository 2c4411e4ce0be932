/**
 * Votes and comments on their way. Each waits in `localStorage` under a key of its own, so that tabs never overwrite
 * each other, until the collector confirms it; a second delivery is harmless, since events have ids.
 */
import { dayMs } from '#base/day.ts';
import { isRecord } from '#base/is-record.ts';
import { parseJson } from '#base/parse-json.ts';
import { tryStorage } from '#client/page/storage.ts';
import type { CommentEvent, FeedbackEvent, RateEvent } from '#model/feedback/events.ts';
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
    tryStorage(() => localStorage.removeItem(prefix + id));
  };
  /** Oldest first. Broken, too old and too many are dropped. */
  const waiting = () => {
    const stored = tryStorage(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => storedEvent(key) ?? drop(key)),
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
      const kept = tryStorage(() => {
        localStorage.setItem(prefix + event.id, JSON.stringify(event));
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

function drop(key: string): [] {
  localStorage.removeItem(key);
  return [];
}

/** The event under a key, unless it is too old, or somebody else's. */
function storedEvent(key: string): FeedbackEvent | undefined {
  const event = parseJson(localStorage.getItem(key) ?? '');
  return isVote(event) && prefix + event.id === key && Date.now() - event.t < maxAgeMs ? event : undefined;
}

/** What the queue and the delivery rely on; the collector checks the rest, and refuses one event without the others. */
const isVote = (value: unknown): value is RateEvent | CommentEvent =>
  isRecord(value) &&
  typeof value['id'] === 'string' &&
  typeof value['t'] === 'number' &&
  (value['k'] === 'rate' || (value['k'] === 'comment' && typeof value['c'] === 'string'));

function firstBatch(events: readonly FeedbackEvent[]): FeedbackEvent[] {
  let characters = 0;
  return events.slice(0, maxBatch).filter((event, index) => {
    characters += JSON.stringify(event).length;
    return index === 0 || characters <= maxBatchCharacters;
  });
}
