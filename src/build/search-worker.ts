/** The thread that makes search indexes, see `search.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { testSearch } from '#model/search/self-test.ts';
import type { Problem } from '#problems/problem.ts';
import { closePagefind } from './pagefind.ts';
import { readSearchDocuments } from './search-documents.ts';
import type { SearchJob, SearchResult } from './search.ts';
import { makeSearchIndex, openMadeIndex, type SearchIndex } from './search-index.ts';

/** What the test of an index found: the same index with the same questions is not tested again. */
interface SelfTestRecord {
  readonly tested: string;
  readonly problems: readonly Problem[];
}

/** Tests what articles promise to be found by: every title and every phrase of `searchFor`. */
async function selfTest(index: SearchIndex, job: SearchJob): Promise<readonly Problem[]> {
  const { locale, queries, settings, cacheDir } = job;
  const record = join(cacheDir, locale.id, 'self-test.json');
  const tested = hash('sha256', JSON.stringify([index.files.map(({ path }) => path), queries, settings]));
  const last = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as SelfTestRecord) : undefined;
  if (last?.tested === tested) return last.problems;
  const problems = await testSearch(await openMadeIndex(index, locale.id), queries, settings);
  writeFileSync(record, JSON.stringify({ tested, problems } satisfies SelfTestRecord));
  return problems;
}

async function run(jobs: readonly SearchJob[]): Promise<SearchResult> {
  const results = await Promise.all(
    jobs.map(async (job) => {
      const texts = join(job.cacheDir, `${job.locale.id}.texts.json`);
      const readDocuments = () => readSearchDocuments(job.sources, texts);
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
