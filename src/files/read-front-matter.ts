/** Reads the front matter of a content file without its text. */
import { closeSync, openSync, readSync } from 'node:fs';
import { plainText } from '#base/plain-text.ts';
import { splitFrontMatter } from './front-matter.ts';

/** Most front matter is a tenth of that. */
const start = Buffer.alloc(8192);

/** The front matter, if the file can be read and has one that ends among its first bytes. */
export function readFrontMatter(path: string): string | undefined {
  const length = readStart(path);
  const end = start.subarray(0, length).indexOf('\n---', 4);
  if (end < 0 || !/^\n---\s*\n/.test(start.toString('latin1', end, length))) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(start.subarray(0, end));
    return splitFrontMatter(plainText(`${text}\n---\n`)).yaml;
  } catch {
    return undefined; // The whole file is read, which tells where it isn't UTF-8.
  }
}

/** Reads the beginning of a file; its length. */
function readStart(path: string): number {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return readSync(file, start, 0, start.length, 0);
  } catch {
    return 0;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
