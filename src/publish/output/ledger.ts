/** What a build leaves behind, noted for the next one: which files, and what they were made from. */
import { recordKind } from '#base/record.ts';
import type { Seal } from '#base/seal.ts';

/** Pages in the cache, files in the output folder and what that was built from are each a ledger. */
export interface Ledger {
  /** Keys of what was made, by their names: equal keys stand for equal things. */
  readonly madeFrom: Readonly<Record<string, string>>;
  /** The files by path, as they were left. */
  readonly files: Readonly<Record<string, Seal>>;
}

/** Reads and writes ledgers. */
export const ledger = recordKind<Ledger>('ledger 1');
