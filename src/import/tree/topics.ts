/** Folders of the source become topics. */
import { reservedNames } from '#model/urls.ts';
import { compareText } from './notes.ts';
import { makeUnique, readableName, slugify } from './slugs.ts';
import { folderOf } from './addresses.ts';

export interface SourceTopic {
  /** Folder in the source. */
  readonly source: string;
  /** Folder path in the output. */
  readonly path: string;
  readonly title: string;
  /** From a number before the folder's name: `02 Orders`. */
  readonly order: number | undefined;
}

/** Names that a file or folder of a topic cannot have. */
const takenInFolder = ['index', 'images'];

/**
 * Topics of all folders that hold texts, parents first.
 *
 * Input: `known`, output paths of an earlier import by source folder, which stay.
 */
export function planTopics(texts: readonly string[], known: ReadonlyMap<string, string>): SourceTopic[] {
  const folders = new Set(texts.flatMap((name) => foldersAbove(folderOf(name))));
  const taken = new Map<string, Set<string>>();
  const takenIn = (folder: string) => {
    const names = taken.get(folder) ?? new Set([...takenInFolder, ...(folder === '' ? reservedNames : [])]);
    taken.set(folder, names);
    return names;
  };
  for (const path of known.values()) takenIn(folderOf(path)).add(path.split('/').at(-1) ?? '');
  const paths = new Map<string, string>([['', '']]);
  return [...folders].toSorted(compareText).map((source) => {
    const name = source.split('/').at(-1) ?? '';
    const [, number, words = name] = /^(\d{1,3})[\s._-]+(?=\D)(.+)$/.exec(name) ?? [];
    const parent = paths.get(folderOf(source)) ?? '';
    const path = known.get(source) ?? join(parent, makeUnique(slugify(words) || 'topic', takenIn(parent)));
    paths.set(source, path);
    const title = /\s/.test(words) || /\p{Lu}/u.test(words) ? words : readableName(words);
    return { source, path, title: title.trim(), order: number === undefined ? undefined : Number(number) };
  });
}

export const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** @example foldersAbove('a/b') // => ['a', 'a/b'] */
function foldersAbove(folder: string): string[] {
  return folder === '' ? [] : [...foldersAbove(folderOf(folder)), folder];
}

/** Whether a text is about its folder rather than an article in it. */
export const isTopicText = (name: string): boolean =>
  /(^|\/)(?:index|_index|readme)\.(?:md|markdown)$/i.test(name);
