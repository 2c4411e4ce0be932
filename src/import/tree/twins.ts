/** Texts that a source has twice under one key: an export that overlaps another, or numbers that somebody gave twice. */
import { keyInLocale } from './convert.ts';
import type { Note } from './notes.ts';
import type { SourceDocument, SourceTree } from './tree.ts';

/**
 * The tree in which every text has a key of its own. Of two with the same title, the newer stays, or the last one if they are
 * equally new. Two with different titles both stay. Notes: `folder-skipped`.
 */
export function withoutTwins(tree: SourceTree): SourceTree {
  const groups = Map.groupBy(tree.documents, ({ locale, key }) => keyInLocale(locale, key));
  if (groups.size === tree.documents.length) return tree;
  const notes: Note[] = [];
  const keys = new Map<SourceDocument, string>();
  for (const twins of groups.values()) {
    const byTitle = [...Map.groupBy(twins, ({ data }) => data.title).values()];
    byTitle.forEach((same, index) => {
      const newest = same.reduce((best, one) => (dayOf(one) >= dayOf(best) ? one : best));
      keys.set(newest, index === 0 ? newest.key : `${newest.key}#${index + 1}`);
      for (const { shown } of same.filter((one) => one !== newest)) notes.push(leftOut(shown, newest));
    });
  }
  const documents = tree.documents.flatMap((one) => {
    const key = keys.get(one);
    return key === undefined ? [] : [key === one.key ? one : { ...one, key }];
  });
  return { ...tree, documents, notes: [...tree.notes, ...notes] };
}

const dayOf = ({ data }: SourceDocument) => data.updated ?? '';

const leftOut = (file: string, { shown }: SourceDocument): Note => ({
  file,
  line: undefined,
  kind: 'folder-skipped',
  what: shown === file ? 'it stands twice in the file' : `${shown} is the same text, and as new or newer`,
});
