/** Files that are served unchanged: those of `public/` in the content folder, which travel with it, and of the site's `public/`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, type Problem } from '#problems/problem.ts';
import { shownPath, type Places } from './places.ts';
import { walk } from './walk.ts';

type PublicPlaces = Pick<Places, 'contentDir' | 'publicDir'>;

/** The folder of the content folder whose files are served unchanged. */
export const contentPublicDir = ({ contentDir }: PublicPlaces): string => join(contentDir, 'public');

const foldersOf = (places: PublicPlaces) => [contentPublicDir(places), places.publicDir];

/**
 * Addresses of all public files, such as `/downloads/label.pdf`. Problems: `file-twice` for an address that both folders
 * have.
 */
export function readPublicFiles(places: PublicPlaces): {
  readonly files: ReadonlySet<string>;
  readonly problems: readonly Problem[];
} {
  const [own = [], others = []] = foldersOf(places).map((folder) => walk(folder).files);
  const twice = own.filter((name) => others.includes(name));
  return {
    files: new Set([...own, ...others].map((name) => `/${name}`)),
    problems: twice.map((name) =>
      problem(
        'file-twice',
        { file: shownPath(join(contentPublicDir(places), name)) },
        `"/${name}" is also a file of ${shownPath(places.publicDir)}.`,
        'Remove one of the two, or rename it.',
      ),
    ),
  };
}

/** Where the file at an address lies on disk; none if there is no such file. */
export const publicPath = (places: PublicPlaces, address: string): string | undefined =>
  foldersOf(places)
    .map((folder) => join(folder, address))
    .find((path) => existsSync(path));

/** The bytes of the file at an address. */
export function readPublicFile(places: PublicPlaces, address: string): Buffer | undefined {
  const path = publicPath(places, address);
  return path === undefined ? undefined : readFileSync(path);
}
