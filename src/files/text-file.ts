/** Reads text files that people wrote, in whatever form their editor saved them. */
import { readFileSync, statSync } from 'node:fs';
import { plainText } from '#base/plain-text.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { shownPath } from './places.ts';
import { whyUnreadable } from './read-error.ts';

/** What a text of a writer may have. */
export const mostTextBytes = 4_000_000;

export type TextFile =
  | { readonly text: string; readonly bytes: Buffer; readonly problems?: undefined }
  | { readonly text?: undefined; readonly problems: readonly Problem[] };

/** How a text is read. */
export interface ReadTextOptions {
  readonly mostBytes?: number;
  readonly unsaved?: ReadonlyMap<string, string> | undefined;
}

/**
 * Text of a file in UTF-8, as `plainText` gives it.
 *
 * `mostBytes`: for a file that programs write. `unsaved`: texts that files would have, see `Places`.
 *
 * Problems: `file-unreadable`, `file-too-large`, `file-not-utf8` (with the line of the first bad byte).
 */
export function readTextFile(
  path: string,
  { mostBytes = mostTextBytes, unsaved }: ReadTextOptions = {},
): TextFile {
  const instead = unsaved?.get(path);
  if (instead !== undefined) return { text: instead, bytes: Buffer.from(instead) };
  const file = shownPath(path);
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > mostBytes) {
      const shown = `${(size / 1e6).toFixed(1)} MB`;
      return failed(
        'file-too-large',
        `The file has ${shown}. The limit is ${mostBytes / 1e6} MB.`,
        'Split it into several articles.',
      );
    }
    bytes = readFileSync(path);
  } catch (error) {
    return failed(
      'file-unreadable',
      `The file can't be read: ${whyUnreadable(error)}.`,
      'Check that the file exists and that you may read it.',
    );
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: plainText(text), bytes };
  } catch {
    const before = bytes.subarray(0, firstInvalidByte(bytes)).toString('latin1');
    const line = before.split(/\r\n?|\n/).length;
    return failed('file-not-utf8', "The file isn't UTF-8 text.", 'Save it as UTF-8 in your editor.', line);
  }

  function failed(code: Problem['code'], message: string, fix: string, line?: number): TextFile {
    return { problems: [problem(code, { file, at: line ? { line, column: 1 } : undefined }, message, fix)] };
  }
}

/** Offset of the first byte that does not decode. */
function firstInvalidByte(bytes: Buffer): number {
  // If decoding replaced bytes, encoding returns other bytes. (A U+FFFD in the file is itself three bytes.)
  const encoded = Buffer.from(bytes.toString('utf8'));
  let offset = 0;
  while (encoded[offset] === bytes[offset]) offset++;
  return offset;
}
