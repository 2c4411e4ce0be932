/** Files of the store finder in development: they lie in the cache, where the server finds them. */
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeFiles } from './output.ts';
import type { PreparedStores } from './stores.ts';

/** Where the development server finds what answers at `/_stores/`. */
export const storeFilesFolder = (cacheDir: string): string => join(cacheDir, 'dev-stores');

/** Puts the files there. */
export function keepStoreFiles({ files }: PreparedStores, cacheDir: string): void {
  const folder = storeFilesFolder(cacheDir);
  rmSync(folder, { recursive: true, force: true });
  writeFiles(
    folder,
    files.map((file) => ({ ...file, path: basename(file.path) })),
  );
}
