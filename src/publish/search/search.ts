/** Makes the search indexes of all locales, and says what their self-tests find. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sum } from '#base/sum.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { searchSources, selfTestQueries } from '#model/search/sources.ts';
import { selfTestProblems, type SelfTestQuery } from '#model/search/self-test.ts';
import type { Problem } from '#problems/problem.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { Locale } from '#site/site.ts';
import type { Stage } from '#publish/stopwatch.ts';
import type { KeptPages } from './kept-pages.ts';
import { unreadDocument } from './search-documents.ts';
import { keptPages } from './search-index.ts';
import type { IndexedLocale, SearchJob } from './search-job.ts';
import { missesAmong, recordPath, selfTestRecord } from './search-self-test.ts';
import { startSearchThread } from './search-thread.ts';

/** What search gives to the site. */
export interface SearchResult {
  readonly files: readonly OutputFile[];
  /** `search-self-test`: what an article promises to be found by does not find it. */
  readonly problems: readonly Problem[];
  /** What the thread did, if there was one. */
  readonly stages: readonly Stage[];
}

/** What is indexed. */
interface ToIndex {
  readonly centre: HelpCentre;
  readonly settings: ReadonlyMap<string, SearchSettings>;
  readonly locales: readonly Locale[];
}

/** The search of one build. */
export interface SearchBuild {
  /** Begins with a help centre's articles, if a thread does it. */
  readonly begin: (toIndex: ToIndex) => void;
  /** Returns the files of all indexes. Rejects if Pagefind reports an error. */
  readonly finish: (onStep: (step: string) => void) => Promise<SearchResult>;
  /** Ends the thread, whatever it is doing. */
  readonly stop: () => void;
}

/** With fewer new pages, a thread takes longer to start than it saves. */
const fewPages = 200;

/**
 * Prepares indexing: beside the rendering of pages, in a thread of its own, or after it where the cache has all but a few of
 * the pages. Without a cache the thread starts at once, so that its code is ready when the articles are.
 */
export function prepareSearch(places: { readonly cacheDir: string }): SearchBuild {
  const cacheDir = join(places.cacheDir, 'search');
  let thread = existsSync(cacheDir) ? undefined : startSearchThread();
  let asked: readonly AskedLocale[] = [];
  return {
    begin: (toIndex) => {
      asked = localesToIndex(toIndex, cacheDir);
      if (!thread && sum(asked, countNew) > fewPages) thread = startSearchThread();
      thread?.begin(asked.map(({ job }) => job));
    },
    finish: async (onStep) => {
      const { indexed, stages } = thread ? await thread.finish() : await indexHere(asked, onStep);
      const problems = asked.flatMap((one) => conclude(one, indexed));
      return { files: indexed.flatMap(({ files }) => files), problems, stages };
    },
    stop: () => thread?.stop(),
  };
}

/** A locale to index, and what its self-test asks, with places of problems: only these have to be found out. */
interface AskedLocale {
  readonly job: SearchJob;
  readonly queries: readonly SelfTestQuery[];
  readonly kept: KeptPages;
}

function localesToIndex({ centre, settings, locales }: ToIndex, cacheDir: string): readonly AskedLocale[] {
  return locales.flatMap(({ id, lang }): AskedLocale[] => {
    const sources = searchSources(centre, id);
    const own = settings.get(id);
    if (sources.length === 0 || !own) return [];
    const queries = selfTestQueries(centre, id, own.questions);
    const { pagefind } = centre.site.search;
    const texts = queries.map(({ query }) => query);
    const job = { locale: { id, lang }, sources, settings: own, pagefind, queries: texts, cacheDir };
    return [{ job, queries, kept: keptPages(cacheDir, id) }];
  });
}

const countNew = ({ job: { sources, locale }, kept }: AskedLocale) =>
  kept.countNew(sources.map(unreadDocument), locale.lang);

/** Indexes in this thread. */
async function indexHere(asked: readonly AskedLocale[], onStep: (step: string) => void) {
  const [{ indexLocale }, { closePagefind }] = await Promise.all([
    import('./index-locale.ts'),
    import('./pagefind.ts'),
  ]);
  const indexed: IndexedLocale[] = [];
  const stepOf = (step: string) => onStep(`Search: ${step}`);
  for (const { job, kept } of asked) indexed.push(await indexLocale(job, { kept, onStep: stepOf }));
  await closePagefind();
  return { indexed, stages: [] };
}

/** The problems of a locale's self-test, whose answers are remembered. */
function conclude(
  { job: { locale, settings, cacheDir }, queries }: AskedLocale,
  locales: readonly IndexedLocale[],
): Problem[] {
  const found = locales.find((one) => one.locale === locale.id);
  if (!found) return [];
  const { tested, around, answers, isKnown } = found;
  if (!isKnown) selfTestRecord.write(recordPath(cacheDir, locale.id), { tested, around, answers });
  return selfTestProblems(missesAmong(queries, answers), settings);
}
