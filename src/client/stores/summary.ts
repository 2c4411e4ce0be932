import type { Messages } from '#client/page/messages.ts';
import type { StoresAnswer, StoresRequest } from '#model/stores/browser/search-stores.ts';

/** What was found, in a sentence: `3 stores in Berlin`. No DOM. */
export function describeAnswer(
  { total, hits, place, inPlace }: StoresAnswer,
  { text: query, near, area }: StoresRequest,
  message: Messages,
): string {
  if (query.trim() !== '' && !place) return message('stores:find.none', { query });
  if (hits.length === 0) return message('stores:find.noMatch');
  const stores = message('stores:find.results', { count: total });
  const name = place ? [place.label, place.within].filter(Boolean).join(', ') : '';
  if (place?.isGuess) return message('stores:find.guess', { query, place: name });
  // The places that share the name are offered beside it.
  if (place && inPlace > 0) return message('stores:find.inPlace', { stores, place: place.label });
  if (place) return message('stores:find.nearPlace', { stores, place: name });
  if (area) return message('stores:find.inArea', { stores });
  return near ? message('stores:find.nearYou', { stores }) : stores;
}
