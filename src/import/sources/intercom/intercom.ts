/** Reads Intercom's articles: through its API, or from answers of the API that were saved as files. */
import { jsonFileLike, readJsonFiles } from '#import/sources/json-files.ts';
import type { FilePlace, FolderPlace, Place } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import type { Note } from '#import/tree/notes.ts';
import { readItems, type Read } from '#import/sources/items.ts';
import { readApi } from './read-api.ts';
import { article, collection, page, type IntercomArticle, type IntercomCollection } from './schema.ts';
import { toTree } from './to-tree.ts';

export const intercom = {
  title: 'Intercom',
  what: "a help centre's address (with a token in INTERCOM_TOKEN), or a folder of its API's answers",
  recognise,
  read: async (place, options) =>
    toTree(place.kind === 'url' ? await readApi(place.url, options) : readFiles(place), options.locale),
} satisfies Source;

function recognise(place: Place): string | undefined {
  if (place.kind === 'url') return /(?:^|\.)intercom\.(?:io|com|help)$/.exec(place.url.hostname)?.input;
  return jsonFileLike(place, /articles?[^/]*$/i, /"(?:workspace_id|translated_content|parent_type)"\s*:/);
}

/** Articles and collections, as they were read. */
export interface IntercomExport {
  readonly articles: readonly Read<IntercomArticle>[];
  readonly collections: readonly Read<IntercomCollection>[];
  readonly notes: readonly Note[];
}

function readFiles(place: FolderPlace | FilePlace): IntercomExport {
  const notes: Note[] = [];
  const files = readJsonFiles(place, notes).map(({ name, value }) => {
    const list = Array.isArray(value) ? value : (page.safeParse(value).data?.data ?? [value]);
    return { shown: name, list };
  });
  const isOfCollections = ({ shown }: { shown: string }) => /collection|section/i.test(shown);
  return {
    articles: files
      .filter((file) => !isOfCollections(file))
      .flatMap(({ list, shown }) => readItems(list, article, { shown, notes })),
    collections: files
      .filter(isOfCollections)
      .flatMap(({ list, shown }) => readItems(list, collection, { shown, notes })),
    notes,
  };
}
