/** Where a help centre's files lie, from the environment. */
import platform, { resolve, type PlatformPath } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { nameBelow, withSlashes } from '#base/file-paths.ts';
import { productFile } from './product.ts';

/** Absolute paths of folders, and the site URL if the environment names one. */
export interface Places {
  /** The folder that commands run in. Paths of the environment start here. */
  readonly siteDir: string;
  readonly contentDir: string;
  /** Interface messages that come with Fener. */
  readonly shippedLocalesDir: string;
  /** Messages that the site says differently, or in further languages; may be absent. */
  readonly localesDir: string;
  /** Whether somebody named that folder, so that it has to be there. */
  readonly isLocalesDirNamed?: boolean;
  /** Files that the site serves unchanged. */
  readonly publicDir: string;
  /** What the site changes of how it looks (`docs/theming.md`); may be absent. */
  readonly themeDir: string;
  readonly outDir: string;
  /** One folder per content folder, so that two help centres never mix. */
  readonly cacheDir: string;
  readonly siteUrl: string | undefined;
  /** Texts that files would have, by absolute path, though they aren't saved. */
  readonly unsaved?: ReadonlyMap<string, string> | undefined;
}

/** Reads `CONTENT_DIR`, `LOCALES_DIR`, `OUT_DIR` and `SITE_URL`; relative paths start from the site's folder. */
export function placesFrom(
  env: Readonly<Record<string, string | undefined>>,
  siteDir = process.cwd(),
): Places {
  const contentDir = resolve(siteDir, env['CONTENT_DIR'] || 'content');
  // The same wherever the site lies, so that a cache can be kept for another machine.
  const key = contentHash(nameBelow(siteDir, contentDir) ?? contentDir);
  return {
    siteDir,
    contentDir,
    shippedLocalesDir: productFile('locales'),
    localesDir: resolve(siteDir, env['LOCALES_DIR'] || 'locales'),
    isLocalesDirNamed: Boolean(env['LOCALES_DIR']),
    publicDir: resolve(siteDir, 'public'),
    themeDir: resolve(siteDir, 'theme'),
    outDir: resolve(siteDir, env['OUT_DIR'] || 'dist'),
    cacheDir: resolve(siteDir, '.cache', key),
    siteUrl: env['SITE_URL'] || undefined,
  };
}

/** The folders with interface messages, each once: a site that is Fener's own repository has one. */
export const messageFolders = ({ shippedLocalesDir, localesDir }: Places): readonly string[] => [
  ...new Set([shippedLocalesDir, localesDir]),
];

/** The folders whose files decide what pages say. */
export const writtenFolders = (places: Places): readonly string[] => [
  places.contentDir,
  ...messageFolders(places),
  places.themeDir,
  places.publicDir,
];

/** Where package managers write which versions they have installed, in the site's folder. */
export const lockFiles = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
] as const;

/** A path as a person would type it: relative when it lies below the current folder, and with "/" on every system. */
export const shownPath = (path: string, from = process.cwd(), system: PlatformPath = platform): string =>
  nameBelow(from, path, system) ?? withSlashes(path, system);
