/**
 * Votes and comments that have not arrived. Each waits in `localStorage` under a key of its own, so that tabs never overwrite
 * each other.
 */
import { dayMs } from '#base/day.ts';
import { isRecord } from '#base/is-record.ts';
import { parseJson } from '#base/parse-json.ts';
import { tryStorage } from '#client/page/storage.ts';
import type { CommentEvent, FeedbackEvent, RateEvent } from '#model/feedback/events.ts';

const prefix = 'hc.v1.q:';
const maxEvents = 50;
const maxAgeMs = 14 * dayMs;

/** Votes that this browser keeps until they arrive. Without storage (private windows, full disks) they live as long as the page. */
export interface WaitingVotes {
  readonly add: (event: FeedbackEvent) => void;
  readonly remove: (id: string) => void;
  /** Oldest first. Broken, too old and too many are dropped. */
  readonly all: () => readonly FeedbackEvent[];
}

/** The votes of this browser, those of earlier pages too. */
export function waitingVotes(): WaitingVotes {
  const memory = new Map<string, FeedbackEvent>();
  const remove = (id: string) => {
    memory.delete(id);
    tryStorage(() => localStorage.removeItem(prefix + id));
  };
  return {
    add: (event) => {
      const isKept = tryStorage(() => {
        localStorage.setItem(prefix + event.id, JSON.stringify(event));
        return true;
      });
      if (!isKept) memory.set(event.id, event);
    },
    remove,
    all: () => {
      const all = [...memory.values(), ...(tryStorage(stored) ?? [])].toSorted((a, b) => a.t - b.t);
      for (const { id } of all.splice(0, all.length - maxEvents)) remove(id);
      return all;
    },
  };
}

const stored = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => storedEvent(key) ?? drop(key));

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
