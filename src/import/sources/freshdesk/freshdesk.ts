/** Reads Freshdesk's solutions: through its API, or from answers of the API that were saved as files. */
import { jsonFileLike } from '#import/sources/json-files.ts';
import type { Place } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { readApi } from './read-api.ts';
import { readFiles } from './read-files.ts';
import { toTree } from './to-tree.ts';

export const freshdesk = {
  title: 'Freshdesk',
  what: "a helpdesk's address (with a key in FRESHDESK_API_KEY), or a folder of its API's answers",
  recognise,
  read: async (place, options) =>
    toTree(
      place.kind === 'url' ? await readApi(place.url, options) : readFiles(place, options.locale),
      options.locale,
    ),
} satisfies Source;

function recognise(place: Place): string | undefined {
  if (place.kind === 'url') {
    const { hostname, pathname } = place.url;
    if (hostname.endsWith('.freshdesk.com')) return hostname;
    return /^\/(?:[a-z-]+\/)?(?:support|api\/v2)\/solutions/.exec(pathname)?.[0];
  }
  return jsonFileLike(place, /(?:articles?|folders?)[^/]*$/i, /"(?:folder_id|parent_folder_id)"\s*:/);
}
