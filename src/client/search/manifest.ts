/** What an index says of itself: the one file of it whose address never changes, so it is asked for anew. */
import { fetchOwn } from '#client/page/own-data.ts';
import type { SearchManifest } from '#model/search/browser/index-format.ts';

/** The manifest of a locale's index. Rejects when it can't be fetched. */
export const fetchManifest = (locale: string): Promise<SearchManifest> =>
  fetchOwn(`/search-index/${locale}/manifest.json`, { cache: 'no-cache' });
