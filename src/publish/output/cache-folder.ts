/** Keeps the cache folder from growing forever, and says how large it is. */
import { existsSync, lstatSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listMadeFiles } from '#files/walk.ts';
import type { OutputFile } from './output.ts';

/** Folders whose files outlive the pages that they were made for: a branch may bring those back. */
const folders = ['images', 'social', 'icons'];

const longest = 30 * 24 * 60 * 60 * 1000;

/** Removes pictures that the site doesn't have and that were made more than 30 days ago. What is missed is made again. */
export function sweepCache(cacheDir: string, files: readonly OutputFile[], now: Date): void {
  const used = new Set(files.flatMap((file) => ('copyOf' in file ? [file.copyOf] : [])));
  for (const folder of folders.map((name) => join(cacheDir, name))) {
    for (const path of listMadeFiles(folder).map((name) => join(folder, name))) {
      const isOld = () => now.getTime() - lstatSync(path).mtimeMs > longest;
      if (!used.has(path) && isOld()) rmSync(path, { force: true });
    }
  }
}

/** Megabytes in the cache folder. A file with two names counts once. */
export function cacheMegabytes(cacheDir: string): number {
  if (!existsSync(cacheDir)) return 0;
  const sizes = new Map(
    listMadeFiles(cacheDir).map((name) => {
      const { ino, size } = statSync(join(cacheDir, name));
      return [ino, size];
    }),
  );
  return [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1e6;
}
