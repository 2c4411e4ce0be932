/** Text that is edited before it is parsed, and still knows where each part of it was written. */
import { lastUpTo } from './last-up-to.ts';

/** Inserts `text` before the character at `at`. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

export interface EditedText {
  readonly text: string;
  /** Offset in the text as written of an offset in `text`. */
  readonly writtenAt: (offset: number) => number;
}

/** A text as it was written. */
export const unedited = (text: string): EditedText => ({ text, writtenAt: (offset) => offset });

/** The text with all insertions made, in the order of their places. */
export function insertInto(source: EditedText, insertions: readonly Insertion[]): EditedText {
  if (insertions.length === 0) return source;
  const ordered = insertions.toSorted((a, b) => a.at - b.at);
  const parts: string[] = [];
  /** Position of each insertion in the new text, and how much has been inserted up to its end. */
  const ends: { readonly from: number; readonly length: number; readonly inserted: number }[] = [];
  let last = 0;
  let inserted = 0;
  for (const { at, text } of ordered) {
    parts.push(source.text.slice(last, at), text);
    inserted += text.length;
    ends.push({ from: at + inserted - text.length, length: text.length, inserted });
    last = at;
  }
  parts.push(source.text.slice(last));
  const starts = ends.map(({ from }) => from);
  return {
    text: parts.join(''),
    writtenAt(offset) {
      const before = ends[lastUpTo(starts, offset)];
      if (!before) return source.writtenAt(offset);
      const inside = Math.max(0, before.from + before.length - offset);
      return source.writtenAt(offset - before.inserted + inside);
    },
  };
}
