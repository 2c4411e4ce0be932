/** JSON that somebody saved from an API: the files of a folder, or one file. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseJson } from '#base/parse-json.ts';
import { readTextFile } from '#files/text-file.ts';
import type { Note } from '#import/tree/notes.ts';
import type { FilePlace, FolderPlace } from './place.ts';

export interface JsonFile {
  readonly name: string;
  readonly value: unknown;
}

/** A file holds many articles, so it may be far larger than a text. */
const mostBytes = 256_000_000;

/** Every JSON file. Notes: `file-skipped` for what is not whole. */
export function readJsonFiles(place: FolderPlace | FilePlace, notes: Note[]): JsonFile[] {
  return pathsOf(place).flatMap(([name, path]): JsonFile[] => {
    const { text, problems = [] } = readTextFile(path, { mostBytes });
    const value = parseJson(text ?? '');
    if (value !== undefined) return [{ name, value }];
    const what = problems[0]?.message ?? 'it is not whole JSON';
    notes.push({ file: name, line: undefined, kind: 'file-skipped', what });
    return [];
  });
}

/** Names of JSON files, and where they lie. */
const pathsOf = (place: FolderPlace | FilePlace): (readonly [string, string])[] =>
  place.kind === 'file'
    ? [[basename(place.path), place.path]]
    : place.files.filter((name) => /\.json$/i.test(name)).map((name) => [name, join(place.path, name)]);

/** Whether a place holds JSON whose beginning looks as `pattern` says: the name of the file. */
export function jsonFileLike(
  place: FolderPlace | FilePlace,
  name: RegExp,
  pattern: RegExp,
): string | undefined {
  const looksSo = (text: string) => /^\s*[[{]/.test(text) && pattern.test(text);
  if (place.kind === 'file') return looksSo(place.head) ? basename(place.path) : undefined;
  return place.files
    .filter((file) => name.test(file) && /\.json$/i.test(file))
    .slice(0, 5)
    .find((file) => looksSo(headOf(join(place.path, file))));
}

/** How a file begins; nothing where it can't be read. */
function headOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(65_536);
      return bytes.toString('utf8', 0, readSync(file, bytes)).replace(/^\uFEFF/, '');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
