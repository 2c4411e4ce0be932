/** What a part notes of itself, for the machine that joins it with the others. */
import { recordKind } from '#base/record.ts';
import type { Ledger } from '#publish/output/ledger.ts';
import type { Part } from './part.ts';

/** Folders of the cache that a part fills, by the names of their ledgers. */
export const keptFolders = { pages: 'site', copies: 'copies', api: 'api', social: 'social' } as const;

/** The names of those ledgers. */
export const keptNames = Object.keys(keptFolders) as readonly (keyof typeof keptFolders)[];

/** What all parts must have in common with each other, and with the machine that joins them. */
export interface MadeFrom {
  readonly content: string;
  /** Fener, its packages and the site's lock files. */
  readonly code: string;
  readonly node: string;
  readonly siteUrl: string;
}

/** A part. */
export interface PartRecord {
  readonly part: Part;
  readonly from: MadeFrom;
  /** Of each folder, what its files were made from. */
  readonly madeFrom: Readonly<Partial<Record<keyof typeof keptFolders, Ledger['madeFrom']>>>;
  /** Hashes of all files, by their paths in the part and in the cache. */
  readonly files: Readonly<Record<string, string>>;
}

/** The record of a part: `part.json` in its folder. */
export const partRecord = recordKind<PartRecord>('part 1');

/** The name of the record. */
export const recordName = 'part.json';
