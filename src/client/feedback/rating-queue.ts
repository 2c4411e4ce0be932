/**
 * Votes and comments on their way: they wait on the device until the collector confirms them. A second delivery is harmless,
 * since events have ids.
 */
import type { FeedbackEvent } from '#model/feedback/events.ts';
import { deliver, sendLast } from './delivery.ts';
import { forgetVote, keepVote, votePrefix, waitingVotes } from './waiting-votes.ts';

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
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const sendAll = async () => {
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      const result = await deliver(endpoint, batch);
      if (result !== 'done') {
        const wait = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
        failures += 1;
        later(Math.max(result.waitMs, wait));
        return;
      }
      failures = 0;
      for (const { id } of batch) forgetVote(id);
    }
  };
  // One tab sends at a time, where the browser can tell.
  const flush = async () => {
    const locks = 'locks' in navigator ? navigator.locks : undefined;
    await (locks
      ? locks.request(votePrefix, { ifAvailable: true }, (lock) => (lock ? sendAll() : later(firstWaitMs)))
      : sendAll());
  };
  const onHidden = () => {
    const rest = document.visibilityState === 'hidden' ? nextBatch() : [];
    if (rest.length > 0) sendLast(endpoint, rest);
  };
  addEventListener('online', () => later(0), { signal });
  addEventListener('visibilitychange', onHidden, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  if (waitingVotes().length > 0) later(1000);
  return {
    add: (event) => {
      keepVote(event);
      later(300);
    },
    flush,
  };
}

function nextBatch(): FeedbackEvent[] {
  let characters = 0;
  return waitingVotes()
    .slice(0, maxBatch)
    .filter((event, index) => {
      characters += JSON.stringify(event).length;
      return index === 0 || characters <= maxBatchCharacters;
    });
}
