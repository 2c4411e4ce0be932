/** The search index of what is on disk now, built when somebody searches. */
import { join } from 'node:path';
import type { OutputFile } from '#publish/output/output.ts';
import { closePagefind } from '#publish/search/pagefind.ts';
import { unreadDocument } from '#publish/search/search-documents.ts';
import { makeSearchIndex } from '#publish/search/search-index.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { searchSources } from '#model/search/sources.ts';
import { createTurns } from './turns.ts';

/** A file of the index, by its path below the site's root. */
export type LiveSearch = (path: string) => Promise<OutputFile | undefined>;

/** Files of one locale's index. */
type Index = ReadonlyMap<string, OutputFile>;

/** Builds indexes one after the other, in their own folder since they include drafts. */
export function createLiveSearch(
  cacheDir: string,
): (centre: HelpCentre, settings: ReadonlyMap<string, SearchSettings>) => LiveSearch {
  const inTurn = createTurns();
  return (centre, settings) => {
    const indexes = new Map<string, Promise<Index>>();
    return async (path) => {
      const id = path.split('/')[1] ?? '';
      const locale = centre.site.locales.find((candidate) => candidate.id === id);
      const own = settings.get(id);
      if (!locale || !own) return undefined;
      let index = indexes.get(id);
      if (!index) {
        index = inTurn(() => makeIndex(centre, locale, own, join(cacheDir, 'dev-search')));
        indexes.set(id, index);
      }
      return (await index).get(path);
    };
  };
}

async function makeIndex(
  centre: HelpCentre,
  locale: { readonly id: string; readonly lang: string },
  settings: SearchSettings,
  cacheDir: string,
): Promise<Index> {
  const sources = searchSources(centre, locale.id);
  if (sources.length === 0) return new Map();
  const { pagefind } = centre.site.search;
  const documents = sources.map(unreadDocument);
  const { files } = await makeSearchIndex({ locale, documents, settings, pagefind, cacheDir });
  await closePagefind();
  return new Map(files.map((file) => [file.path, file]));
}
