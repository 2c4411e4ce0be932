/** Tests the search of a help centre that is not built: its indexes are made in memory. */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { sum } from '#base/sum.ts';
import { moduleEnding } from '#files/product.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { indexFormat } from '#model/search/browser/index-format.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { findMisses, selfTestProblems, type Miss, type SelfTestQuery } from '#model/search/self-test.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { findUnusedSynonyms, unusedSynonyms } from '#model/search/unused-synonyms.ts';
import { searchSources, selfTestQueries, type SearchSource } from '#model/search/sources.ts';
import type { Locale } from '#site/site.ts';
import type { Problem } from '#problems/problem.ts';
import { memoryIndex } from './memory-index.ts';
import { readSearchDocuments } from './search-documents.ts';

/** What the test of a locale found; `tested` changes with the texts, the settings and the questions. */
export interface CheckedSearch {
  readonly tested: string;
  readonly misses: readonly Miss[];
  /** Groups of synonyms by number. */
  readonly unusedSynonyms: readonly number[];
}

/** Raise the number when the same texts are indexed or searched in another way. */
const checkedSearch = recordKind<CheckedSearch>(`checked search 5, index ${indexFormat}`);

/** What a thread needs to know to test a locale. */
export interface SearchTest {
  readonly locale: Pick<Locale, 'id' | 'lang'>;
  readonly sources: readonly SearchSource[];
  readonly queries: readonly SelfTestQuery[];
  readonly settings: SearchSettings;
  readonly tested: string;
  /** Folder of what is kept. */
  readonly folder: string;
}

/** All tests, and the number of the first that no thread has taken; threads share it. */
export interface SearchTests {
  readonly tests: readonly SearchTest[];
  readonly next: Int32Array;
}

/** What the test of each locale found, with the locale's settings. */
interface TestedLocale extends CheckedSearch {
  readonly locale: string;
  readonly settings: SearchSettings;
}

/**
 * What articles promise to be found by, asked of the engine that readers use.
 *
 * Problems: `search-self-test`, `question-lost`, `search-exception-unused`, `unused-synonym`.
 */
export async function checkSearch(
  centre: HelpCentre,
  settings: ReadonlyMap<string, SearchSettings>,
  cacheDir: string,
): Promise<Problem[]> {
  const tested = await testLocales(centre, settings, cacheDir);
  return tested.flatMap(({ settings: own, misses, unusedSynonyms: unused }) => [
    ...selfTestProblems(misses, own),
    ...unusedSynonyms(unused, own),
  ]);
}

/** Asks every locale. One whose texts and settings are as they were is not asked again. */
export async function testLocales(
  centre: HelpCentre,
  settings: ReadonlyMap<string, SearchSettings>,
  cacheDir: string,
): Promise<TestedLocale[]> {
  const folder = join(cacheDir, 'checked-search');
  mkdirSync(folder, { recursive: true });
  const tests = centre.site.locales.flatMap((locale) => {
    const own = settings.get(locale.id);
    return own ? [testOf(centre, locale, own, folder)] : [];
  });
  const lasting = tests.map((test) => checkedSearch.read(recordPath(test)));
  const due = tests.filter(({ tested }, n) => lasting[n]?.tested !== tested);
  const fresh = new Map((await runTests(due)).map((result) => [result.tested, result]));
  return tests.map(({ tested, settings: own, locale }, n) => ({
    ...(fresh.get(tested) ?? lasting[n] ?? { tested, ...untested }),
    locale: locale.id,
    settings: own,
  }));
}

const untested = { misses: [], unusedSynonyms: [] };

function testOf(
  centre: HelpCentre,
  { id, lang }: Locale,
  settings: SearchSettings,
  folder: string,
): SearchTest {
  const sources = searchSources(centre, id);
  const queries = selfTestQueries(centre, id, settings.questions);
  const tested = contentHash(JSON.stringify([id, lang, sources, queries, settings]));
  return { locale: { id, lang }, sources, queries, settings, tested, folder };
}

const recordPath = ({ folder, locale }: SearchTest) => join(folder, `${locale.id}.json`);

/** With fewer texts, a thread takes longer to start than to help. */
const textsPerThread = 300;

/** Runs tests in this thread and, if there are many texts, in others. Rejects if a thread fails. */
async function runTests(tests: readonly SearchTest[]): Promise<readonly CheckedSearch[]> {
  const texts = sum(tests, ({ sources }) => sources.length);
  const helpers = Math.min(
    availableParallelism() - 1,
    tests.length - 1,
    Math.floor(texts / textsPerThread) - 1,
  );
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const all: SearchTests = { tests, next };
  const helped = Array.from({ length: Math.max(helpers, 0) }, () => startThread(all));
  return (await Promise.all([runTestsTogether(all), ...helped])).flat();
}

function startThread(workerData: SearchTests): Promise<readonly CheckedSearch[]> {
  const worker = new Worker(new URL(`./check-search-thread${moduleEnding}`, import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`this cannot happen: the thread that tests search ended with ${code}`)),
    );
  });
}

/** Runs tests until none is left; gives the results of those that ran here. */
export async function runTestsTogether({ tests, next }: SearchTests): Promise<readonly CheckedSearch[]> {
  const results: CheckedSearch[] = [];
  for (;;) {
    const test = tests[Atomics.add(next, 0, 1)];
    if (!test) return results;
    results.push(await runTest(test));
  }
}

async function runTest(test: SearchTest): Promise<CheckedSearch> {
  const { locale, sources, queries, settings, tested, folder } = test;
  if (sources.length === 0) return { tested, ...untested };
  const { documents, keepTexts } = await readSearchDocuments(
    sources,
    join(folder, `${locale.id}.texts.json`),
  );
  const read = readDocuments(documents, locale.lang);
  const misses = await findMisses(memoryIndex(read, locale, settings).engine, queries);
  keepTexts();
  const unused = findUnusedSynonyms(read, locale.lang, settings.synonyms);
  const result: CheckedSearch = { tested, misses, unusedSynonyms: unused };
  checkedSearch.write(recordPath(test), result);
  return result;
}
