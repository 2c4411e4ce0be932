/** Where in the new content each note's place is now. */
import { join } from 'node:path';
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

/** Finds lines of one new file. */
class LineFinder {
  readonly #lines: readonly string[];
  /** The line of the source for each line of the new file; `undefined` in the front matter. */
  readonly #sources: readonly (number | undefined)[];
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
  }

  /** The line with the mark that a note left, else the one that its line became. */
  lineOf({ line, what }: Note): number | undefined {
    const marked = this.#nearest((text) => text.includes(`todo:${what}`), line);
    if (marked !== undefined || line === undefined) return marked;
    const { format, bodyLine } = this.#body.prepared.document;
    // A body of HTML is one line to those who convert it.
    if (format === 'html' || line < bodyLine) return undefined;
    const index = this.#sources.findIndex((source) => source !== undefined && source >= line);
    return index === -1 ? undefined : index + 1;
  }

  #nearest(isWanted: (text: string) => boolean, line = 0): number | undefined {
    let best: { readonly line: number; readonly distance: number } | undefined;
    this.#lines.forEach((text, index) => {
      if (!isWanted(text)) return;
      const distance = Math.abs((this.#sources[index] ?? 0) - line);
      if (best === undefined || distance < best.distance) best = { line: index + 1, distance };
    });
    return best?.line;
  }
}
