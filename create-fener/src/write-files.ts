/** Writes the folder of a new help centre, and never over anything. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../../src/base/error-code.ts';

/** What may be there already: a repository without files. */
const isHarmless = (name: string) => name === '.git' || name === '.DS_Store';

/** Throws an `Error` for people if the folder holds anything, or isn't a folder. */
export function refuseFilled(folder: string): void {
  const [first, ...others] = namesIn(folder).filter((name) => !isHarmless(name));
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new Error(`"${folder}" is not empty: it holds "${first}"${more}. Name a new or an empty folder.`);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    if (errorCode(error) === 'ENOTDIR')
      throw new Error(`"${folder}" is a file. Name a new or an empty folder.`);
    throw error;
  }
}

/** Writes files by their paths below the folder. Throws if one exists. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
}
