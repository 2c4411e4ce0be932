/** Remembers the contents of output folders, to notice edits by hand without reading every file. */
import { existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import { recordKind } from '#base/record.ts';

/**
 * The files of a folder, by path: the key of their content and how the disk describes them. Files that are not as a
 * build left them, and everything else that is no folder, have neither.
 */
export type Held = ReadonlyMap<string, readonly [key: string, stamp: string] | undefined>;

const record = recordKind<Readonly<Record<string, readonly [key: string, stamp: string]>>>('output 1');

/** A folder's record has the folder's inode in its name: so it stays its own when it is renamed. */
const nameOf = (folder: string) => `output-${statSync(folder, { bigint: true }).ino}.json`;

/** The contents of a folder, empty if it doesn't exist. Takes a second for tens of thousands of files. */
export function readHeld(folder: string, { cacheDir }: { readonly cacheDir: string }): Held {
  if (!existsSync(folder)) return new Map();
  const known = new Map(Object.entries(record.read(join(cacheDir, nameOf(folder))) ?? {}));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => nameBelow(folder, join(entry.parentPath, entry.name)) ?? '');
  return new Map(
    names.map((name) => {
      const entry = known.get(name);
      return [name, entry?.[1] === stampOf(join(folder, name)) ? entry : undefined] as const;
    }),
  );
}

/** Notes what the output folder holds, and forgets folders other than it and the spare one. */
export function recordHeld(
  outDir: string,
  held: Held,
  { cacheDir, spare }: { readonly cacheDir: string; readonly spare: string },
): void {
  const current = [outDir, spare].filter((folder) => existsSync(folder)).map(nameOf);
  for (const name of readdirSync(cacheDir)) {
    if (/^output-.*\.json$/.test(name) && !current.includes(name)) rmSync(join(cacheDir, name));
  }
  const entries = [...held].flatMap(([path, entry]) => (entry ? [[path, entry] as const] : []));
  record.write(join(cacheDir, nameOf(outDir)), Object.fromEntries(entries));
}

/** Changes whenever somebody writes to the file, or puts another one in its place. */
export function stampOf(path: string): string {
  const { size, mtimeMs, ino } = lstatSync(path);
  return `${size}:${mtimeMs}:${ino}`;
}
