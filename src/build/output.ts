/** Writes the finished site into the output folder, so that it is never seen half done. */
import { hash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { listMadeFiles, walk } from '#files/walk.ts';

/** A file of the site: its path below the output folder, and its content or the file that holds it. */
export type OutputFile =
  | { readonly path: string; readonly content: string | Buffer }
  /** `key` changes whenever the file's content does. */
  | { readonly path: string; readonly copyOf: string; readonly key: string };

export interface OutputPlaces {
  readonly outDir: string;
  /** Remembers what was written last, so that only what has changed is written again. */
  readonly cacheDir: string;
}

/** Key, size in bytes and modification time of each file as written. */
export interface OutputRecord {
  readonly outDir: string;
  readonly files: Readonly<Record<string, readonly [key: string, size: number, modified: number]>>;
}

/** Up to this share of the files is replaced one by one; more make a whole new folder. */
const mostInPlace = 0.25;

/**
 * Makes the output folder hold exactly these files.
 *
 * A few changes are prepared beside the folder and moved in by renaming, assets before pages before removals, so
 * that at each moment every page that is there works. Otherwise a complete folder is made and takes the old one's
 * place. Interrupted before that, the old output stays as it was.
 */
export function publish(
  files: readonly OutputFile[],
  places: OutputPlaces,
  last: OutputRecord | undefined = readLastOutput(places),
): void {
  const keys = new Map(
    files.map((file) => [file.path, 'key' in file ? file.key : hash('sha1', file.content)]),
  );
  const changed = files.filter(({ path }) => last?.files[path]?.[0] !== keys.get(path));
  const removed = Object.keys(last?.files ?? {}).filter((path) => !keys.has(path));
  const recordPath = recordPathOf(places);
  if (last && changed.length === 0 && removed.length === 0) return;
  rmSync(recordPath, { force: true });
  const isInPlace = last !== undefined && changed.length + removed.length <= mostInPlace * files.length;
  if (isInPlace) replaceFiles(changed, removed, places);
  else replaceFolder(files, places);
  writeFileSync(recordPath, JSON.stringify(recordOf(keys, places.outDir, isInPlace ? last.files : {})));
}

function replaceFiles(changed: readonly OutputFile[], removed: readonly string[], places: OutputPlaces) {
  const staged = join(places.cacheDir, 'staged');
  rmSync(staged, { recursive: true, force: true });
  writeFiles(staged, changed);
  const pagesLast = changed.toSorted((a, b) => Number(isPage(a.path)) - Number(isPage(b.path)));
  for (const { path } of pagesLast) {
    const target = join(places.outDir, path);
    mkdirSync(dirname(target), { recursive: true });
    move(join(staged, path), target);
  }
  for (const path of removed) removeWithEmptyFolders(places.outDir, path);
  rmSync(staged, { recursive: true, force: true });
}

/** What names other files: it comes after them. */
const isPage = (path: string) => /\.html$|(^|\/)manifest\.json$/.test(path);

/** Puts the last output back, where a build was killed after taking it away and before putting the next one there. */
export function restoreOutput(outDir: string): void {
  const old = `${outDir}.old`;
  if (!existsSync(outDir) && existsSync(old)) renameSync(old, outDir);
}

function replaceFolder(files: readonly OutputFile[], { outDir }: OutputPlaces) {
  const next = `${outDir}.new`;
  const old = `${outDir}.old`;
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  writeFiles(next, files);
  if (existsSync(outDir)) renameSync(outDir, old);
  renameSync(next, outDir);
  rmSync(old, { recursive: true, force: true });
}

/** Writes files below a folder: one after the other, which costs a third of what thousands of promises do. */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  mkdirSync(folder, { recursive: true });
  const folders = new Set(files.map(({ path }) => dirname(path)));
  for (const path of folders) mkdirSync(join(folder, path), { recursive: true });
  for (const file of files) {
    const path = join(folder, file.path);
    if ('copyOf' in file) share(file.copyOf, path);
    else writeFileSync(path, file.content);
  }
}

/** Two names for one file where the file system can, a copy elsewhere. Neither is ever written to again, only replaced. */
function share(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Renames; across file systems a copy beside the target is renamed. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, `${to}.new`);
    renameSync(`${to}.new`, to);
  }
}

const recordPathOf = ({ cacheDir }: OutputPlaces) => join(cacheDir, 'output.json');

/** What was written last, if the folder still holds exactly that; a second's work for tens of thousands of files. */
export function readLastOutput(places: OutputPlaces): OutputRecord | undefined {
  const path = recordPathOf(places);
  if (!existsSync(path)) return undefined;
  const record = JSON.parse(readFileSync(path, 'utf8')) as OutputRecord;
  if (record.outDir !== places.outDir) return undefined;
  const names = listMadeFiles(places.outDir);
  const isUntouched =
    names.length === Object.keys(record.files).length &&
    names.every((name) => {
      const { size, mtimeMs } = statSync(join(places.outDir, name));
      const [, knownSize, knownTime] = record.files[name] ?? [];
      return size === knownSize && mtimeMs === knownTime;
    });
  return isUntouched ? record : undefined;
}

/** `untouched` are the files that lie where they lay, those with other keys excepted. */
function recordOf(
  keys: ReadonlyMap<string, string>,
  outDir: string,
  untouched: OutputRecord['files'],
): OutputRecord {
  const files = [...keys].map(([path, key]) => {
    const known = untouched[path];
    if (known?.[0] === key) return [path, known] as const;
    const { size, mtimeMs } = statSync(join(outDir, path));
    return [path, [key, size, mtimeMs] as const] as const;
  });
  return { outDir, files: Object.fromEntries(files) };
}

function removeWithEmptyFolders(top: string, path: string): void {
  rmSync(join(top, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (walk(join(top, folder)).files.length > 0) return;
    rmSync(join(top, folder), { recursive: true, force: true });
  }
}
