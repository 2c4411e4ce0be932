/** A thread that helps to test search, see `check-search.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { runTestsTogether, type SearchTests } from './check-search.ts';

const results = await runTestsTogether(workerData as SearchTests);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
parentPort?.postMessage(results);
