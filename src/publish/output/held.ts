/** Remembers the contents of output folders, to notice edits by hand without reading every file. */
import { existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Seal } from '#base/seal.ts';
import { entriesBelow } from '#files/walk.ts';
import { ledger } from './ledger.ts';

/**
 * The files of a folder, by path: the key of their content, and how the disk describes them. Files that are not as a
 * build left them, and everything else that is not a folder, have neither.
 */
export type Held = ReadonlyMap<string, Seal | undefined>;

/** A folder's ledger has the folder's inode in its name: so it stays its own when the folder is renamed. */
const nameOf = (folder: string) => `output-${statSync(folder, { bigint: true }).ino}.json`;

/** The contents of a folder, empty if it doesn't exist. Takes a second for tens of thousands of files. */
export function readHeld(folder: string, { cacheDir }: { readonly cacheDir: string }): Held {
  if (!existsSync(folder)) return new Map();
  const known = new Map(Object.entries(ledger.read(join(cacheDir, nameOf(folder)))?.files ?? {}));
  return new Map(
    [...entriesBelow(folder)].map(({ name }) => {
      const seal = known.get(name);
      return [name, seal?.[1] === stampOf(`${folder}/${name}`) ? seal : undefined] as const;
    }),
  );
}

/** Whether a folder holds just what a build with these inputs has left there. */
export function isAsLeft(folder: string, inputs: string, places: { readonly cacheDir: string }): boolean {
  if (!existsSync(folder)) return false;
  const left = ledger.read(join(places.cacheDir, nameOf(folder)));
  if (left?.madeFrom['inputs'] !== inputs) return false;
  const held = readHeld(folder, places);
  return (
    held.size === Object.keys(left.files).length && [...held.values()].every((seal) => seal !== undefined)
  );
}

/** Notes what the output folder holds and what all of it was made from, and forgets folders other than it and the spare one. */
export function recordHeld(
  outDir: string,
  held: Held,
  { cacheDir, spare, inputs }: { readonly cacheDir: string; readonly spare: string; readonly inputs: string },
): void {
  const current = [outDir, spare].filter((folder) => existsSync(folder)).map(nameOf);
  for (const name of readdirSync(cacheDir)) {
    if (/^output-.*\.json$/.test(name) && !current.includes(name)) rmSync(join(cacheDir, name));
  }
  const files = Object.fromEntries(
    [...held].flatMap(([path, seal]) => (seal ? [[path, seal] as const] : [])),
  );
  ledger.write(join(cacheDir, nameOf(outDir)), { madeFrom: { inputs }, files });
}

/** Changes whenever somebody writes to the file, or puts another one in its place; not when it gets a second name. */
export function stampOf(path: string): string {
  const { size, mtimeMs, ino } = lstatSync(path);
  return `${size}:${mtimeMs}:${ino}`;
}
