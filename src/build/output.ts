/** Files that the build adds to the rendered pages. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the site: its path below the output folder, and its content or the file to copy. */
export type OutputFile =
  | { readonly path: string; readonly content: string | Buffer }
  | { readonly path: string; readonly copyOf: string };

/** Writes files below a folder, making folders as needed. */
export function writeFiles(folder: string, files: Iterable<OutputFile>): void {
  const made = new Set<string>();
  for (const file of files) {
    const path = join(folder, file.path);
    const parent = dirname(path);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    if ('copyOf' in file) copyFileSync(file.copyOf, path);
    else writeFileSync(path, file.content);
  }
}
