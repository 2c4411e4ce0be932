/** The embedded store: a SQLite file, written by a thread of its own so that no disk ever stops the server. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorText } from '#base/error-text.ts';
import { toSearchRows } from '#collector/search-rows.ts';
import { RowError, StoreUnavailable, type Store } from '#collector/store.ts';
import { withDashes } from './blobs.ts';
import type { Database, DatabaseOptions } from './database.ts';
import type { Answer, Call } from './worker.ts';

/** Opens a SQLite file as a store. Rejects with the reason where the file cannot be opened or is too new. */
export async function openSqliteStore(options: DatabaseOptions): Promise<Store> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let stopped: Error | undefined;

  const stop = (error: Error) => {
    stopped ??= error;
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  };
  worker.on('error', (error) =>
    stop(
      new StoreUnavailable(`The database's thread stopped: ${errorText(error)}`, {
        retry: false,
        cause: error,
      }),
    ),
  );
  worker.on('exit', () => stop(new StoreUnavailable('The store is closed.', { retry: false })));
  worker.on('message', (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failure' in answer) call?.reject(toError(answer));
    else call?.resolve(answer.value);
  });

  const call = <Name extends keyof Database>(name: Name): Asynchronous<Database[Name]> =>
    // One proxy for every method: the worker calls the method of this name with these arguments.
    ((...input: readonly unknown[]) =>
      new Promise<unknown>((resolve, reject) => {
        if (stopped) {
          reject(stopped);
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage({ id: lastId, name, input } satisfies Call);
      })) as unknown as Asynchronous<Database[Name]>;

  await once(worker, 'online');
  const store: Store = {
    append: call('append'),
    recordRevisions: call('recordRevisions'),
    addTallies: call('addTallies'),
    readVotes: call('readVotes'),
    readComments: call('readComments'),
    readSearches: async (day) => toSearchRows(await call('readSearches')(day), withDashes),
    readRollups: call('readRollups'),
    readTallies: call('readTallies'),
    readSetAside: call('readSetAside'),
    readRevisions: call('readRevisions'),
    readDays: call('readDays'),
    rollup: call('rollup'),
    prune: call('prune'),
    forget: call('forget'),
    redate: call('redate'),
    backup: call('backup'),
    readPage: call('readPage'),
    writePage: call('writePage'),
    health: call('health'),
    close: async () => {
      if (stopped) return;
      await call('close')();
      await worker.terminate();
    },
  };
  // The thread is online before its module has run: the first answer says that the file is open.
  await store.health();
  return store;
}

/** A method as it is called from another thread. */
type Asynchronous<Method extends (...input: never[]) => unknown> = (
  ...input: Parameters<Method>
) => Promise<Awaited<ReturnType<Method>>>;

function toError(answer: Extract<Answer, { failure: string }>): Error {
  if (answer.failure === 'row') return new RowError(answer.message);
  if (answer.failure === 'bug') return new Error(answer.message);
  return new StoreUnavailable(answer.message, { retry: answer.failure === 'busy' });
}
