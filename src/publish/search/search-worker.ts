/** The thread that makes search indexes, see `search.ts`. */
import { parentPort } from 'node:worker_threads';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { startStopwatch } from '#publish/stopwatch.ts';
import { closePagefind } from './pagefind.ts';
import { readSearchDocuments } from './search-documents.ts';
import type { IndexedLocale, SearchJob, SearchMessage } from './search.ts';
import { makeSearchIndex } from './search-index.ts';
import { findMissesTogether, recordPath, selfTestRecord } from './search-self-test.ts';

const stopwatch = startStopwatch('waiting for content');

async function work(job: SearchJob): Promise<IndexedLocale> {
  const { locale, queries, settings, sources, cacheDir } = job;
  const texts = join(cacheDir, `${locale.id}.texts.json`);
  let keepTexts = () => {};
  const readDocuments = async () => {
    stopwatch.begin('reading texts for search');
    const read = await readSearchDocuments(sources, texts);
    keepTexts = read.keepTexts;
    stopwatch.begin('indexing');
    return read.documents;
  };
  const { files } = await makeSearchIndex({ ...job, readDocuments });
  const tested = contentHash(JSON.stringify([files.map(({ path }) => path), queries, settings]));
  const last = selfTestRecord.read(recordPath(cacheDir, locale.id));
  const done = { locale: locale.id, files, tested };
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const isTested = last?.tested === tested;
  // The build's own thread may begin with the test while this one writes.
  if (!isTested) tell({ made: { locale: locale.id, files, next } });
  stopwatch.begin('keeping texts for search');
  keepTexts();
  if (!isTested) stopwatch.begin('self-test');
  return { ...done, misses: isTested ? last.misses : await findMissesTogether(files, job, next) };
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
const tell = (message: SearchMessage) => parentPort?.postMessage(message);

async function workOff(jobs: readonly SearchJob[]): Promise<void> {
  stopwatch.begin('looking at the last index');
  const indexed = await Promise.all(jobs.map(work));
  await closePagefind();
  tell({ indexed, stages: stopwatch.end() });
  parentPort?.close();
}

// A job that fails ends the thread with its error.
parentPort?.once('message', (jobs: readonly SearchJob[]) => void workOff(jobs));
