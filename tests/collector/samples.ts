/** Events, manifests and stores for tests. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { eventKinds, type CopiedRow, type Store, type StoredEvent } from '#collector/store.ts';

export const dayMs = 86_400_000;
/** 2026-03-01T12:00:00Z: the day after a month's end. */
export const noon = Date.UTC(2026, 2, 1, 12);
export const noonDay = Math.floor(noon / dayMs);
export const rev = 'a1b2c3d4e5f6';

/** A temporary folder, and how to delete it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'feedback-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A vote ready for a store. */
export function voteEvent(
  change: Partial<StoredEvent> & {
    readonly value?: number;
    readonly seq?: number;
    readonly reasons?: number;
  } = {},
): StoredEvent {
  const { value = 1, seq = 1, reasons = 0, ...fields } = change;
  return {
    id: randomUUID(),
    kind: eventKinds.rate,
    day: noonDay,
    receivedAt: noon,
    article: 'return-item',
    locale: 'en',
    rev,
    epoch: 1,
    voteKey: randomUUID(),
    episode: null,
    flags: 0,
    data: '{}',
    vote: { value, reasons, seq },
    comment: null,
    ...fields,
  };
}

/** A comment ready for a store. */
export const storedComment = (body: string, change: Partial<StoredEvent> = {}, seq = 2): StoredEvent => ({
  ...voteEvent(change),
  kind: eventKinds.comment,
  vote: null,
  comment: { body, seq },
});

/** A search ready for a store. */
export const storedSearch = (data: object, change: Partial<StoredEvent> = {}): StoredEvent => ({
  ...voteEvent(change),
  kind: eventKinds.search,
  article: null,
  rev: null,
  epoch: null,
  voteKey: null,
  episode: randomUUID(),
  vote: null,
  data: JSON.stringify(data),
  ...change,
});

export const manifest: FeedbackManifest = {
  v: 1,
  articles: ['en', 'tr'].flatMap((locale) =>
    ['return-item', 'track-parcel'].map((id) => ({
      id,
      locale,
      epoch: 1,
      rev,
      title: id,
      path: `/${locale}/orders/${id}/`,
    })),
  ),
};

/** Ids of all events in a store. */
export async function storedIds(store: Store): Promise<string[]> {
  const ids: string[] = [];
  let after: CopiedRow | undefined;
  do {
    const page = await store.readPage('event', after, 1000);
    for (const [id] of page) ids.push(String(id));
    after = page.at(-1);
  } while (after);
  return ids;
}
