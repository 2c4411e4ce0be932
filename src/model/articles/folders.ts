/** Folders of content: the path of a topic is the path of its folder. */
import { parentOf } from '#base/slash-path.ts';
import type { ContentSource } from './source.ts';

/** Folders that hold something, with the locale folder (as in messages, with "/") of the first file found in each. */
export function foldersInUse(sources: readonly ContentSource[]): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const { file, path } of sources) {
    const localeFolder = file.slice(0, file.lastIndexOf(path));
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      if (!folders.has(folder)) folders.set(folder, localeFolder);
    }
  }
  return folders;
}
