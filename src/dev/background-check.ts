/** Checks a large help centre in a thread of its own: meanwhile, pages are shown. */
import { Worker } from 'node:worker_threads';
import type { Places } from '#files/places.ts';
import { moduleEnding } from '#files/product.ts';
import { createTurns } from './turns.ts';
import type { Checked } from './whole-check.ts';

/** Checks what is on disk, one check after the other. Rejects if the thread fails; the next check starts another. */
export function createBackgroundCheck(places: Places): () => Promise<Checked> {
  let thread: Worker | undefined;
  const inTurn = createTurns();
  const check = () =>
    new Promise<Checked>((resolve, reject) => {
      const worker = (thread ??= startThread(places));
      const fail = (error: Error) => {
        thread = undefined;
        reject(error);
      };
      worker.removeAllListeners();
      worker.once('message', resolve);
      worker.once('error', fail);
      worker.once('exit', (code) => fail(new Error(`the thread that checks ended with ${code}`)));
      worker.postMessage('check');
    });
  return () => inTurn(check);
}

/** A thread that doesn't keep the process from ending. */
function startThread(places: Places): Worker {
  const worker = new Worker(new URL(`./check-thread${moduleEnding}`, import.meta.url), {
    workerData: places,
  });
  worker.unref();
  return worker;
}
