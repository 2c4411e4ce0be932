/** Writes the search index of a locale into the built site, from a cache where its input has not changed. */
import { createHash } from 'node:crypto';
import { copyFile, link, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip as gzipWithCallback } from 'node:zlib';
import { prepareIndex } from '#model/search/build-index.ts';
import type { SearchDocument } from '#model/search/document.ts';
import { createEngine, type Engine } from '#model/search/engine.ts';
import { indexFormat, type SearchManifest } from '#model/search/index-format.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { writePagefindBundle } from './pagefind.ts';

const gzip = promisify(gzipWithCallback);

/** The index of one locale to write. */
export interface SearchIndexInput {
  readonly locale: { readonly id: string; readonly lang: string };
  readonly documents: readonly SearchDocument[];
  readonly settings: SearchSettings;
  /** Root of the built site. */
  readonly outDir: string;
  /** Folder that outlives builds, for this purpose alone. */
  readonly cacheDir: string;
}

/** Folders of a locale's index below the site's root. */
export const pagefindFolder = (locale: string): string => `pagefind/${locale}`;
export const searchIndexFolder = (locale: string): string => `search-index/${locale}`;

/** Raised when what is made from the same documents changes. */
const builderVersion = 1;

/**
 * Writes `/pagefind/<locale>/` (texts for passages, and Pagefind's own index) and `/search-index/<locale>/`
 * (ours). Returns whether it came from the cache. Throws where Pagefind reports an error.
 */
export async function writeSearchIndex(input: SearchIndexInput): Promise<{ readonly cached: boolean }> {
  const { locale, outDir, cacheDir } = input;
  const store = join(cacheDir, locale.id);
  const entry = join(store, hashInput(input));
  const cached = await exists(entry);
  if (!cached) {
    const unfinished = `${entry}.part`;
    await rm(store, { recursive: true, force: true });
    await buildInto(unfinished, input);
    await rename(unfinished, entry);
  }
  await replaceFolder(join(entry, 'pagefind'), join(outDir, pagefindFolder(locale.id)));
  await replaceFolder(join(entry, 'search-index'), join(outDir, searchIndexFolder(locale.id)));
  return { cached };
}

/** The engine over an index in a built site, for the self-test and the benchmark. */
export async function openSearchIndex(outDir: string, locale: string): Promise<Engine> {
  const folder = join(outDir, searchIndexFolder(locale));
  const manifest: SearchManifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return createEngine({
    manifest,
    read: async (name) => gunzipSync(await readFile(join(folder, manifest.version, name))),
  });
}

async function buildInto(folder: string, { locale, documents, settings }: SearchIndexInput): Promise<void> {
  await mkdir(join(folder, 'search-index'), { recursive: true });
  // Pagefind works in its own process; meanwhile we index.
  const bundle = writePagefindBundle(documents, locale.lang, join(folder, 'pagefind'));
  const layOut = prepareIndex(documents, locale.lang, settings);
  const { fragments } = await bundle;
  const { files, manifest } = layOut((url) => fragments.get(url) ?? '');
  const zipped = await Promise.all(
    files.map(async ({ name, bytes }) => ({ name, bytes: await gzip(bytes, { level: 9 }) })),
  );
  const version = hashFiles(zipped);
  await mkdir(join(folder, 'search-index', version));
  await Promise.all(
    zipped.map(({ name, bytes }) => writeFile(join(folder, 'search-index', version, name), bytes)),
  );
  const complete: SearchManifest = { ...manifest, version };
  await writeFile(join(folder, 'search-index', 'manifest.json'), JSON.stringify(complete));
}

function hashInput({ locale, documents, settings }: SearchIndexInput): string {
  const { synonyms, promote } = settings;
  return createHash('sha256')
    .update(JSON.stringify([builderVersion, indexFormat, locale.lang, synonyms, promote, documents]))
    .digest('hex')
    .slice(0, 24);
}

function hashFiles(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(name).update(bytes);
  return hash.digest('hex').slice(0, 12);
}

/** Makes `to` a copy of `from` by hard links, since copying thousands of files takes seconds; across disks it copies. */
async function replaceFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map((entry) => {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      return entry.isDirectory() ? replaceFolder(source, target) : linkOrCopy(source, target);
    }),
  );
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(source, target);
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
