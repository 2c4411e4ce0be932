/** Text that is edited in place and still knows which line of the author's file each part comes from. */

export interface TracedText {
  readonly text: string;
  /** Line in the author's file, from 1, of an offset in `text`. */
  readonly lineAt: (offset: number) => number;
}

/** Replaces `text.slice(start, end)` by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Text as it stands in a file, whose first line is the file's line `firstLine`. */
export function traceText(text: string, firstLine = 1): TracedText {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return { text, lineAt: (offset) => firstLine + lastAtMost(starts, offset) };
}

/** Text of which every line is known to come from a line of the author's file. */
export function traceLines(lines: readonly { readonly text: string; readonly line: number }[]): TracedText {
  const text = lines.map((line) => line.text).join('\n');
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return { text, lineAt: (offset) => lines[lastAtMost(starts, offset)]?.line ?? 1 };
}

/** A text that changed within its lines, which still come from where they came from. */
export function withLines(source: TracedText, text: string): TracedText {
  if (text === source.text) return source;
  let offset = 0;
  const lines = source.text.split('\n').map((line) => {
    const from = source.lineAt(offset);
    offset += line.length + 1;
    return from;
  });
  return traceLines(text.split('\n').map((line, index) => ({ text: line, line: lines[index] ?? 1 })));
}

/** Index of the last number of an ascending list that is at most `limit`; 0 if there is none. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? Infinity) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The text with all edits made. Edits may come in any order but never overlap; what they insert belongs to the line
 * that they replace.
 */
export function applyEdits(source: TracedText, edits: readonly Edit[]): TracedText {
  if (edits.length === 0) return source;
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  const outStarts: number[] = [];
  const inStarts: number[] = [];
  const inEnds: number[] = [];
  let length = 0;
  const add = (text: string, start: number, end: number) => {
    outStarts.push(length);
    inStarts.push(start);
    inEnds.push(end);
    parts.push(text);
    length += text.length;
  };
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at) {
      throw new Error(
        `this cannot happen: edits overlap at line ${source.lineAt(edit.start)}: ${JSON.stringify(edit.text)}`,
      );
    }
    add(source.text.slice(at, edit.start), at, edit.start);
    if (edit.text !== '') add(edit.text, edit.start, edit.start);
    at = edit.end;
  }
  add(source.text.slice(at), at, source.text.length);

  return {
    text: parts.join(''),
    lineAt(offset) {
      const part = lastAtMost(outStarts, offset);
      const start = inStarts[part] ?? 0;
      return source.lineAt(Math.min(start + offset - (outStarts[part] ?? 0), inEnds[part] ?? start));
    },
  };
}
