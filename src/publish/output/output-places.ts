/** The two folders of output that take turns: the one that is served, and the spare one. */
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '#base/error-code.ts';

export interface OutputPlaces {
  readonly outDir: string;
  /** Holds the spare folder, and remembers what both hold. */
  readonly cacheDir: string;
}

/**
 * Where the output really lies (`OUT_DIR` may be a link to it), and the spare folder: in the cache, or beside the output
 * where that is on another disk, since only within one disk can folders change places.
 */
export function placesOfOutput(places: OutputPlaces): { readonly outDir: string; readonly spare: string } {
  const outDir = existsSync(places.outDir) ? realpathSync(places.outDir) : places.outDir;
  mkdirSync(dirname(outDir), { recursive: true });
  mkdirSync(places.cacheDir, { recursive: true });
  const isSameDisk = statSync(dirname(outDir)).dev === statSync(places.cacheDir).dev;
  return { outDir, spare: isSameDisk ? join(places.cacheDir, 'spare') : `${outDir}.spare` };
}

const onTheWay = (spare: string) => `${spare}.old`;

/** Lets two folders change places; `false` where the system does not let the first one be renamed. */
export function exchange(outDir: string, spare: string): boolean {
  const old = onTheWay(spare);
  rmSync(old, { recursive: true, force: true });
  const isThere = existsSync(outDir);
  try {
    if (isThere) renameSync(outDir, old);
  } catch (error) {
    if (isImmovable(error)) return false;
    throw error;
  }
  try {
    renameSync(spare, outDir);
  } catch (error) {
    if (isThere) renameSync(old, outDir);
    if (isImmovable(error)) return false;
    throw error;
  }
  if (isThere) renameSync(old, spare);
  return true;
}

const isImmovable = (error: unknown) =>
  ['EBUSY', 'EXDEV', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '');

/** Ends an exchange that a killed build left half done: the old output comes back, or the spare folder does. */
export function finishExchange(places: OutputPlaces): void {
  const { outDir, spare } = placesOfOutput(places);
  const old = onTheWay(spare);
  if (!existsSync(old)) return;
  if (!existsSync(outDir)) renameSync(old, outDir);
  else if (!existsSync(spare)) renameSync(old, spare);
}
