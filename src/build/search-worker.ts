/** The thread that makes search indexes, see `search.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { testSearch, type SelfTestQuery } from '#model/search/self-test.ts';
import type { Problem } from '#problems/problem.ts';
import { closePagefind } from './pagefind.ts';
import { readSearchDocument } from './search-documents.ts';
import type { SearchJob, SearchResult } from './search.ts';
import { makeSearchIndex, openMadeIndex, type SearchIndex } from './search-index.ts';

/** What was tested: questions that held, and those that did not. */
interface SelfTestRecord {
  readonly index: string;
  readonly passed: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Tests what articles promise to be found by: every phrase of `searchFor` and every title that is new or was not
 * found last time; of the others as many as a build can bear, another part each time the index changes.
 */
async function selfTest(index: SearchIndex, job: SearchJob): Promise<readonly Problem[]> {
  const { locale, queries, settings, cacheDir } = job;
  const record = join(cacheDir, locale.id, 'self-test.json');
  const indexKey = hash('sha256', JSON.stringify([job.key, settings]));
  const last = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as SelfTestRecord) : undefined;
  const nameOf = ({ article, query, key }: SelfTestQuery) => [article, key, query].join(' ');
  if (last?.index === indexKey) return last.problems;

  const passed = new Set(last?.passed);
  const isPromised = ({ article, query, key }: SelfTestQuery) =>
    key === 'searchFor' ||
    settings.selfTestExceptions.some((e) => e.article === article && e.query === query);
  const [promised, titles] = partition(queries, isPromised);
  const [known, unknown] = partition(titles, (query) => passed.has(nameOf(query)));
  const sampled = last
    ? [...unknown, ...everyNth(known, mostRepeatedTitles, indexKey)]
    : everyNth(titles, mostFirstTitles, indexKey);
  const tested = [...promised, ...sampled];
  const problems = await testSearch(await openMadeIndex(index, locale.id), tested, settings);
  const failed = new Set(problems.map(({ file }) => file));
  const names = queries.filter(({ file }) => !failed.has(file)).map(nameOf);
  writeFileSync(
    record,
    JSON.stringify({ index: indexKey, passed: names, problems } satisfies SelfTestRecord),
  );
  return problems;
}

/** Most titles tested when an index is made for the first time, and when it has changed. */
const mostFirstTitles = 1000;
const mostRepeatedTitles = 100;

/** At most `most` of the items, evenly spread, beginning at a place that `seed` decides. */
function everyNth<T>(items: readonly T[], most: number, seed: string): readonly T[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  const start = Number.parseInt(hash('sha1', seed).slice(0, 6), 16) % step;
  return items.filter((_, position) => position % step === start);
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

async function run(jobs: readonly SearchJob[]): Promise<SearchResult> {
  const results = await Promise.all(
    jobs.map(async (job) => {
      const readDocuments = () => Promise.all(job.sources.map((source) => readSearchDocument(source)));
      const index = await makeSearchIndex({ ...job, readDocuments });
      return { files: index.files, problems: await selfTest(index, job) };
    }),
  );
  await closePagefind();
  return {
    files: results.flatMap(({ files }) => files),
    problems: results.flatMap(({ problems }) => problems),
  };
}

parentPort?.postMessage(await run(workerData as readonly SearchJob[]));
