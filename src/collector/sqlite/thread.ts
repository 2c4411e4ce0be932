/** The thread that owns a SQLite file, seen from the thread that asks it. */
import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { errorText } from '#base/error-text.ts';
import { RowError, StoreUnavailable } from '#collector/store.ts';
import type { DatabaseOptions } from './connection.ts';
import type { Database } from './database.ts';
import type { Answer, Call } from './worker.ts';

/** A method as it is called from another thread. */
type Asynchronous<Method extends (...input: never[]) => unknown> = (
  ...input: Parameters<Method>
) => Promise<Awaited<ReturnType<Method>>>;

export interface Thread {
  /** The method of the database of this name, called over there. */
  call<Name extends keyof Database>(name: Name): Asynchronous<Database[Name]>;
  /** Whether it has ended, by itself or because it was told to. */
  readonly isStopped: boolean;
  end(): Promise<void>;
}

/** Starts the thread. It is online before its module has run: the first answer says that the file is open. */
export async function startThread(options: DatabaseOptions): Promise<Thread> {
  const worker = new Worker(new URL(`./worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: options,
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let stopped: Error | undefined;

  const stop = (message: string, cause?: unknown) => {
    stopped ??= new StoreUnavailable(message, { retry: false, cause });
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  };
  worker.on('error', (error) => stop(`The database's thread stopped: ${errorText(error)}`, error));
  worker.on('exit', () => stop('The store is closed.'));
  worker.on('message', (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failure' in answer) call?.reject(toError(answer));
    else call?.resolve(answer.value);
  });
  await once(worker, 'online');

  const ask = (name: keyof Database, input: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      if (stopped) {
        reject(stopped);
        return;
      }
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ id: lastId, name, input } satisfies Call);
    });
  return {
    // One proxy for every method: the worker calls the method of this name with these arguments.
    call: (name) => ((...input: readonly unknown[]) => ask(name, input)) as never,
    get isStopped() {
      return stopped !== undefined;
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

function toError(answer: Extract<Answer, { failure: string }>): Error {
  if (answer.failure === 'row') return new RowError(answer.message);
  if (answer.failure === 'bug') return new Error(answer.message);
  return new StoreUnavailable(answer.message, { retry: answer.failure === 'busy' });
}
