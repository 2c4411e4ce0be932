/** Days of the last commit of each file, from one `git log`. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Day (UTC, `2026-11-21`) of the last commit by absolute path. Empty outside a repository or without git;
 * a shallow clone knows only what it holds.
 */
export function readCommitDays(folder: string): ReadonlyMap<string, string> {
  const known = daysByFolder.get(folder) ?? readFromGit(folder);
  daysByFolder.set(folder, known);
  return known;
}

/** Read once per process: a development server doesn't have to ask again after each edit. */
const daysByFolder = new Map<string, ReadonlyMap<string, string>>();

function readFromGit(folder: string): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  let top: string;
  let log: string;
  try {
    top = git(folder, ['rev-parse', '--show-toplevel']).trim();
    log = git(folder, [
      '-c',
      'core.quotePath=off',
      'log',
      '--format=%x00%cd',
      '--date=format-local:%Y-%m-%d',
      '--name-only',
      '--',
      '.',
    ]);
  } catch {
    return days;
  }
  for (const commit of log.split('\0').slice(1)) {
    const [day = '', ...names] = commit.split('\n').filter((line) => line !== '');
    for (const name of names) {
      const path = join(top, name);
      if (!days.has(path)) days.set(path, day);
    }
  }
  return days;
}

const git = (folder: string, args: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TZ: 'UTC' },
  });
