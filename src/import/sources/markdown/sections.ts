/** Folders are sections. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { readableName } from '#import/tree/slugs.ts';
import type { SourceSection } from '#import/tree/tree.ts';

/** Sections of all folders that hold texts, parents first. */
export function toSections(texts: readonly string[], locale: string): SourceSection[] {
  const folders = new Set(texts.flatMap((name) => foldersAbove(parentOf(name))));
  return [...folders].toSorted(compareCodeUnits).map((folder) => {
    const folderName = lastPart(folder);
    // A number before the name is its order: `02 Orders`.
    const [, number, name = folderName] = /^(\d{1,3})[\s._-]+(?=\D)(.+)$/.exec(folderName) ?? [];
    const title = /\s/.test(name) || /\p{Lu}/u.test(name) ? name : readableName(name);
    return {
      key: folder,
      locale,
      address: folder,
      parent: parentOf(folder),
      name,
      title: title.trim(),
      order: number === undefined ? undefined : Number(number),
    };
  });
}

/** @example foldersAbove('a/b') // => ['a', 'a/b'] */
function foldersAbove(folder: string): string[] {
  return folder === '' ? [] : [...foldersAbove(parentOf(folder)), folder];
}

/** Whether a text is about its folder rather than an article in it. */
export const isSectionText = (name: string): boolean =>
  /(^|\/)(?:index|_index|readme)\.(?:mdx?|markdown|html?)$/i.test(name);
