/** Files that are there whole or not at all. */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';

export interface WriteOptions {
  /**
   * Waits until the disk holds the file, for what nobody could make again. Without it, a power cut may leave an empty
   * or half-written file, which is fine for caches with checksums.
   */
  readonly isLasting?: boolean;
  /** Who may read and write it; default: whatever the process gives its files. */
  readonly mode?: number;
}

/**
 * Writes a file, and the folders above it, so that everyone else sees the old file or the new one, never half of it:
 * under another name in the same folder, then renamed. Throws what `node:fs` throws; the old file is then as it was.
 */
export function writeAtomically(
  path: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): void {
  const temporary = `${path}.${randomUUID().slice(0, 8)}${temporaryEnding}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const file = openSync(temporary, 'wx', options.mode);
    try {
      writeFileSync(file, content);
      if (options.isLasting) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a file that is there, and that somebody else looks after: its mode stays, and a symbolic link to it, too. */
export function rewriteAtomically(path: string, content: string | Uint8Array): void {
  const real = realpathSync(path);
  const { mode } = statSync(real);
  writeAtomically(real, content);
  chmodSync(real, mode);
}

/** How names end that a process left behind when it was killed while it wrote. */
export const temporaryEnding = '.tmp';
