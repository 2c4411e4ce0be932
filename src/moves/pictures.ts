/** Pictures that belong to an article: those in its own folder that no other text shows. */
import { parentOf } from '#base/slash-path.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { findImage } from '#model/links.ts';
import type { Snapshot } from './snapshot.ts';

type Content = Pick<Snapshot, 'centre' | 'sources'>;

/** Their names below `articles/`. */
export function ownPictures({ centre, sources }: Content, article: string): string[] {
  const users = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { target } of source.parts.images) {
      const name = findImage(centre, source, target);
      if (name !== undefined) users.set(name, (users.get(name) ?? new Set()).add(source.path));
    }
  }
  const folder = parentOf(article);
  return [...users].flatMap(([name, paths]) => {
    const path = name.slice(name.indexOf('/') + 1);
    const isInFolder = path.startsWith(folder === '' ? '' : `${folder}/`);
    // A folder of a topic below belongs to that topic.
    const isOwn = isInFolder && !isInTopicBelow(centre, path, folder);
    return isOwn && paths.size === 1 && paths.has(article) ? [name] : [];
  });
}

/** New names of pictures below `articles/` by old ones, for an article that moves. */
export function picturesWith(
  content: Content,
  { from, to }: { readonly from: string; readonly to: string },
): ReadonlyMap<string, string> {
  const [oldFolder, newFolder] = [parentOf(from), parentOf(to)];
  if (oldFolder === newFolder) return new Map();
  const moved = ownPictures(content, from).map((name): [string, string] => {
    const [locale = '', ...below] = name.split('/');
    const rest = below.join('/').slice(oldFolder === '' ? 0 : oldFolder.length + 1);
    return [name, [locale, newFolder, rest].filter((part) => part !== '').join('/')];
  });
  return new Map(moved.filter(([, name]) => !content.centre.images.has(name)));
}

function isInTopicBelow({ topics }: HelpCentre, path: string, folder: string): boolean {
  for (let above = parentOf(path); above !== folder && above !== ''; above = parentOf(above))
    if (topics.has(above)) return true;
  return false;
}
