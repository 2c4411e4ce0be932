/** Sections of the source become topics. */
import { deviceNames } from '#base/file-paths.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { reservedNames } from '#model/urls.ts';
import { asciiName, makeUnique } from './slugs.ts';
import type { SourceSection } from './tree.ts';

/** A section with its place here. */
export interface PlacedTopic extends SourceSection {
  /** Folder path in the output. */
  readonly path: string;
}

/** Names that a file or folder of a topic cannot have, here or on Windows. */
const takenInFolder = ['index', 'images', ...deviceNames];

/** The names that are taken in each folder of the output: our own, and what `take` gives out. */
export class NamesInFolders {
  readonly #taken = new Map<string, Set<string>>();

  /** Input: `paths` that exist already. */
  constructor(paths: Iterable<string>) {
    for (const path of paths) this.#of(parentOf(path)).add(lastPart(path));
  }

  /** The path of a new file or folder: its name, with a number where that is taken. */
  take(folder: string, name: string): string {
    return join(folder, makeUnique(name, this.#of(folder)));
  }

  #of(folder: string): Set<string> {
    const names =
      this.#taken.get(folder) ?? new Set([...takenInFolder, ...(folder === '' ? reservedNames : [])]);
    this.#taken.set(folder, names);
    return names;
  }
}

/**
 * The topics of sections, which come parents first.
 *
 * Input: `known`, output paths of an earlier import by key of the section, which stay.
 */
export function placeTopics(
  sections: readonly SourceSection[],
  known: ReadonlyMap<string, string>,
): PlacedTopic[] {
  const names = new NamesInFolders(known.values());
  const paths = new Map<string, string>([['', '']]);
  return sections.map((section) => {
    const parent = paths.get(section.parent) ?? '';
    const path = known.get(section.key) ?? names.take(parent, asciiName(section, 'topic'));
    paths.set(section.key, path);
    return { ...section, path };
  });
}

/** Paths of the sections that list an article besides its own. */
export function alsoIn(topics: readonly PlacedTopic[], keys: readonly string[]): string[] {
  if (keys.length === 0) return [];
  return [...new Set(topics.filter(({ key }) => keys.includes(key)).map(({ path }) => path))];
}

export const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
