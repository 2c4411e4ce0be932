/** The package as it was last released, packed from the history of this repository. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import lastRelease from './last-release.json' with { type: 'json' };
import { installMissing, npm } from './packages.ts';

const git = (...parameters: readonly string[]) =>
  execFileSync('git', parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The commit of the release: that of its tag, or the recorded one. None where the history doesn't reach back to it. */
function commitOf({ version, commit }: typeof lastRelease): string | undefined {
  for (const name of [`v${version}`, commit]) {
    try {
      return git('rev-parse', '--quiet', '--verify', `${name}^{commit}`);
    } catch {
      // No such tag, or a copy without its history.
    }
  }
  return undefined;
}

/** Tarballs of both packages, or why there are none. A commit never changes, so they are kept between runs. */
export async function packLastRelease(): Promise<{ readonly folder: string } | { readonly missing: string }> {
  const commit = commitOf(lastRelease);
  if (commit === undefined) {
    return {
      missing: `This copy of the repository has no history back to ${lastRelease.version} (git fetch --unshallow): no upgrade was tried.`,
    };
  }
  const kept = resolve('node_modules/.cache/fener-releases', commit);
  if (existsSync(kept)) return { folder: kept };
  const folder = mkdtempSync(join(tmpdir(), 'fener-release-'));
  const source = join(folder, 'release');
  try {
    const archive = join(folder, 'release.tar');
    git('archive', '--output', archive, commit);
    mkdirSync(source);
    execFileSync('tar', ['-xf', archive, '-C', source]);
    symlinkSync(resolve('node_modules'), join(source, 'node_modules'), 'junction');
    await installMissing(source, resolve('node_modules'), folder);
    // A run that is stopped leaves no half of them.
    const packed = `${kept}.partial`;
    mkdirSync(packed, { recursive: true });
    await npm(source, 'pack', '--pack-destination', packed, '.', './create-fener');
    renameSync(packed, kept);
    return { folder: kept };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
