/** Keeps accepted events: as many as their sender may send, each vote with a verdict on whether it counts. */
import { dayMs } from '#base/day.ts';
import { retryAfterFailure } from './answers.ts';
import type { Arrival } from './ingest.ts';
import type { Claim, Limiter } from './limits.ts';
import type { CollectorOptions } from './options.ts';
import { eventFlags, eventKinds, StoreUnavailable, type StoredEvent } from './store.ts';
import { createAskerBook } from './asker-book.ts';
import { createSearchBook } from './search-book.ts';
import { createVoteBook } from './vote-book.ts';
import type { Writer } from './writer.ts';

/** Events that the database refused, by their place; or how long to wait, and why. */
type Kept = { readonly rejected: readonly number[] } | { readonly wait: number; readonly status: 429 | 503 };

/** Keeps events that were accepted, for what they claim of the sender's limits. */
export type Keep = (
  accepted: readonly StoredEvent[],
  claims: readonly Claim[],
  arrival: Arrival,
) => Promise<Kept>;

/** What keeps events through the writer. */
export function createKeeper(
  options: Pick<CollectorOptions, 'tallies' | 'tellNetworks' | 'onFailure'> & {
    readonly monotonic: () => number;
    readonly limiter: Limiter;
    readonly writer: Writer;
  },
): Keep {
  const { tallies, limiter, monotonic, writer } = options;
  const tellNetworks = options.tellNetworks ?? (() => undefined);
  const [book, searches] = [createVoteBook(tellNetworks), createSearchBook(tellNetworks)];
  const askers = createAskerBook();

  /** A vote with the flag that says why it doesn't count, if it's one of too many; a search with the one that says that it does. */
  const judge = (event: StoredEvent, { sender, now }: Arrival): StoredEvent => {
    const { article, locale, epoch, voteKey } = event;
    if (event.kind === eventKinds.search || event.kind === eventKinds.result_click) {
      const isFirst = askers.isFirst(event, sender, Math.floor(now / dayMs));
      return isFirst ? { ...event, flags: event.flags | eventFlags.firstInNetwork } : event;
    }
    if (!event.vote || event.flags !== 0 || !article || !locale || epoch === null || !voteKey) return event;
    const flags = book.judge({ article, locale, epoch, voteKey }, sender, Math.floor(now / dayMs));
    return { ...event, flags };
  };

  return async (accepted, claims, arrival) => {
    const wait = limiter.take(claims, monotonic());
    if (wait > 0) {
      tallies.add('limited');
      return { wait, status: 429 };
    }
    const events = accepted.map((event) => judge(event, arrival));
    try {
      const results = events.length === 0 ? [] : await writer.write(events);
      for (const [index, result] of results.entries()) {
        const event = events[index];
        if (result !== 'stored') tallies.add(result);
        else if (event) searches.note(event, arrival.sender.network, Math.floor(arrival.now / dayMs));
      }
      return { rejected: results.flatMap((result, index) => (result === 'rejected' ? [index] : [])) };
    } catch (error) {
      tallies.add('unavailable');
      if (!(error instanceof StoreUnavailable)) options.onFailure?.(error);
      return { wait: retryAfterFailure, status: 503 };
    }
  };
}
