/** The worker thread of pagefind-search.ts: enough of a browser for Pagefind's JavaScript API to load and search. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { errorText } from '#base/error-text.ts';

interface PagefindApi {
  readonly options: (options: { readonly basePath: string }) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly search: (query: string) => Promise<{ readonly results: readonly { id: string; score: number }[] }>;
}

const { folder, lang } = workerData as { readonly folder: string; readonly lang: string };

/** Bytes of index files that were read, as a server would send them: Pagefind's files are compressed. */
let fetched = 0;

Object.assign(globalThis, {
  document: { currentScript: null, querySelector: () => ({ getAttribute: () => lang }) },
  window: { location: { href: 'file:///', origin: 'null' } },
  fetch: async (address: string | URL) => {
    const bytes = await readFile(new URL(String(address), 'file:///'));
    fetched += bytes.length;
    return new Response(bytes);
  },
});

const api = (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as PagefindApi;
await api.options({ basePath: pathToFileURL(`${folder}/`).pathname });
await api.init();

parentPort?.on('message', ({ number, query }: { readonly number: number; readonly query: string }) => {
  api
    .search(query)
    .then(({ results }) =>
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
      parentPort?.postMessage({ number, fetched, results: results.map(({ id, score }) => ({ id, score })) }),
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    .catch((error: unknown) => parentPort?.postMessage({ number, error: errorText(error) }));
});
