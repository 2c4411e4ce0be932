/** What a format of store files is: it yields records, with the position of each value. */
import type { Problem } from '#problems/problem.ts';
import { parseData, type PositionOf, type YamlSource } from '#problems/yaml.ts';
import { storeData, type StoreData } from '../record.ts';

/** A record that has the right shape, and the positions of its parts. */
export interface StoreRecord {
  readonly data: StoreData;
  readonly file: string;
  readonly positionOf: PositionOf;
}

/** Records that have the right shape, and the problems of the others. */
export interface ParsedStores {
  readonly records: readonly StoreRecord[];
  readonly problems: readonly Problem[];
}

/** A file of `content/stores/`. */
export type StoreFile = Pick<YamlSource, 'file' | 'text'>;

/** A format of store files. */
export interface StoreFormat {
  /** Endings of its files, in small letters. */
  readonly endings: readonly string[];
  /** Problems: `unknown-key`, `missing-key`, `invalid-value`, and those of the format's syntax. */
  readonly parse: (source: StoreFile) => ParsedStores;
}

/** A value that may be a record. */
export interface Candidate {
  readonly value: unknown;
  readonly positionOf: PositionOf;
}

/** Checks each value against the schema of a store. A record with problems is left out, the others are kept. */
export function collectRecords(candidates: readonly Candidate[], file: string): ParsedStores {
  const records: StoreRecord[] = [];
  const problems: Problem[] = [];
  for (const { value, positionOf } of candidates) {
    const parsed = parseData(value, storeData, { file, positionOf });
    problems.push(...parsed.problems);
    if (parsed.data) records.push({ data: parsed.data, file, positionOf });
  }
  return { records, problems };
}
