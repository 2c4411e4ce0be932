/** The package as it was last released, packed from the history of this repository. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import lastRelease from './last-release.json' with { type: 'json' };
import { npm } from './packages.ts';

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
    await installRemoved(source, folder);
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

/** Installs what the release still needed and this version doesn't, where packages are looked for after its own. */
async function installRemoved(source: string, folder: string): Promise<void> {
  const text = readFileSync(join(source, 'package.json'), 'utf8');
  const { dependencies, devDependencies } = neededBy.parse(JSON.parse(text));
  const removed = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name]) => !existsSync(resolve('node_modules', name)))
    .map(([name, version]) => `${name}@${version}`);
  if (removed.length === 0) return;
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(folder, 'install', '--ignore-scripts', ...removed);
}

const packages = z.record(z.string(), z.string());
const neededBy = z.object({ dependencies: packages, devDependencies: packages });
