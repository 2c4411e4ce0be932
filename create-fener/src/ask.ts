/** Asks questions on a terminal, one a line. */
import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import { UsageError } from '../../scripts/command.ts';

/** Where questions go, and where answers come from. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** A question. `usual` is the answer of those who press Enter. `read` throws a `UsageError` for what can't be used. */
export interface Question<Value> {
  readonly text: string;
  readonly usual: string;
  readonly read: (answer: string) => Value;
}

/** Asks until an answer can be used. Throws an `Error` when the input ends. */
export type Ask = <Value>(question: Question<Value>) => Promise<Value>;

/** Opens a terminal for questions, and closes it when `talk` is done. */
export async function askOn<Result>(
  { input, output }: Terminal,
  talk: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const reader = createInterface({ input, output });
  reader.on('SIGINT', () => reader.close());
  const lines = reader[Symbol.asyncIterator]();
  const ask: Ask = async ({ text, usual, read }) => {
    for (;;) {
      output.write(`${styleText('bold', text)} ${usual && styleText('dim', `(${usual})`)} `);
      const line = await lines.next();
      if (line.done) throw new Error('\nNothing was created.');
      try {
        return read(line.value.trim() || usual);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        output.write(`${error.message}\n`);
      }
    }
  };
  try {
    return await talk(ask);
  } finally {
    reader.close();
  }
}
