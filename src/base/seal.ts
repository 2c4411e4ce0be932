/** Notices when a file that one build kept for the next is no longer what it was. */
import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './content-hash.ts';

/**
 * What a kept file was: its hash, and how the disk describes it. As long as that stays, which every write changes, the
 * file need not be read; after a restored backup it is read once per build.
 */
export type Seal = readonly [hash: string, stamp: string];

/** Seals a file that has just been written. */
export function sealOf(path: string, bytes: string | Uint8Array = readFileSync(path)): Seal {
  return sealBefore(lstatSync(path), bytes);
}

/** Seals a file that somebody else may write meanwhile: `stats` from before it was read, so that a later edit shows. */
export const sealBefore = (stats: Stats, bytes: Uint8Array | string): Seal => [
  contentHash(bytes),
  stampOf(stats),
];

/** Whether the file is there and holds what it held when it was sealed. */
export function isIntact(path: string, seal: Seal | undefined): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!seal || !stats?.isFile()) return false;
  return stampOf(stats) === seal[1] || contentHash(readFileSync(path)) === seal[0];
}

/** Whether all these files of a folder, sealed by name, are as they were. */
export const areIntact = (folder: string, seals: Readonly<Record<string, Seal>>): boolean =>
  Object.entries(seals).every(([name, seal]) => isIntact(join(folder, name), seal));

/** How the disk describes a file. */
export const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): string =>
  `${size}:${mtimeMs}:${ctimeMs}:${ino}`;
