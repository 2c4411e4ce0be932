/** Makes the search indexes of all locales beside the rendering of pages, in a thread of their own. */
import { Worker } from 'node:worker_threads';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { HelpCentre } from '#model/help-centre.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { searchSources, selfTestQueries, type SearchSource } from '#model/search/sources.ts';
import type { SelfTestQuery } from '#model/search/self-test.ts';
import type { Problem } from '#problems/problem.ts';
import type { OutputFile } from './output.ts';

/** What the thread is told of a locale. */
export interface SearchJob {
  readonly locale: { readonly id: string; readonly lang: string };
  readonly key: string;
  readonly sources: readonly SearchSource[];
  readonly settings: SearchSettings;
  readonly queries: readonly SelfTestQuery[];
  readonly cacheDir: string;
}

/** What it answers. */
export interface SearchResult {
  readonly files: readonly OutputFile[];
  /** `search-self-test`: what an article promises to be found by does not find it. */
  readonly problems: readonly Problem[];
}

/**
 * Starts making the indexes; the promise gives their files, and the problems of the self-test.
 * It rejects when Pagefind reports an error.
 */
export function makeSearchIndexes(
  centre: HelpCentre,
  settings: ReadonlyMap<string, SearchSettings>,
  cacheDir: string,
): Promise<SearchResult> {
  const jobs = centre.site.locales.flatMap(({ id, lang }): SearchJob[] => {
    const sources = searchSources(centre, id);
    const own = settings.get(id);
    if (sources.length === 0 || !own) return [];
    const key = hash('sha256', JSON.stringify(sources));
    const queries = selfTestQueries(centre, id);
    return [
      { locale: { id, lang }, key, sources, settings: own, queries, cacheDir: join(cacheDir, 'search') },
    ];
  });
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: jobs });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`this cannot happen: the search thread ended with ${code}`)),
    );
  });
}
