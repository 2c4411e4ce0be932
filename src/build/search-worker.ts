/** The thread that makes search indexes, see `search.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { testSearch } from '#model/search/self-test.ts';
import type { Problem } from '#problems/problem.ts';
import { closePagefind } from './pagefind.ts';
import { readSearchDocument } from './search-documents.ts';
import type { SearchJob, SearchResult } from './search.ts';
import { makeSearchIndex, openMadeIndex, type SearchIndex } from './search-index.ts';

/** Tests an index once: the answers stay the same while index and questions do. */
async function selfTest(
  index: SearchIndex,
  { locale, queries, settings, key, cacheDir }: SearchJob,
): Promise<readonly Problem[]> {
  const record = join(cacheDir, locale.id, 'self-test.json');
  const testKey = hash('sha256', JSON.stringify([key, queries, settings]));
  if (index.cached && existsSync(record)) {
    const known = JSON.parse(readFileSync(record, 'utf8')) as { testKey: string; problems: Problem[] };
    if (known.testKey === testKey) return known.problems;
  }
  const problems = await testSearch(await openMadeIndex(index, locale.id), queries, settings);
  writeFileSync(record, JSON.stringify({ testKey, problems }));
  return problems;
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
