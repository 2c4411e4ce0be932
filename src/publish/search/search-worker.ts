/** The thread that makes search indexes, see `search.ts`. */
import { parentPort } from 'node:worker_threads';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { startStopwatch } from '#publish/stopwatch.ts';
import { closePagefind } from './pagefind.ts';
import { readSearchDocuments } from './search-documents.ts';
import type { IndexedLocale, SearchJob, SearchMessage } from './search.ts';
import { openTester } from './index-tester.ts';
import { madeIndex, makeSearchIndex } from './search-index.ts';
import { askTogether, fewQueries, recordPath, selfTestRecord, sortQueries } from './search-self-test.ts';

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
  stopwatch.begin('keeping texts for search');
  keepTexts();
  const tested = contentHash(JSON.stringify([files.map(({ path }) => path), queries, settings]));
  const last = selfTestRecord.read(recordPath(cacheDir, locale.id));
  const done = { locale: locale.id, files, tested, isKnown: last?.tested === tested };
  if (last?.tested === tested) return { ...done, around: last.around, answers: last.answers };
  stopwatch.begin('self-test');
  const tester = openTester(await madeIndex(files, locale.id));
  const { known, open } = await sortQueries(tester, queries, last);
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  // The build's own thread helps, if it's free.
  if (open.length > fewQueries) tell({ made: { locale: locale.id, files, open, next } });
  return {
    ...done,
    around: await tester.around(),
    answers: [...known, ...(await askTogether(tester, open, next))],
  };
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
