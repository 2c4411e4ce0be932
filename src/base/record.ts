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
  const headOf = (json: string | Uint8Array) => `${start}${contentHash(json)}","data":`;
  const headLength = Buffer.byteLength(headOf(''));
  return {
    read: (path) => {
      const bytes = readBytes(path);
      // Bytes are hashed and compared: records may have tens of megabytes.
      const isOurs = bytes?.subarray(0, Buffer.byteLength(start)).equals(Buffer.from(start));
      if (!bytes || !isOurs || !bytes.subarray(-end.length).equals(end)) return undefined;
      const json = bytes.subarray(headLength, -end.length);
      // What has our checksum was written by `write`, so it is a `T`.
      const isWhole = bytes.subarray(0, headLength).equals(Buffer.from(headOf(json)));
      return isWhole ? (JSON.parse(json.toString()) as T) : undefined;
    },
    write: (path, data) => {
      const json = JSON.stringify(data);
      writeAtomically(path, `${headOf(json)}${json}${end.toString()}`);
    },
  };
}

const end = Buffer.from('}\n');

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
