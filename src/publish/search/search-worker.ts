/** The thread that makes search indexes, see `search-thread.ts`. */
import { parentPort } from 'node:worker_threads';
import { startStopwatch } from '#publish/stopwatch.ts';
import { indexLocale } from './index-locale.ts';
import { closePagefind } from './pagefind.ts';
import type { IndexedLocale, SearchJob } from './search-job.ts';
import type { SearchMessage } from './search-thread.ts';

const stopwatch = startStopwatch('waiting for content');

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
const tell = (message: SearchMessage) => parentPort?.postMessage(message);

async function workOff(jobs: readonly SearchJob[]): Promise<void> {
  stopwatch.begin('looking at the last index');
  const indexed: IndexedLocale[] = [];
  // One after the other: the words of a locale take much memory.
  for (const job of jobs)
    indexed.push(await indexLocale(job, { onStep: stopwatch.begin, onMade: (made) => tell({ made }) }));
  await closePagefind();
  tell({ indexed, stages: stopwatch.end() });
  parentPort?.close();
}

// A job that fails ends the thread with its error.
parentPort?.once('message', (jobs: readonly SearchJob[]) => void workOff(jobs));
