/** What tells whether pages have to be rendered again besides their views: code, messages, theme and libraries. */
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import type { FileFacts } from '#files/file-facts.ts';
import { messageFolders, type Places } from '#files/places.ts';
import { hashOfFiles, productFiles } from '#files/product-key.ts';
import { walk, type WalkOptions } from '#files/walk.ts';

const filesIn = (folder: string, options?: WalkOptions) =>
  walk(folder, options).files.map((name) => join(folder, name));

/** Hash of the product's sources, the site's lock file, its theme, its messages and its public files. */
export function codeKeyOf(places: Places, facts: FileFacts, ...settings: readonly unknown[]): string {
  const { siteDir, publicDir, themeDir } = places;
  const files = [
    ...productFiles(siteDir),
    ...messageFolders(places).flatMap((folder) => filesIn(folder)),
    ...filesIn(publicDir, { hasHidden: true }),
    // HTML of slots is part of the views.
    ...filesIn(themeDir).filter((path) => !path.endsWith('.html')),
  ];
  return contentHash(JSON.stringify([hashOfFiles(files, siteDir, facts), settings]));
}
