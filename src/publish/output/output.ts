/**
 * Puts the finished site into the output folder in one step.
 *
 * There are two complete folders, which take turns: one is served, the spare one is brought up to the new site, then
 * they change places. So an edit costs the files that it changes, and readers see one site or the other.
 * Nothing in the output shares its bytes with the cache: what somebody edits there stays there.
 */
import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { temporaryEnding } from '#base/write-atomically.ts';
import { exchange, placesOfOutput, type OutputPlaces } from './output-places.ts';
import { foldersOf, readHeld, recordHeld, stampOf, type Held } from './held.ts';

/** A file of the site: its path below the output folder, and its content or the file that holds it. */
export type OutputFile =
  | { readonly path: string; readonly content: string | Buffer }
  /** `key` changes whenever the file's content does. */
  | { readonly path: string; readonly copyOf: string; readonly key: string }
  /** Made only where the output misses it. */
  | { readonly path: string; readonly make: () => string | Buffer; readonly key: string };

/** What is known of the output: what it holds now, and the key of all that the new one is made from. */
interface Published {
  readonly served?: Held;
  readonly inputs?: string;
}

/** Makes the output folder hold exactly these files. Throws what `node:fs` throws; the old output then stays as it was. */
export function publish(
  files: readonly OutputFile[],
  places: OutputPlaces,
  { served = readHeld(places.outDir, places), inputs = '' }: Published = {},
): void {
  const { outDir, spare } = placesOfOutput(places);
  const keys = new Map(
    files.map((file) => [file.path, 'key' in file ? file.key : contentHash(file.content)]),
  );
  if (holdsExactly(served, keys)) return recordHeld(outDir, served, { ...places, spare, inputs });
  const shared = { folder: outDir, held: served };
  const next = fill({ folder: spare, held: readHeld(spare, places), files, keys, shared });
  if (exchange(outDir, spare)) return recordHeld(outDir, next, { ...places, spare, inputs });
  // The output folder is a mount point, or in use on Windows: it stays, and its files are replaced one by one.
  const ordered = files.toSorted((a, b) => Number(isPage(a.path)) - Number(isPage(b.path)));
  const replaced = fill({ folder: outDir, held: served, files: ordered, keys, isServed: true });
  return recordHeld(outDir, replaced, { ...places, spare, inputs });
}

/** What names other files: it comes after them. */
const isPage = (path: string) => /\.html$|(^|\/)manifest\.json$/.test(path);

const holdsExactly = (held: Held, keys: ReadonlyMap<string, string>) =>
  held.size === keys.size && [...keys].every(([path, key]) => held.get(path)?.[0] === key);

interface Filling {
  readonly folder: string;
  readonly held: Held;
  readonly files: readonly OutputFile[];
  readonly keys: ReadonlyMap<string, string>;
  /** Another folder. Files that it already has with the same content aren't written again. */
  readonly shared?: { readonly folder: string; readonly held: Held };
  /** Whether somebody may be reading it. */
  readonly isServed?: boolean;
}

/** Makes a folder contain exactly these files. Returns its contents. */
function fill({ folder, held, files, keys, shared, isServed = false }: Filling): Held {
  const isEmpty = held.size === 0 && !isServed;
  if (isEmpty) rmSync(folder, { recursive: true, force: true });
  const gone = [...held.keys()].filter((path) => !keys.has(path));
  const folders = foldersOf(keys.keys());
  // Files where a folder must be and folders where a file must be go first, as do links: nothing is written through them.
  const isInTheWay = (path: string) =>
    !held.get(path) || folders.has(path) || foldersAbove(path).some((folder) => keys.has(folder));
  removeWithEmptyFolders(folder, gone.filter(isInTheWay));
  const kept = (path: string) => {
    const known = held.get(path);
    return known?.[0] === keys.get(path) ? known : undefined;
  };
  const wanted = files.filter(({ path }) => !kept(path));
  for (const path of new Set(wanted.map(({ path }) => dirname(path)))) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  const next = new Map<string, readonly [key: string, stamp: string]>();
  for (const file of files) {
    const key = keys.get(file.path) ?? '';
    const target = join(folder, file.path);
    const known = kept(file.path);
    if (!known) {
      const twin = shared?.held.get(file.path)?.[0] === key ? join(shared.folder, file.path) : undefined;
      put(file, target, { twin, isNew: isEmpty });
    }
    next.set(file.path, known ?? [key, stampOf(target)]);
  }
  removeWithEmptyFolders(
    folder,
    gone.filter((path) => !isInTheWay(path)),
  );
  return next;
}

/** @example foldersAbove('en/orders/index.html') // => ['en/orders', 'en'] */
function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === '.' ? [] : [above, ...foldersAbove(above)];
}

/** Writes a file; one that is there already is replaced whole, or kept where it holds just that. */
function put(
  file: OutputFile,
  target: string,
  how: { readonly twin?: string | undefined; readonly isNew: boolean },
) {
  if (how.isNew) return write(file, target, how.twin);
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory()) rmSync(target, { recursive: true });
  else if (there?.isFile() && readFileSync(target).equals(bytesOf(file))) return;
  const temporary = `${target}${temporaryEnding}`;
  rmSync(temporary, { force: true });
  write(file, temporary, how.twin);
  renameSync(temporary, target);
}

/** The content of a file. */
export function bytesOf(file: OutputFile): Buffer {
  if ('copyOf' in file) return readFileSync(file.copyOf);
  const content = 'make' in file ? file.make() : file.content;
  return typeof content === 'string' ? Buffer.from(content) : content;
}

/** Writes a file that doesn't exist yet, as a hard link to its twin if there is one. */
function write(file: OutputFile, target: string, twin: string | undefined): void {
  if (twin && isLinked(twin, target)) return;
  // Shares the blocks where the file system copies on write, such as Btrfs, XFS and APFS.
  if ('copyOf' in file) copyFileSync(file.copyOf, target, constants.COPYFILE_FICLONE);
  else writeFileSync(target, bytesOf(file));
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Writes files into a folder that holds none of them. */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  const keys = new Map(files.map(({ path }) => [path, '']));
  fill({ folder, held: new Map(), files, keys });
}

function removeWithEmptyFolders(top: string, paths: readonly string[]): void {
  for (const path of paths) rmSync(join(top, path), { force: true, recursive: true });
  // Inner ones first.
  for (const folder of [...foldersOf(paths)].toSorted((a, b) => b.length - a.length)) {
    try {
      rmdirSync(join(top, folder));
    } catch {
      // Something else is in it.
    }
  }
}
