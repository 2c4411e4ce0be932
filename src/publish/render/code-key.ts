/** A key of everything but content that makes a page: code, styles, theme, messages, public files, versions of libraries. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { nameBelow } from '#base/file-paths.ts';
import { lockFiles, messageFolders, type Places } from '#files/places.ts';
import { productDir, productFile } from '#files/product.ts';
import { walk, type WalkOptions } from '#files/walk.ts';

const filesIn = (folder: string, options?: WalkOptions) =>
  walk(folder, options).files.map((name) => join(folder, name));

/** Hash of the product's sources, the site's lock file, its theme, its messages and its public files. */
export function codeKeyOf(places: Places, ...settings: readonly unknown[]): string {
  const { siteDir, publicDir, themeDir } = places;
  const files = [
    ...[productFile('src'), ...messageFolders(places)].flatMap((folder) => filesIn(folder)),
    ...filesIn(publicDir, { hasHidden: true }),
    // HTML of slots is part of the views.
    ...filesIn(themeDir).filter((path) => !path.endsWith('.html')),
    ...lockFiles.map((name) => join(siteDir, name)).filter((path) => existsSync(path)),
  ];
  const nameOf = (path: string) => nameBelow(productDir, path) ?? nameBelow(siteDir, path) ?? path;
  const hashes = files.map((path) => [nameOf(path), contentHash(readFileSync(path))]);
  return contentHash(JSON.stringify([hashes, settings]));
}
