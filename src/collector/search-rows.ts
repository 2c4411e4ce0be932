/** Search events as stored, read back as rows of a search episode. */
import type { SearchRow } from '#model/feedback/searches.ts';
import { eventKinds } from './store.ts';

/** What the databases give for a search, an opened result or a contact. */
export interface StoredSearch {
  readonly kind: number;
  readonly locale: string | null;
  readonly episode: string;
  readonly day: number;
  readonly data: string;
  readonly received_at: number;
}

/** A row of an episode. The collector wrote `data` itself, so it is read as it was written. */
export function toSearchRow(row: StoredSearch): SearchRow {
  const data = JSON.parse(row.data) as { readonly q?: string; readonly i?: number; readonly n?: number };
  const kind =
    row.kind === eventKinds.search
      ? 'search'
      : row.kind === eventKinds.result_click
        ? 'result_click'
        : 'contact';
  return {
    kind,
    locale: row.locale ?? '',
    episode: row.episode,
    day: row.day,
    order: data.i ?? row.received_at,
    query: data.q ?? '',
    results: data.n ?? 0,
  };
}
