/** Texts that no article of ours can hold. */
import { mostTextBytes } from '#files/text-file.ts';
import type { Note } from './notes.ts';
import type { SourceTree } from './tree.ts';

/** The tree without texts that are longer than a file of ours may be. Notes: `file-skipped`. */
export function leaveOutHuge(tree: SourceTree): SourceTree {
  const sizes = new Map(tree.documents.map((one) => [one, sizeOf(one.body)]));
  const isHuge = (size = 0) => size > mostTextBytes;
  const notes = [...sizes].flatMap(([{ shown }, size]): Note[] => {
    if (!isHuge(size)) return [];
    const what = `the text has ${(size / 1e6).toFixed(1)} MB. The limit is ${mostTextBytes / 1e6} MB`;
    return [{ file: shown, line: undefined, kind: 'file-skipped', what }];
  });
  if (notes.length === 0) return tree;
  const documents = tree.documents.filter((one) => !isHuge(sizes.get(one)));
  return { ...tree, documents, notes: [...tree.notes, ...notes] };
}

/** Bytes in UTF-8, counted only where they can be too many. */
const sizeOf = (text: string) => (text.length * 3 > mostTextBytes ? Buffer.byteLength(text) : text.length);
