/** Makes the search indexes of all locales beside the rendering of pages, in a thread of their own. */
import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { moduleEnding } from '#files/product.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { searchSources, selfTestQueries, type SearchSource } from '#model/search/sources.ts';
import { selfTestProblems, type SelfTestQuery } from '#model/search/self-test.ts';
import type { Problem } from '#problems/problem.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { Locale } from '#site/site.ts';
import type { Stage } from '#publish/stopwatch.ts';
import { openTester } from './index-tester.ts';
import { madeIndex } from './search-index.ts';
import {
  askTogether,
  missesAmong,
  recordPath,
  selfTestRecord,
  type SelfTestRecord,
} from './search-self-test.ts';

/** What the thread needs to know about a locale. */
export interface SearchJob {
  readonly locale: { readonly id: string; readonly lang: string };
  readonly key: string;
  readonly sources: readonly SearchSource[];
  readonly settings: SearchSettings;
  readonly pagefind: boolean;
  /** What the self-test asks. */
  readonly queries: readonly string[];
  readonly cacheDir: string;
}

/** An index whose self-test begins. */
interface MadeIndex {
  readonly locale: string;
  readonly files: readonly OutputFile[];
  /** Texts to ask, and the number of the first that no thread has taken. */
  readonly open: readonly string[];
  readonly next: Int32Array;
}

/** A finished index, and the answers that the thread knew or got. */
export interface IndexedLocale extends SelfTestRecord {
  readonly locale: string;
  /** Whether the last build has tested the same. */
  readonly isKnown: boolean;
  readonly files: readonly OutputFile[];
}

/** What the thread answers: each index that has to be tested, and in the end all. */
export type SearchMessage =
  | { readonly made: MadeIndex }
  | { readonly indexed: readonly IndexedLocale[]; readonly stages: readonly Stage[] };

/** What search gives to the site. */
export interface SearchResult {
  readonly files: readonly OutputFile[];
  /** `search-self-test`: what an article promises to be found by does not find it. */
  readonly problems: readonly Problem[];
  /** What the thread did. */
  readonly stages: readonly Stage[];
}

export interface SearchThread {
  /** Starts indexing a help centre's articles in some of its locales. */
  readonly begin: (
    centre: HelpCentre,
    settings: ReadonlyMap<string, SearchSettings>,
    { cacheDir, locales }: { readonly cacheDir: string; readonly locales: readonly Locale[] },
  ) => void;
  /** Helps with the self-test. Returns the files of all indexes. Rejects if Pagefind reports an error. */
  readonly finish: () => Promise<SearchResult>;
  /** Ends the thread, whatever it is doing. */
  readonly stop: () => void;
}

/** Starts the thread early, so that its code is ready when the articles are. */
export function startSearchThread(): SearchThread {
  const worker = new Worker(new URL(`./search-worker${moduleEnding}`, import.meta.url));
  let asked: readonly AskedLocale[] = [];
  let isFree = false;
  const waiting: MadeIndex[] = [];
  const helped: Promise<HelpedLocale>[] = [];
  const help = async ({ locale, files, open, next }: MadeIndex): Promise<HelpedLocale> => {
    const tester = openTester(await madeIndex(files, locale));
    return { locale, answers: await askTogether(tester, open, next) };
  };
  const indexed = new Promise<Extract<SearchMessage, { readonly stages: unknown }>>((resolve, reject) => {
    worker.on('message', (message: SearchMessage) => {
      if ('indexed' in message) resolve(message);
      else if (isFree) helped.push(help(message.made));
      else waiting.push(message.made);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`this cannot happen: the search thread ended with ${code}`)),
    );
  });
  // The await at the end reports it.
  indexed.catch(() => {});

  return {
    begin: (centre, settings, { cacheDir, locales }) => {
      asked = localesToIndex(centre, settings, { locales, cacheDir: join(cacheDir, 'search') });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      worker.postMessage(asked.map(({ job }) => job));
    },
    finish: async () => {
      isFree = true;
      helped.push(...waiting.map(help));
      const { indexed: locales, stages } = await indexed;
      const answers = await Promise.all(helped);
      return {
        files: locales.flatMap(({ files }) => files),
        problems: asked.flatMap((one) => conclude(one, locales, answers)),
        stages,
      };
    },
    stop: () => void worker.terminate(),
  };
}

/** What the build's own thread asked. */
type HelpedLocale = Pick<IndexedLocale, 'locale' | 'answers'>;

/** The problems of a locale's self-test, whose answers are remembered. */
function conclude(
  { job: { locale, settings, cacheDir }, queries }: AskedLocale,
  locales: readonly IndexedLocale[],
  helped: readonly HelpedLocale[],
): Problem[] {
  const { tested = '', around = '', isKnown } = locales.find((one) => one.locale === locale.id) ?? {};
  const answers = [...locales, ...helped].flatMap((part) => (part.locale === locale.id ? part.answers : []));
  if (!isKnown) selfTestRecord.write(recordPath(cacheDir, locale.id), { tested, around, answers });
  return selfTestProblems(missesAmong(queries, answers), settings);
}

/** A locale to index, and what its self-test asks, with places of problems: only they have to be found out. */
interface AskedLocale {
  readonly job: SearchJob;
  readonly queries: readonly SelfTestQuery[];
}

function localesToIndex(
  centre: HelpCentre,
  settings: ReadonlyMap<string, SearchSettings>,
  { locales, cacheDir }: { readonly locales: readonly Locale[]; readonly cacheDir: string },
): readonly AskedLocale[] {
  return locales.flatMap(({ id, lang }): AskedLocale[] => {
    const sources = searchSources(centre, id);
    const own = settings.get(id);
    if (sources.length === 0 || !own) return [];
    const key = contentHash(JSON.stringify(sources));
    const queries = selfTestQueries(centre, id, own.questions);
    const texts = queries.map(({ query }) => query);
    const { pagefind } = centre.site.search;
    const job = { locale: { id, lang }, key, sources, settings: own, pagefind, queries: texts, cacheDir };
    return [{ job, queries }];
  });
}
