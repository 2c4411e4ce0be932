/** Lists the files below a folder, in a stable order. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '#problems/problem.ts';
import { shownPath } from './places.ts';

export interface Walk {
  /** Paths below the folder with `/`, sorted by code point. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Every file below a folder, following symbolic links; names that begin with "." are passed over.
 * An absent folder is empty.
 *
 * Problems: `file-symlink-loop`, `file-unreadable` (a link that leads nowhere).
 */
export function walk(folder: string): Walk {
  const files: string[] = [];
  const problems: Problem[] = [];
  visit('', []);
  return { files: files.sort(byCodePoint), problems };

  function visit(below: string, above: readonly string[]): void {
    const path = join(folder, below);
    const entries = readEntries(path);
    if (entries.length === 0) return;
    const real = realpathSync(path);
    if (above.includes(real)) {
      problems.push(
        problem(
          'file-symlink-loop',
          { file: shownPath(path) },
          `The symbolic link leads back to a folder above it: ${shownPath(real)}.`,
          'Remove the link.',
        ),
      );
      return;
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const inner = below === '' ? entry.name : `${below}/${entry.name}`;
      const kind = entry.isSymbolicLink() ? linkedKind(join(folder, inner)) : entry;
      if (kind === undefined) {
        problems.push(
          problem(
            'file-unreadable',
            { file: shownPath(join(folder, inner)) },
            'The symbolic link leads nowhere.',
            'Remove it, or restore what it pointed to.',
          ),
        );
      } else if (kind.isDirectory()) visit(inner, [...above, real]);
      else if (kind.isFile()) files.push(inner);
    }
  }
}

function readEntries(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** What a link leads to; `undefined` for nothing, or for a link that leads to itself. */
function linkedKind(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
