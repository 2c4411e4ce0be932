/** JSON that somebody saved from an API: the files of a folder, or one file. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseJson } from '#base/parse-json.ts';
import type { Note } from '#import/tree/notes.ts';
import type { FilePlace, FolderPlace } from './place.ts';

export interface JsonFile {
  readonly name: string;
  readonly value: unknown;
}

/** Every JSON file. Notes: `file-skipped` for what is not whole. */
export function readJsonFiles(place: FolderPlace | FilePlace, notes: Note[]): JsonFile[] {
  return textsOf(place).flatMap(([name, text]): JsonFile[] => {
    const value = parseJson(text ?? '');
    if (value !== undefined) return [{ name, value }];
    notes.push({ file: name, line: undefined, kind: 'file-skipped', what: 'it is not whole JSON' });
    return [];
  });
}

const textsOf = (place: FolderPlace | FilePlace): (readonly [string, string | undefined])[] =>
  place.kind === 'file'
    ? [[basename(place.path), readFileSync(place.path, 'utf8')]]
    : place.files.filter((name) => /\.json$/i.test(name)).map((name) => [name, place.textOf(name)]);

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
    .find((file) => looksSo(place.textOf(file)?.slice(0, 65_536) ?? ''));
}
