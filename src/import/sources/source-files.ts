/** Files of a source as they lie on disk: their text in any encoding, and whether pictures are what their names say. */
import { readFileSync } from 'node:fs';
import { errorText } from '#base/error-text.ts';
import { cleanDrawing, isDrawing } from '#files/drawings.ts';
import { pictureEnding, readHead, whyNoPicture } from '#files/picture-file.ts';
import { readTextFile, type TextFile } from '#files/text-file.ts';
import { decodeText } from './encodings.ts';

export type SourceText = TextFile & {
  /** Absent for UTF-8. */
  readonly encoding?: string;
};

/** Text of a file with `\n` as line break. Problems: those of `readTextFile`, for what no encoding makes text. */
export function readSourceText(path: string): SourceText {
  const read = readTextFile(path);
  const isOther = read.problems?.some(({ code }) => code === 'file-not-utf8') ?? read.text?.includes('\0');
  if (!isOther) return read;
  const bytes = readFileSync(path);
  const decoded = decodeText(bytes);
  if (decoded === undefined) return read;
  return { text: decoded.text, encoding: decoded.encoding, bytes: Buffer.from(decoded.text) };
}

/** What keeps readers from seeing a picture, in words; absent: nothing. */
export function whyUnshown(path: string): string | undefined {
  try {
    if (!isDrawing(path)) return whyNoPicture(readHead(path));
    cleanDrawing(readDrawing(path));
    return undefined;
  } catch (error) {
    return errorText(error);
  }
}

/** The ending that a file's name should have if it is a picture; `undefined` for others, and for what can't be read. */
export function pictureIn(path: string): string | undefined {
  try {
    return pictureEnding(readHead(path));
  } catch {
    return undefined;
  }
}

/** A drawing in UTF-8. */
export function readDrawing(path: string): Buffer {
  const bytes = readFileSync(path);
  const decoded = decodeText(bytes);
  return decoded === undefined || decoded.encoding === 'UTF-8' ? bytes : Buffer.from(decoded.text);
}
