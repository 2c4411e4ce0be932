/**
 * Votes and comments that this browser keeps until they arrive. Each waits in `localStorage` under a key of its own, so that
 * tabs never overwrite each other.
 */
import { dayMs } from '#base/day.ts';
import { isLike } from '#client/page/is-like.ts';
import { storedJson, storeJson, tryStorage } from '#client/page/storage.ts';
import type { CommentEvent, FeedbackEvent, RateEvent } from '#model/feedback/events.ts';

/** What the keys of votes begin with. */
export const votePrefix = 'hc.v1.q:';
const maxEvents = 50;
const maxAgeMs = 14 * dayMs;
/** No form makes an event of so many. Browsers refuse to send more than 64 KiB while a page goes away. */
const maxCharacters = 10_000;

/** Without storage (private windows, full disks), events live as long as the page. */
const memory = new Map<string, FeedbackEvent>();

/** Keeps an event. */
export function keepVote(event: FeedbackEvent): void {
  if (!storeJson(votePrefix + event.id, event)) memory.set(event.id, event);
}

/** Forgets an event: it has arrived, or nobody wants it. */
export function forgetVote(id: string): void {
  memory.delete(id);
  tryStorage(() => localStorage.removeItem(votePrefix + id));
}

/** What waits, oldest first. Broken, too old and too many are dropped. */
export function waitingVotes(): readonly FeedbackEvent[] {
  const all = [...memory.values(), ...(tryStorage(storedVotes) ?? [])].toSorted((a, b) => a.t - b.t);
  for (const { id } of all.splice(0, all.length - maxEvents)) forgetVote(id);
  return all;
}

const storedVotes = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(votePrefix))
    .flatMap((key) => {
      const event = storedJson(key);
      if (isVote(event) && votePrefix + event.id === key && Date.now() - event.t < maxAgeMs) return event;
      localStorage.removeItem(key);
      return [];
    });

/** What this file relies on; the collector checks the rest, and refuses one event without the others. No request carries more. */
const isVote = (value: unknown): value is RateEvent | CommentEvent =>
  isLike(value, { t: 0 }) && JSON.stringify(value).length < maxCharacters;
