/** Files that are served unchanged. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { cleanDrawing, isDrawing } from '#files/drawings.ts';
import { walk } from '#files/walk.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** The files of a folder, unchanged; drawings lose what could run. */
export function publicFilesIn(folder: string): OutputFile[] {
  return walk(folder, { hasHidden: true }).files.map((path) => {
    const copyOf = join(folder, path);
    const bytes = readFileSync(copyOf);
    return isDrawing(path)
      ? { path, content: cleanDrawing(bytes) }
      : { path, copyOf, key: contentHash(bytes) };
  });
}
