/** One build of a content folder at a time: two would write the same cache and the same output. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '#files/places.ts';
import { problem, type Problem } from '#problems/problem.ts';

/** A lock that is held until it is released, or the problem that another process holds it. */
export type BuildLock =
  | { readonly release: () => void; readonly problem?: never }
  | { readonly problem: Problem; readonly release?: never };

/**
 * Takes the lock of a cache folder. One that a killed build has left behind is taken over.
 *
 * Problems: `build-running`.
 */
export function takeBuildLock(cacheDir: string): BuildLock {
  const path = join(cacheDir, 'build.lock');
  mkdirSync(cacheDir, { recursive: true });
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== undefined) {
      const message = `Process ${holder} is building the same content.`;
      return {
        problem: problem('build-running', { file: shownPath(path) }, message, 'Wait until it is done.'),
      };
    }
    rmSync(path, { force: true });
  }
}

/** The running process that the lock names, if there is one. */
function holderOf(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else. ESRCH, ENOENT: it has ended, the lock has gone.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? Number(readFileSync(path, 'utf8')) : undefined;
  }
}
