/** Reads Help Scout Docs: through its API, or from answers of the API that were saved as files. */
import { jsonFileLike } from '#import/sources/json-files.ts';
import type { Place } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { readApi } from './read-api.ts';
import { readFiles } from './read-files.ts';
import { toTree } from './to-tree.ts';

export const helpscout = {
  title: 'Help Scout Docs',
  what: "a Docs site's address (with a key in HELPSCOUT_DOCS_API_KEY), or a folder of its API's answers",
  recognise,
  read: async (place, options) =>
    toTree(place.kind === 'url' ? await readApi(place.url, options) : readFiles(place), options.locale),
} satisfies Source;

function recognise(place: Place): string | undefined {
  if (place.kind === 'url')
    return /(?:\.helpscoutdocs\.com|^docsapi\.helpscout\.(?:net|com))$/.exec(place.url.hostname)?.input;
  return jsonFileLike(place, /(?:articles?|categor|collection)[^/]*$/i, /"collectionId"\s*:/);
}
