/** Remembers the contents of output folders, to notice edits by hand without reading every file. */
import { existsSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { recordKind } from '#base/record.ts';
import type { Seal } from '#base/seal.ts';
import { parentOf } from '#base/slash-path.ts';
import { entriesBelow } from '#files/walk.ts';

/**
 * The files of a folder, by path: the key of their content, and how the disk describes them. Files that are not as a
 * build left them, and everything that no build has made, have neither.
 */
export type Held = ReadonlyMap<string, Seal | undefined>;

/** A folder as a build left it. */
interface LeftFolder {
  /** The key of all that it was made from. */
  readonly inputs: string;
  /** How the disk describes it, by path, and the folders below it: an entry that comes or goes changes that. */
  readonly folders: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, Seal>>;
}

const leftFolder = recordKind<LeftFolder>('output 1');

/** A folder's record has the folder's inode in its name: so it stays its own when the folder is renamed. */
const nameOf = (folder: string) => `output-${statSync(folder, { bigint: true }).ino}.json`;

/** The contents of a folder, empty if it doesn't exist. Lists only those folders again in which something came or went. */
export function readHeld(folder: string, { cacheDir }: { readonly cacheDir: string }): Held {
  return existsSync(folder) ? contentsOf(folder, leftFolder.read(join(cacheDir, nameOf(folder)))) : new Map();
}

function contentsOf(folder: string, left: LeftFolder | undefined): Held {
  if (!left) return new Map([...entriesBelow(folder)].map(({ name }) => [name, undefined]));
  const held = new Map<string, Seal | undefined>();
  const look = (name: string) => {
    const seal = left.files[name];
    held.set(name, seal?.[1] === stampOf(`${folder}/${name}`) ? seal : undefined);
  };
  const changed = changedFolders(folder, left.folders);
  for (const name of Object.keys(left.files))
    if (changed.size === 0 || !changed.has(parentOf(name))) look(name);
  for (const [path, isThere] of changed) {
    if (!isThere) continue;
    const start = path === '' ? '' : `${path}/`;
    for (const entry of readdirSync(`${folder}/${path}`, { withFileTypes: true })) {
      const name = start + entry.name;
      if (!entry.isDirectory() || !(name in left.folders)) look(name);
    }
  }
  return held;
}

/** Folders that are not as they were left, and whether they are still folders of this one. Those above come first. */
function changedFolders(top: string, known: LeftFolder['folders']): ReadonlyMap<string, boolean> {
  const changed = new Map<string, boolean>();
  for (const [path, stamp] of Object.entries(known)) {
    const isBelow = path === '' || changed.get(parentOf(path)) !== false;
    const now = isBelow ? folderStamp(`${top}/${path}`) : undefined;
    if (now !== stamp) changed.set(path, now !== undefined);
  }
  return changed;
}

/** Whether a folder holds just what a build with these inputs has left there. */
export function isAsLeft(folder: string, inputs: string, places: { readonly cacheDir: string }): boolean {
  if (!existsSync(folder)) return false;
  const left = leftFolder.read(join(places.cacheDir, nameOf(folder)));
  if (left?.inputs !== inputs) return false;
  const held = contentsOf(folder, left);
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
  const files: Record<string, Seal> = {};
  for (const [path, seal] of held) if (seal) files[path] = seal;
  const folders: Record<string, string> = {};
  for (const path of ['', ...foldersOf(held.keys())]) folders[path] = folderStamp(`${outDir}/${path}`) ?? '';
  leftFolder.write(join(cacheDir, nameOf(outDir)), { inputs, folders, files });
}

/** All folders that files lie in, and those above, which come first. */
export function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  const add = (path: string) => {
    if (path === '' || folders.has(path)) return;
    add(parentOf(path));
    folders.add(path);
  };
  for (const path of paths) add(parentOf(path));
  return folders;
}

/** Changes whenever somebody writes to the file, or puts another one in its place; not when it gets a second name. */
export function stampOf(path: string): string {
  const { size, mtimeMs, ino } = lstatSync(path);
  return `${size}:${mtimeMs}:${ino}`;
}

/** Changes whenever something comes into the folder or leaves it; nothing for what is not a folder. */
function folderStamp(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? `${stats.mtimeMs}:${stats.ino}` : undefined;
}
