/** The thread that owns a SQLite file: takes calls from `sqlite-store.ts`, one message each. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorText } from '#base/error-text.ts';
import { RowError, StoreUnavailable } from '#collector/store.ts';
import type { DatabaseOptions } from './connection.ts';
import { openDatabase, type Database } from './database.ts';

/** A call of a method of `Database`. */
export interface Call {
  readonly id: number;
  readonly name: keyof Database;
  readonly input: readonly unknown[];
}

/** What became of a call. Errors lose their class between threads, so it is named. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: 'row' | 'busy' | 'broken' | 'bug'; readonly message: string };

const port = parentPort;
if (!port) throw new Error('This cannot happen: sqlite/worker.ts runs as a worker only.');
const database = openDatabase(workerData as DatabaseOptions);

port.on('message', (call: Call) => {
  void answer(call).then((message) => port.postMessage(message));
});

async function answer({ id, name, input }: Call): Promise<Answer> {
  try {
    // Both ends are this folder's: `sqlite-store.ts` passes the arguments of the method it names.
    const method = database[name] as (...values: readonly unknown[]) => unknown;
    return { id, value: await method(...input) };
  } catch (error) {
    return { id, failure: failureOf(error), message: errorText(error) };
  }
}

function failureOf(error: unknown) {
  if (error instanceof RowError) return 'row';
  if (error instanceof StoreUnavailable) return error.retry ? 'busy' : 'broken';
  return 'bug';
}
