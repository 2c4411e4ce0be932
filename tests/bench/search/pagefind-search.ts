/** Pagefind's JavaScript API in Node, for the benchmark: the files that browsers load, run by the same code. */
import { Worker } from 'node:worker_threads';

/** A result of Pagefind. `id`: the name of the page's fragment file. */
export interface PagefindResult {
  readonly id: string;
  readonly score: number;
}

export interface PagefindSearch {
  readonly search: (query: string) => Promise<readonly PagefindResult[]>;
  /** Bytes of index files read so far (of a browser's, its scripts and fragments are missing). */
  readonly bytesRead: () => number;
  readonly close: () => Promise<unknown>;
}

interface Reply {
  readonly number: number;
  readonly fetched?: number;
  readonly results?: readonly PagefindResult[];
  readonly error?: string;
}

/**
 * Opens a bundle. It runs in a worker thread, because Pagefind's code looks for a document and a location in the
 * global scope, and what the worker pretends must not leak into the build.
 */
export function openPagefind(folder: string, lang: string): PagefindSearch {
  const worker = new Worker(new URL('./pagefind-worker.ts', import.meta.url), {
    workerData: { folder, lang },
  });
  const waiting = new Map<
    number,
    { resolve: (r: readonly PagefindResult[]) => void; reject: (e: Error) => void }
  >();
  let last = 0;
  let bytes = 0;
  worker.on('message', ({ number, fetched = 0, results, error }: Reply) => {
    bytes = Math.max(bytes, fetched);
    const call = waiting.get(number);
    waiting.delete(number);
    if (results) call?.resolve(results);
    else call?.reject(new Error(`Pagefind: ${error ?? 'no answer'}`));
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values())
      reject(error instanceof Error ? error : new Error(String(error)));
    waiting.clear();
  });
  return {
    search: (query) =>
      new Promise((resolve, reject) => {
        const number = ++last;
        waiting.set(number, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
        worker.postMessage({ number, query });
      }),
    bytesRead: () => bytes,
    close: () => worker.terminate(),
  };
}
