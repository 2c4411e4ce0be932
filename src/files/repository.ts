/** The repository that a folder lies in. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with `.git`, at or above another; where there is none, that one. */
export function repositoryOf(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return above;
    if (dirname(above) === above) return folder;
  }
}
