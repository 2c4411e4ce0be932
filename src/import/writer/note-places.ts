/** Where in the new content each note's place is now. */
import { join } from 'node:path';
import { lastUpTo } from '#markdown/last-up-to.ts';
import { shownPath } from '#files/places.ts';
import type { ConvertedText } from '#import/tree/convert.ts';
import type { Note } from '#import/tree/notes.ts';
import type { ContentFile } from './content-files.ts';

/** The notes with the file of the content folder that their source became, and the line as far as it is known. */
export function withPlaces(
  notes: readonly Note[],
  files: readonly ContentFile[],
  contentDir: string,
): Note[] {
  const written = new Map(
    files.flatMap(({ path, text, body }) =>
      body && text !== undefined
        ? [[body.prepared.document.shown, { file: shownPath(join(contentDir, path)), text, body }] as const]
        : [],
    ),
  );
  const finders = new Map<string, LineFinder>();
  return notes.map((note) => {
    const now = written.get(note.file);
    if (now === undefined) return note;
    const finder = finders.get(note.file) ?? new LineFinder(now.text, now.body);
    finders.set(note.file, finder);
    return { ...note, output: { file: now.file, line: finder.lineOf(note) } };
  });
}

/** How many lines with marks are looked at for one note: a text of thousands may have as many notes. */
const mostLooks = 500;

/** Finds lines of one new file. */
class LineFinder {
  readonly #lines: readonly string[];
  /** The line of the source for each line of the new file; `undefined` in the front matter. */
  readonly #sources: readonly (number | undefined)[];
  /** The last line of the source up to each line of the new file. */
  readonly #upTo: readonly number[];
  /** Indexes of the lines with a mark. */
  readonly #marked: readonly number[];
  readonly #markedUpTo: readonly number[];
  readonly #body: ConvertedText;

  constructor(text: string, body: ConvertedText) {
    this.#body = body;
    this.#lines = text.split('\n');
    const head = this.#lines.indexOf('---', 1) + 1;
    const cut = /^\s*\n/.exec(body.text)?.[0].length ?? 0;
    let offset = cut;
    this.#sources = this.#lines.map((line, index) => {
      // A blank line parts front matter and text.
      if (index <= head) return undefined;
      const source = body.lineAt(offset);
      offset += line.length + 1;
      return source;
    });
    let last = -1;
    this.#upTo = this.#sources.map((source) => (last = Math.max(last, source ?? -1)));
    this.#marked = this.#lines.flatMap((line, index) => (line.includes('todo:') ? [index] : []));
    this.#markedUpTo = this.#marked.map((index) => this.#upTo[index] ?? 0);
  }

  /** The line with the mark that a note left, else the one that its line became. */
  lineOf({ line, what }: Note): number | undefined {
    const marked = this.#nearest(`todo:${what}`, line);
    if (marked !== undefined || line === undefined) return marked;
    const { format, bodyLine } = this.#body.prepared.document;
    // A body of HTML is one line to those who convert it.
    if (format === 'html' || line < bodyLine) return undefined;
    const index = lastUpTo(this.#upTo, line - 1) + 1;
    return index === this.#upTo.length ? undefined : index + 1;
  }

  /** The line with a mark whose source is nearest, as far as it's looked for. */
  #nearest(mark: string, line = 0): number | undefined {
    const distance = (at: number) => {
      const index = this.#marked[at];
      return index === undefined ? Infinity : Math.abs((this.#upTo[index] ?? 0) - line);
    };
    let after = lastUpTo(this.#markedUpTo, line) + 1;
    let before = after - 1;
    for (let looked = 0; looked < mostLooks; looked++) {
      const at = distance(before) <= distance(after) ? before-- : after++;
      const index = this.#marked[at];
      if (index === undefined) return undefined;
      if (this.#lines[index]?.includes(mark)) return index + 1;
    }
    return undefined;
  }
}
