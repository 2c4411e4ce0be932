/** Texts that no article of ours can hold. */
import { mostTextBytes } from '#files/text-file.ts';
import { crowdedIn } from '#markdown/crowded.ts';
import type { Note } from './notes.ts';
import type { SourceDocument, SourceTree } from './tree.ts';

/**
 * The tree without texts that are longer than a file of ours may be, or that can't be parsed in time. Notes:
 * `file-skipped`.
 */
export function leaveOutHuge(tree: SourceTree): SourceTree {
  const notes: Note[] = [];
  const documents = tree.documents.filter((one) => {
    const flaw = flawOf(one);
    if (flaw !== undefined)
      notes.push({ file: one.shown, line: flaw.line, kind: 'file-skipped', what: flaw.what });
    return flaw === undefined;
  });
  return notes.length === 0 ? tree : { ...tree, documents, notes: [...tree.notes, ...notes] };
}

function flawOf({
  body,
  bodyLine,
  format,
}: SourceDocument): { readonly line: number | undefined; readonly what: string } | undefined {
  const size = sizeOf(body);
  if (size > mostTextBytes) {
    const limit = `The limit is ${mostTextBytes / 1e6} MB`;
    return { line: undefined, what: `the text has ${(size / 1e6).toFixed(1)} MB. ${limit}` };
  }
  const crowded = format === 'markdown' ? crowdedIn(body) : undefined;
  if (crowded === undefined) return undefined;
  const what = `a paragraph has ${crowded.count} marks such as "[" and "*": put empty lines between its parts`;
  return { line: bodyLine + crowded.line - 1, what };
}

/** Bytes in UTF-8, counted only where they can be too many. */
const sizeOf = (text: string) => (text.length * 3 > mostTextBytes ? Buffer.byteLength(text) : text.length);
