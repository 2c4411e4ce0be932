/** Lists the files below a folder, in a stable order. */
import { existsSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { errorCode } from '#base/error-code.ts';
import { isWithin } from '#base/file-paths.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { shownPath } from './places.ts';
import { whyUnreadable } from './read-error.ts';

export interface Walk {
  /** Paths below the folder with `/`, sorted by code point. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

export interface WalkOptions {
  /** Folder that symbolic links may not lead out of; default: the folder itself. */
  readonly within?: string;
  /** Whether to list names that begin with "." as well. */
  readonly hasHidden?: boolean;
  /** Names of folders and files that are passed over, wherever they lie. */
  readonly skips?: (name: string) => boolean;
}

/**
 * Every file below a folder, following symbolic links that stay within it. Skips names that begin with ".".
 * An absent folder is empty.
 *
 * Problems: `file-symlink-loop`, `file-outside`, `file-unreadable` (a link that leads nowhere, a folder that cannot be
 * listed).
 */
export function walk(
  folder: string,
  { within = folder, hasHidden = false, skips = () => false }: WalkOptions = {},
): Walk {
  const files: string[] = [];
  let home: string | undefined;
  const problems: Problem[] = [];
  visit('', []);
  return { files: files.toSorted(compareCodeUnits), problems };

  function visit(below: string, above: readonly string[]): void {
    const path = join(folder, below);
    const entries = readEntries(path);
    if (entries instanceof Error) {
      problems.push(
        problem(
          'file-unreadable',
          { file: shownPath(path) },
          `The folder can't be listed: ${whyUnreadable(entries)}.`,
          'Check that it is a folder and that you may read it.',
        ),
      );
      return;
    }
    if (entries.length === 0) return;
    const real = realpathSync(path);
    if (above.includes(real)) {
      problems.push(
        problem(
          'file-symlink-loop',
          { file: shownPath(path) },
          `The symbolic link leads back to a folder that it is in: ${shownPath(real)}.`,
          'Remove the link.',
        ),
      );
      return;
    }
    for (const entry of entries) {
      if ((entry.name.startsWith('.') && !hasHidden) || skips(entry.name)) continue;
      const inner = below === '' ? entry.name : `${below}/${entry.name}`;
      const kind = entry.isSymbolicLink()
        ? linkedKind(join(folder, inner), (home ??= realpathSync(within)))
        : entry;
      if (kind === 'loop' || kind === 'nowhere' || kind === 'outside') {
        const [code, message, fix] = linkProblems[kind];
        problems.push(problem(code, { file: shownPath(join(folder, inner)) }, message, fix));
      } else if (kind.isDirectory()) visit(inner, [...above, real]);
      else if (kind.isFile()) files.push(inner);
    }
  }
}

/** Every file below a folder that the build made, so without symbolic links. None if the folder doesn't exist. */
export const listMadeFiles = (folder: string): string[] =>
  existsSync(folder)
    ? [...entriesBelow(folder)].filter(({ entry }) => entry.isFile()).map(({ name }) => name)
    : [];

/** Everything below a folder that isn't a folder; quick, since output folders have tens of thousands of files. */
export function* entriesBelow(
  folder: string,
  below = '',
): Generator<{ readonly name: string; readonly entry: Dirent }> {
  for (const entry of readdirSync(`${folder}/${below}`, { withFileTypes: true })) {
    const name = below + entry.name;
    if (entry.isDirectory()) yield* entriesBelow(folder, `${name}/`);
    else yield { name, entry };
  }
}

/** Entries of a folder (none if it doesn't exist), or why it can't be listed. */
function readEntries(path: string): Dirent[] | Error {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return errorCode(error) === 'ENOENT' ? [] : error;
  }
}

/** What a symbolic link leads to. `home`: the folder that it must stay in. */
function linkedKind(path: string, home: string) {
  try {
    const found = statSync(path);
    return isWithin(home, realpathSync(path)) ? found : 'outside';
  } catch (error) {
    return errorCode(error) === 'ELOOP' ? 'loop' : 'nowhere';
  }
}

const linkProblems = {
  loop: ['file-symlink-loop', 'The symbolic link leads to itself.', 'Remove the link.'],
  nowhere: [
    'file-unreadable',
    "The symbolic link leads to a file that doesn't exist.",
    'Remove the link, or restore the file.',
  ],
  outside: [
    'file-outside',
    'The symbolic link leads out of the folder, and what it leads to would be published.',
    'Copy the file or folder here, and remove the link.',
  ],
} as const;
