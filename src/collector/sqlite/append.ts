/** Keeps one event in SQLite, and what it changes. */
import type { SQLInputValue } from 'node:sqlite';
import { lastingFlags, type RowResult, type StoredEvent } from '#collector/store.ts';
import { toBlob } from './blobs.ts';

const insertEvent = `INSERT INTO event
  (id, kind, day, received_at, article, locale, rev, epoch, vote_key, episode, flags, data)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;

const upsertVote = `INSERT INTO vote (article, locale, epoch, vote_key, rev, seq, value, reasons, day, flags)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, locale, epoch, vote_key) DO UPDATE SET
    rev = excluded.rev, seq = excluded.seq, value = excluded.value, reasons = excluded.reasons,
    day = excluded.day, flags = excluded.flags | (vote.flags & ${lastingFlags})
  WHERE excluded.seq > vote.seq`;

const upsertComment = `INSERT INTO comment (article, locale, epoch, vote_key, rev, seq, day, body, flags)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, locale, epoch, vote_key) DO UPDATE SET
    rev = excluded.rev, seq = excluded.seq, day = excluded.day, body = excluded.body, flags = excluded.flags
  WHERE excluded.seq > comment.seq`;

/** Runs the statements that keep an event which is new; inside a transaction. */
export function appendEvent(
  run: (sql: string, ...values: SQLInputValue[]) => number,
  event: StoredEvent,
): RowResult {
  const { article, locale, rev, epoch, day, flags, vote, comment } = event;
  const key = event.voteKey === null ? null : toBlob(event.voteKey);
  const fresh = run(
    insertEvent,
    toBlob(event.id),
    event.kind,
    day,
    event.receivedAt,
    article,
    locale,
    rev,
    epoch,
    key,
    event.episode === null ? null : toBlob(event.episode),
    flags,
    event.data,
  );
  if (fresh === 0) return 'duplicate';
  if (vote) {
    run(upsertVote, article, locale, epoch, key, rev, vote.seq, vote.value, vote.reasons, day, flags);
  }
  if (comment) run(upsertComment, article, locale, epoch, key, rev, comment.seq, day, comment.body, flags);
  return 'stored';
}
