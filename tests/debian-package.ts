/** Programs that tests need, from Debian's packages. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs packages where this process may: as root, with apt. Returns whether it did: offline it can't. Stages run at
 * once, so it waits until another one has installed what it needs.
 */
export function installDebianPackage(...names: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const options = ['-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=240'];
  // The list of packages may be missing or old.
  return apt('install', ...options, ...names) || (apt('update') && apt('install', ...options, ...names));
}

function apt(...parameters: readonly string[]): boolean {
  try {
    execFileSync('apt-get', parameters, {
      stdio: 'ignore',
      timeout: 480_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
}
