/** The file of a SQLite database: read by its owner alone, and watched, since SQLite goes on writing into a deleted file. */
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreUnavailable } from '#collector/store.ts';

/** Rights of a folder and of a file that only their owner may use. */
export const ownersFolder = 0o700;
const ownersFile = 0o600;

/**
 * Makes the file, and its folder where there is none, for their owner alone, and takes from others what an earlier
 * version let them read: the file, its log and copies made before migrations. SQLite gives log and index the rights
 * of the file.
 */
export function secureFile(file: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: ownersFolder });
  closeSync(openSync(file, 'a', ownersFile));
  for (const path of filesOf(file)) {
    try {
      chmodSync(path, ownersFile);
    } catch {
      // Somebody else's file that we may write: its rights are for them to decide. Or it is gone by now.
    }
  }
}

/** The database, its log and index, and the copies that were made before migrations: those that are there. */
function filesOf(file: string): string[] {
  const [folder, name] = [dirname(file), basename(file)];
  const isOurs = (entry: string) =>
    entry === name || ['-wal', '-shm'].some((end) => entry === name + end) || isCopyOf(name, entry);
  return readdirSync(folder)
    .filter(isOurs)
    .map((entry) => join(folder, entry));
}

/** Copies of a database that were made before it was migrated: those that are there. */
export const copiesBeforeMigrations = (file: string): string[] =>
  filesOf(file).filter((path) => isCopyOf(basename(file), basename(path)));

const isCopyOf = (name: string, entry: string) =>
  entry.startsWith(`${name}.before-`) && /^\d+$/.test(entry.slice(`${name}.before-`.length));

/** Whether there is such a file with something in it. */
export const isWritten = (file: string): boolean => identityOf(file) !== undefined;

/** Bytes left on the disk of a file. */
export function freeBytes(file: string): number | undefined {
  if (file === ':memory:') return undefined;
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

/**
 * Watches whether a database and its log are still the files that were opened. Two looks at the folder cost a few
 * microseconds: they are made after each commit, before it is confirmed. The function throws `StoreUnavailable` from
 * the first look on that finds something else; `rescue` is called where only the log is gone, for it alone may hold
 * the last commits.
 */
export function watchFile(file: string, rescue: () => void): () => void {
  const opened = identityOf(file);
  let log: string | undefined;
  return () => {
    const now = identityOf(file);
    if (now === undefined || now !== opened) {
      throw new StoreUnavailable(
        `The database ${file} was deleted, moved or replaced while the collector runs; votes are refused with 503, and browsers keep them. Stop the collector, put the file back or restore a backup (without an old ${basename(file)}-wal), and start it again. Without a file it begins a new one.`,
        { retry: false },
      );
    }
    const logNow = identityOf(`${file}-wal`, true);
    log ??= logNow;
    if (logNow !== log) {
      rescue();
      throw new StoreUnavailable(
        `The log ${file}-wal was deleted or replaced while the collector runs; votes are refused with 503, and browsers keep them. What had been confirmed is in ${file}. Start the collector again.`,
        { retry: false },
      );
    }
  };
}

/** Names a file for as long as it exists; `undefined` where there is none, or one that was emptied. */
function identityOf(file: string, mayBeEmpty = false): string | undefined {
  try {
    const { dev, ino, size } = statSync(file, { bigint: true });
    return size > 0n || mayBeEmpty ? `${dev} ${ino}` : undefined;
  } catch {
    return undefined;
  }
}
