/** Whether git could undo a change of files. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Those of the files that hold changes which git doesn't have; none outside a repository. */
export function uncommitted(contentDir: string, names: readonly string[]): readonly string[] {
  let changed: string;
  try {
    changed = git(contentDir, [
      'status',
      '--porcelain',
      '-z',
      '--untracked-files=all',
      // What git ignores it couldn't bring back, either.
      '--ignored=traditional',
      '--',
      '.',
    ]);
  } catch {
    return [];
  }
  const top = git(contentDir, ['rev-parse', '--show-prefix']).trim();
  // "XY name", and behind a rename its old name without the letters: both have changed.
  const dirty = new Set(changed.split('\0').map((entry) => entry.replace(/^[ MTADRCU?!]{2} /, '')));
  return names.filter((name) => dirty.has(join(top, name).replaceAll('\\', '/')));
}

const git = (folder: string, args: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
