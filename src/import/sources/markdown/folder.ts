/** Reads the folder that is imported. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '#files/places.ts';
import { readTextFile } from '#files/text-file.ts';
import { walk } from '#files/walk.ts';
import type { Note, NoteKind } from '#import/tree/notes.ts';
import type { SourceFile } from '#import/tree/prepare.ts';

export interface SourceFolder {
  /** Markdown files with text in them, by path. */
  readonly texts: readonly SourceFile[];
  /** Paths of all files. */
  readonly files: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Notes: `file-skipped` for what cannot be read, is empty or is MDX; `file-cleaned` for CRLF and byte-order marks. */
export function readSourceFolder(folder: string): SourceFolder {
  const { files, problems } = walk(folder);
  const notes: Note[] = problems.map(({ file, message }) => ({
    file,
    line: undefined,
    kind: 'file-skipped',
    what: message,
  }));
  const texts: SourceFile[] = [];
  for (const name of files) {
    const path = join(folder, name);
    const shown = shownPath(path);
    const note = (kind: NoteKind, what: string, line?: number) =>
      void notes.push({ file: shown, line, kind, what });
    if (name.split('/').includes('node_modules')) continue;
    if (/\.mdx$/i.test(name))
      note('file-skipped', 'MDX holds code, which cannot be converted: save it as Markdown');
    if (!/\.(?:md|markdown)$/i.test(name)) continue;
    const read = readTextFile(path);
    if (read.problems) {
      for (const { message, at } of read.problems) note('file-skipped', message, at?.line);
      continue;
    }
    if (read.bytes.subarray(0, 3).equals(byteOrderMark)) note('file-cleaned', 'byte-order mark removed', 1);
    if (read.bytes.includes('\r')) note('file-cleaned', 'CRLF line ends became LF', 1);
    if (read.text.trim() === '') note('file-skipped', 'the file is empty');
    else texts.push({ name, shown, text: read.text });
  }
  return { texts, files: new Set(files), notes };
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
