/** A key of everything but content that makes a page: code, styles, messages, versions of libraries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { nameBelow } from '#base/file-paths.ts';
import { messageFolders, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';

/** Hash of the project's own sources, its lock file and the messages. */
export function codeKeyOf(project: string, places: Places, ...settings: readonly unknown[]): string {
  const files = [
    ...['src', 'public'].flatMap((folder) =>
      walk(join(project, folder)).files.map((name) => join(project, folder, name)),
    ),
    ...messageFolders(places).flatMap((folder) => walk(folder).files.map((name) => join(folder, name))),
    ...['package-lock.json', 'astro.config.mjs', 'tsconfig.json'].map((name) => join(project, name)),
  ];
  const hashes = files.map((path) => [nameBelow(project, path) ?? path, contentHash(readFileSync(path))]);
  return contentHash(JSON.stringify([hashes, settings]));
}
