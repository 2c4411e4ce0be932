/** Which files a branch changes, from git. */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { errorCode } from '#base/error-code.ts';

/** What a branch changes. */
export interface GitChanges {
  /** The folder of the repository. */
  readonly top: string;
  /** The commit at which the branch left its base. */
  readonly start: string;
  /** Absolute paths of files that were added, edited or removed, committed or not. */
  readonly paths: readonly string[];
  /** What a file said where the branch began; nothing if it wasn't there. */
  readonly before: (path: string) => string | undefined;
}

/**
 * What differs from the commit at which the branch left `base`: its commits, and what isn't committed yet. A file that was
 * renamed counts under both names. Throws an error for people where git can't say.
 */
export function changesSince(folder: string, base: string): GitChanges {
  const top = topOf(folder);
  const git = (...args: readonly string[]) => run(top, args);
  const start = beginningOf(top, base);
  const listed = [
    git('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', start, '--'),
    git('ls-files', '--others', '--exclude-standard', '-z'),
  ].join('\0');
  const names = new Map(
    [...new Set(listed.split('\0'))].filter((name) => name !== '').map((name) => [join(top, name), name]),
  );
  return {
    top,
    start,
    paths: [...names.keys()],
    before(path) {
      const name = names.get(path);
      return name === undefined ? undefined : attempt(() => git('show', `${start}:${name}`));
    },
  };
}

function topOf(folder: string): string {
  try {
    // Not its real path: ours may lead over symbolic links.
    return resolve(folder, run(folder, ['rev-parse', '--show-cdup']).trim());
  } catch (error) {
    throw new Error(
      errorCode(error) === 'ENOENT'
        ? 'Comparing with a base needs git, which is not installed.'
        : `"${folder}" is not in a git repository, so there's no base to compare with.`,
      { cause: error },
    );
  }
}

/** The commit that the branch and its base have in common. */
function beginningOf(top: string, base: string): string {
  const commitOf = (name: string) =>
    attempt(() =>
      run(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).trim(),
    );
  const isShallow = () => run(top, ['rev-parse', '--is-shallow-repository']).trim() === 'true';
  const commit = commitOf(base);
  if (commit === undefined) {
    const remote = `origin/${base}`;
    const fix = commitOf(remote) ? `Did you mean "${remote}"?` : `Fetch it first: git fetch origin ${base}`;
    throw new Error(`There is no branch, tag or commit "${base}" here. ${fix}`);
  }
  const shared = attempt(() => run(top, ['merge-base', commit, 'HEAD']).trim());
  if (shared !== undefined) return shared;
  throw new Error(
    isShallow()
      ? `This clone is shallow, so git can't say where the branch left "${base}". Fetch the history first: git fetch --unshallow (GitHub Actions: "fetch-depth: 0" of actions/checkout).`
      : `"${base}" and the current branch have no commit in common.`,
  );
}

function attempt<Value>(ask: () => Value): Value | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

const run = (folder: string, args: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
