/** Reads Zendesk Guide: through its API, or from answers of the API that were saved as files. */
import { assetsIn } from '#import/sources/folder.ts';
import { jsonFileLike } from '#import/sources/json-files.ts';
import type { Place } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { readApi } from './read-api.ts';
import { readFiles } from './read-files.ts';
import { toTree } from './to-tree.ts';

export const zendesk = {
  title: 'Zendesk Guide',
  what: "a help centre's address, or a folder of its API's answers",
  recognise,
  read: async (place, options) => {
    const tree = toTree(
      place.kind === 'url' ? await readApi(place.url, options) : readFiles(place),
      options.locale,
    );
    // Pictures that lie beside saved answers, as in our own export.
    return place.kind === 'folder' ? { ...tree, assets: assetsIn(place) } : tree;
  },
} satisfies Source;

function recognise(place: Place): string | undefined {
  if (place.kind === 'url') {
    const { hostname, pathname } = place.url;
    if (hostname.endsWith('.zendesk.com')) return hostname;
    return /^\/(?:hc(?:\/|$)|api\/v2\/help_center)/.exec(pathname)?.[0];
  }
  return jsonFileLike(place, /articles?[^/]*$/i, /"section_id"\s*:/);
}
