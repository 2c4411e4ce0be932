/** Whose content a folder holds. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the site that a content folder belongs to: the nearest above it whose `package.json` names Fener, else
 * the one that it lies in. There lie its messages.
 */
export function siteDirOf(contentDir: string): string {
  const parent = dirname(contentDir);
  for (let folder = parent; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && readFileSync(file, 'utf8').includes('"fener"')) return folder;
    if (folder === dirname(folder)) return parent;
  }
}
