/** The content that a branch began from, as files in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changesSince } from '#check/git-changes.ts';
import { nameBelow, withSlashes } from '#base/file-paths.ts';
import { shownPath, writtenFolders, type Places } from '#files/places.ts';

/** A copy of old content. */
export interface BaseCopy {
  /** The commit at which the branch left its base. */
  readonly commit: string;
  readonly places: Places;
  /** Absolute paths of files that the branch has added, edited or removed, committed or not. */
  readonly changed: readonly string[];
  /** A text about the copy, with the paths that the files have in the site. */
  readonly named: (text: string) => string;
  readonly remove: () => void;
}

/**
 * Copies what pages are made of out of git's history. The folders of the site, its index and its branches stay untouched.
 * Throws an error for people where git can't say what was there.
 */
export function copyBase(places: Places, base: string): BaseCopy {
  const { top, start: commit, paths: changed } = changesSince(places.contentDir, base);
  const folder = mkdtempSync(join(tmpdir(), 'fener-review-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    writeFiles(top, commit, { folder, places });
    return {
      commit,
      places: placesIn(folder, top, places),
      changed,
      named,
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }

  function named(text: string): string {
    const site = nameBelow(top, places.siteDir);
    const shown =
      site === undefined
        ? text
        : text.replaceAll(
            `${withSlashes(join(folder, site))}/`,
            shownPath(join(places.siteDir, '_')).slice(0, -1),
          );
    return shown.replaceAll(`${withSlashes(folder)}/`, `${withSlashes(top)}/`);
  }
}

/** Writes the folders' files as they were, over an index that only this copy uses. */
function writeFiles(
  top: string,
  commit: string,
  { folder, places }: { readonly folder: string; readonly places: Places },
): void {
  const names = writtenFolders(places).flatMap((path) => nameBelow(top, path) ?? []);
  const listed = run(top, [
    'ls-tree',
    '-r',
    '-z',
    '--name-only',
    commit,
    '--',
    ...names.map((name) => name || '.'),
  ]);
  const env = { GIT_INDEX_FILE: join(folder, '.git-index'), GIT_LFS_SKIP_SMUDGE: '1' };
  run(top, ['read-tree', commit], { env });
  mkdirSync(join(folder, nameBelow(top, places.siteDir) ?? ''), { recursive: true });
  const prefix = `--prefix=${withSlashes(folder)}/`;
  if (listed !== '') run(top, ['checkout-index', prefix, '-z', '--stdin'], { env, input: listed });
}

/** The site's places in the copy. What lies outside the content's repository is the same on both sides. */
function placesIn(folder: string, top: string, places: Places): Places {
  const copied = (path: string) => {
    const name = nameBelow(top, path);
    return name === undefined ? path : join(folder, name);
  };
  const { siteDir, contentDir, localesDir, shippedLocalesDir, publicDir, themeDir } = places;
  return {
    ...places,
    siteDir: copied(siteDir),
    contentDir: copied(contentDir),
    localesDir: copied(localesDir),
    // Fener's own repository has both in one folder.
    shippedLocalesDir: shippedLocalesDir === localesDir ? copied(localesDir) : shippedLocalesDir,
    publicDir: copied(publicDir),
    themeDir: copied(themeDir),
  };
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

const run = (folder: string, args: readonly string[], { env, input = '' }: RunOptions = {}) =>
  execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  });
