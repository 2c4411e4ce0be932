/**
 * Paths on disk and names in content. Windows writes paths with "\"; names (problems' files, records, addresses) have "/"
 * everywhere, so that they can be compared, split and kept.
 *
 * Input of all: `system`, how paths are written; default: as on this machine.
 */
import path, { type PlatformPath } from 'node:path';

/** A path with "/" on every system. */
export const withSlashes = (written: string, system: PlatformPath = path): string =>
  system.sep === '/' ? written : written.replaceAll(system.sep, '/');

/**
 * A path as a name that starts from a folder; `''` for the folder itself, `undefined` for what lies elsewhere.
 *
 * @example nameBelow('/site', '/site/en/a.md') // => 'en/a.md'
 */
export function nameBelow(folder: string, written: string, system: PlatformPath = path): string | undefined {
  const way = system.relative(folder, written);
  // Another drive of Windows is reached by no relative path.
  return way.split(system.sep)[0] === '..' || system.isAbsolute(way) ? undefined : withSlashes(way, system);
}

/** Whether a path is the folder or lies in it. */
export const isWithin = (folder: string, written: string, system: PlatformPath = path): boolean =>
  nameBelow(folder, written, system) !== undefined;

/**
 * Names that Windows keeps for devices, in any letter case and with any ending: no file or folder can have them there.
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export const deviceNames: ReadonlySet<string> = new Set(
  'con prn aux nul'
    .split(' ')
    .concat(Array.from('123456789').flatMap((digit) => [`com${digit}`, `lpt${digit}`])),
);
