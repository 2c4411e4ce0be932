/** Pictures that go with an article: those in its own folder that no other text shows. */
import type { HelpCentre } from '#model/help-centre.ts';
import { findImage } from '#model/links.ts';
import { parentOf } from '#base/slash-path.ts';
import type { Snapshot } from './snapshot.ts';

/** New names of pictures below `articles/` by old ones, for an article that moves. */
export function picturesWith(
  snapshot: Pick<Snapshot, 'centre' | 'sources'>,
  { from, to }: { readonly from: string; readonly to: string },
): ReadonlyMap<string, string> {
  const { centre, sources } = snapshot;
  const [oldFolder, newFolder] = [parentOf(from), parentOf(to)];
  if (oldFolder === newFolder) return new Map();
  const users = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { target } of source.parts.images) {
      const name = findImage(centre, source, target);
      if (name !== undefined) users.set(name, (users.get(name) ?? new Set()).add(source.path));
    }
  }
  return new Map(
    [...users].flatMap(([name, paths]): [string, string][] => {
      const [locale = '', ...below] = name.split('/');
      const path = below.join('/');
      const start = oldFolder === '' ? '' : `${oldFolder}/`;
      if (paths.size > 1 || !paths.has(from) || !path.startsWith(start)) return [];
      // A folder of a topic below belongs to that topic.
      if (isInTopicBelow(centre, path, oldFolder)) return [];
      const moved = [locale, newFolder, path.slice(start.length)].filter((part) => part !== '').join('/');
      return centre.images.has(moved) ? [] : [[name, moved]];
    }),
  );
}

function isInTopicBelow({ topics }: HelpCentre, path: string, folder: string): boolean {
  for (let above = parentOf(path); above !== folder && above !== ''; above = parentOf(above))
    if (topics.has(above)) return true;
  return false;
}
