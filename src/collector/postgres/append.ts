/** One statement that keeps a batch: atomic by itself, one round trip, one commit. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { lastingFlags, type StoredEvent } from '#collector/store.ts';

type Column = readonly [name: string, type: string, valueOf: (event: StoredEvent) => string | number | null];

/** Each column of the batch is one array parameter. */
const columns: readonly Column[] = [
  ['id', 'uuid', (e) => e.id],
  ['kind', 'integer', (e) => e.kind],
  ['day', 'integer', (e) => e.day],
  ['received_at', 'bigint', (e) => e.receivedAt],
  ['article', 'text', (e) => e.article],
  ['locale', 'text', (e) => e.locale],
  ['rev', 'text', (e) => e.rev],
  ['epoch', 'integer', (e) => e.epoch],
  ['vote_key', 'uuid', (e) => e.voteKey],
  ['episode', 'uuid', (e) => e.episode],
  ['flags', 'integer', (e) => e.flags],
  ['data', 'text', (e) => e.data],
  ['value', 'integer', (e) => e.vote?.value ?? null],
  ['reasons', 'integer', (e) => e.vote?.reasons ?? null],
  ['seq', 'integer', (e) => e.vote?.seq ?? e.comment?.seq ?? null],
  ['body', 'text', (e) => e.comment?.body ?? null],
];

/**
 * Parameters of `appendSql`. Of events with the same id the first counts; rows are sorted by id, so that two
 * collectors never wait for each other in a ring.
 */
export function appendColumns(batch: readonly StoredEvent[]): (string | number | null)[][] {
  const byId = new Map(batch.toReversed().map((event) => [event.id, event]));
  const sorted = [...byId.values()].toSorted(byCodeUnits(({ id }) => id));
  return columns.map(([, , valueOf]) => sorted.map(valueOf));
}

/**
 * Keeps the events that are new, then what they change. `DISTINCT ON` leaves the last word of each key, since
 * one statement must not change a row twice; `ORDER BY` gives every collector the same order of locks.
 */
export const appendSql = `
WITH batch AS (
  SELECT * FROM unnest(${columns.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')})
    AS row (${columns.map(([name]) => name).join(', ')})
), fresh AS (
  INSERT INTO event (id, kind, day, received_at, article, locale, rev, epoch, vote_key, episode, flags, data)
  SELECT id, kind, day, received_at, article, locale, rev, epoch, vote_key, episode, flags,
    data FROM batch
  ON CONFLICT (id) DO NOTHING RETURNING id
), votes AS (
  INSERT INTO vote (article, locale, epoch, vote_key, rev, seq, value, reasons, day, flags)
  SELECT DISTINCT ON (article, locale, epoch, vote_key)
    article, locale, epoch, vote_key, rev, seq, value, reasons, day, flags
  FROM batch WHERE value IS NOT NULL AND id IN (SELECT id FROM fresh)
  ORDER BY article, locale, epoch, vote_key, seq DESC
  ON CONFLICT (article, locale, epoch, vote_key) DO UPDATE SET
    rev = excluded.rev, seq = excluded.seq, value = excluded.value, reasons = excluded.reasons,
    day = excluded.day, flags = excluded.flags | (vote.flags & ${lastingFlags})
  WHERE excluded.seq > vote.seq
), comments AS (
  INSERT INTO comment (article, locale, epoch, vote_key, rev, seq, day, body, flags)
  SELECT DISTINCT ON (article, locale, epoch, vote_key)
    article, locale, epoch, vote_key, rev, seq, day, body, flags
  FROM batch WHERE body IS NOT NULL AND id IN (SELECT id FROM fresh)
  ORDER BY article, locale, epoch, vote_key, seq DESC
  ON CONFLICT (article, locale, epoch, vote_key) DO UPDATE SET
    rev = excluded.rev, seq = excluded.seq, day = excluded.day, body = excluded.body, flags = excluded.flags
  WHERE excluded.seq > comment.seq
)
SELECT id FROM fresh`;
