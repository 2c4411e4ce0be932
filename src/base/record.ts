/** Records that outlive a process: JSON with a stamp of what it is and a checksum, so that a damaged one is noticed. */
import { readFileSync } from 'node:fs';
import { contentHash } from './content-hash.ts';
import { writeAtomically } from './write-atomically.ts';

/** One kind of record, both ways: what is read has the type that was written. */
export interface RecordKind<T> {
  /** The record at a path. One that is missing, unreadable, torn, changed or of another stamp is `undefined`. */
  readonly read: (path: string) => T | undefined;
  /** Writes the record in one step. Throws what `node:fs` throws. */
  readonly write: (path: string, data: T) => void;
}

/**
 * Names a kind of record. Change the stamp whenever the shape of `T` does: records of earlier versions then count as
 * absent.
 *
 * @example const outputRecord = recordKind<OutputRecord>('output 2');
 */
export function recordKind<T>(stamp: string): RecordKind<T> {
  const start = `{"stamp":${JSON.stringify(stamp)},"hash":"`;
  const headLength = start.length + 16 + '","data":'.length;
  return {
    read: (path) => {
      const text = readText(path);
      if (!text?.startsWith(start)) return undefined;
      const json = text.slice(headLength, -2);
      // What has our checksum was written by `write`, so it is a `T`.
      return text === textOf(json) ? (JSON.parse(json) as T) : undefined;
    },
    write: (path, data) => writeAtomically(path, textOf(JSON.stringify(data))),
  };

  function textOf(json: string): string {
    return `${start}${contentHash(json)}","data":${json}}\n`;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
