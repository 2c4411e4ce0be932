/** Where a help centre's files lie, from the environment. */
import platform, { resolve, type PlatformPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from '#base/content-hash.ts';
import { nameBelow, withSlashes } from '#base/file-paths.ts';

/** Absolute paths of folders, and the site URL if the environment names one. */
export interface Places {
  readonly contentDir: string;
  /** Interface messages that come with Fener. */
  readonly shippedLocalesDir: string;
  /** Messages that the site says differently, or in further languages; may be absent. */
  readonly localesDir: string;
  /** Files that the site serves unchanged. */
  readonly publicDir: string;
  readonly outDir: string;
  /** One folder per content folder, so that two help centres never mix. */
  readonly cacheDir: string;
  readonly siteUrl: string | undefined;
}

/** Reads `CONTENT_DIR`, `LOCALES_DIR`, `OUT_DIR` and `SITE_URL`; relative paths start from the project. */
export function placesFrom(
  env: Readonly<Record<string, string | undefined>>,
  project = process.cwd(),
): Places {
  const contentDir = resolve(project, env['CONTENT_DIR'] || 'content');
  const key = contentHash(contentDir);
  return {
    contentDir,
    shippedLocalesDir: fileURLToPath(new URL('../../locales', import.meta.url)),
    localesDir: resolve(project, env['LOCALES_DIR'] || 'locales'),
    publicDir: resolve(project, 'public'),
    outDir: resolve(project, env['OUT_DIR'] || 'dist'),
    cacheDir: resolve(project, '.cache', key),
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
];

/** A path as a person would type it: relative when it lies below the current folder, and with "/" on every system. */
export const shownPath = (path: string, from = process.cwd(), system: PlatformPath = platform): string =>
  nameBelow(from, path, system) ?? withSlashes(path, system);
