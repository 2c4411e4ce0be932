/** Makes the search index of a locale, from a cache where its input has not changed. */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip as gzipWithCallback } from 'node:zlib';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { isIntact, sealOf } from '#base/seal.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { prepareIndex } from '#model/search/build-index.ts';
import { fitSureness } from '#model/search/fit-sureness.ts';
import { createEngine, type Engine } from '#model/search/browser/engine.ts';
import { indexFormat, type SearchManifest } from '#model/search/browser/index-format.ts';
import type { EngineSource } from '#model/search/browser/opened-index.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { bundleEnding, makeApiBundle, type CachedFiles } from './api-bundle.ts';
import { KeptPages, type UnreadDocument } from './kept-pages.ts';

const gzip = promisify(gzipWithCallback);

/** The index of one locale to make. */
export interface SearchIndexInput {
  readonly locale: { readonly id: string; readonly lang: string };
  readonly documents: readonly UnreadDocument[];
  readonly settings: Pick<SearchSettings, 'synonyms' | 'promote' | 'questions'>;
  /** Whether Pagefind's own API is published, too. */
  readonly pagefind: boolean;
  /** Folder that outlives builds, for this purpose alone. */
  readonly cacheDir: string;
  /** What the last build has read, if somebody has looked already. */
  readonly kept?: KeptPages | undefined;
  /** Told what is being done, in a few words. */
  readonly onStep?: (step: string) => void;
}

/** A finished index: `/search-index/<locale>/`, and `/pagefind/<locale>/` where Pagefind's API is published. */
export interface SearchIndex {
  readonly cached: boolean;
  readonly files: readonly OutputFile[];
}

/** Folder of a locale's index below the site's root. */
export const searchIndexFolder = (locale: string): string => `search-index/${locale}`;

/** Raise it when the same documents produce another index. */
const builderVersion = 18;

/** The parts of a finished index. */
const indexRecord = recordKind<CachedFiles>('search index 1');

const storeOf = (cacheDir: string, locale: string) => join(cacheDir, locale);

/** What the last build has read of a locale's pages. */
export const keptPages = (cacheDir: string, locale: string): KeptPages =>
  new KeptPages(storeOf(cacheDir, locale), builderVersion);

/** Makes a locale's index or takes it from the cache. Throws where Pagefind reports an error. */
export async function makeSearchIndex(input: SearchIndexInput): Promise<SearchIndex> {
  const { locale, documents, cacheDir, settings, pagefind } = input;
  const store = storeOf(cacheDir, locale.id);
  const { synonyms, promote } = settings;
  const questions = settings.questions.map(({ ask, articles, heldOut }) => [ask, articles, heldOut]);
  const entryKey = hashOf([
    builderVersion,
    indexFormat,
    locale.lang,
    synonyms,
    promote,
    questions,
    pagefind,
    documents,
  ]);
  const recordPath = join(store, `${entryKey}.json`);
  const known = readIntact(recordPath, store);
  const record = known ?? (await makeFiles(input, { store, entryKey }));
  if (!known) {
    removeUnused(store, entryKey, record);
    indexRecord.write(recordPath, record);
  }
  const files = Object.entries(record).map(([from, [path, [key]]]) => ({
    path,
    copyOf: join(store, from),
    key,
  }));
  return { cached: known !== undefined, files };
}

/** The record of an index whose files are all there. */
function readIntact(recordPath: string, store: string): CachedFiles | undefined {
  const known = indexRecord.read(recordPath);
  const isWhole =
    known && Object.entries(known).every(([from, [, seal]]) => isIntact(join(store, from), seal));
  return isWhole ? known : undefined;
}

/** The engine over an index in a built site, for the self-test and the benchmark. */
export async function openSearchIndex(outDir: string, locale: string): Promise<Engine> {
  const folder = join(outDir, searchIndexFolder(locale));
  return createEngine(await openSource((name) => join(folder, name)));
}

/** An index that is not in a site yet, to be opened. */
export async function madeIndex(files: readonly OutputFile[], locale: string): Promise<IndexSource> {
  const places = new Map(files.map((file) => [file.path, 'copyOf' in file ? file.copyOf : '']));
  const folder = searchIndexFolder(locale);
  return openSource((name) => places.get(`${folder}/${name}`) ?? '');
}

/** The manifest of an index that this version of the build made. Throws where another one did. */
export function readManifest(json: string): SearchManifest {
  const manifest = JSON.parse(json) as SearchManifest;
  if (manifest.format !== indexFormat) throw new Error(`search index: format ${manifest.format}`);
  return manifest;
}

type IndexSource = Pick<EngineSource, 'manifest' | 'read'>;

async function openSource(placeOf: (name: string) => string): Promise<IndexSource> {
  const manifest = readManifest(await readFile(placeOf('manifest.json'), 'utf8'));
  return {
    manifest,
    read: async (name) => gunzipSync(await readFile(placeOf(`${manifest.version}/${name}`))),
  };
}

async function makeFiles(
  {
    documents,
    locale,
    settings,
    pagefind,
    cacheDir,
    kept = keptPages(cacheDir, locale.id),
    onStep,
  }: SearchIndexInput,
  { store, entryKey }: { readonly store: string; readonly entryKey: string },
): Promise<CachedFiles> {
  const folder = join(store, entryKey);
  // Pagefind works in its own process; meanwhile we index.
  const bundle = pagefind ? makeApiBundle(documents, locale, store) : Promise.resolve({});
  onStep?.('reading words');
  const pages = await kept.read(documents, locale);
  kept.write();
  onStep?.('indexing');
  const prepared = prepareIndex(pages.documents, locale.lang, settings, (url) => pages.names.get(url) ?? '');
  const { files, manifest } = prepared;
  const last = lastFiles(store, locale.id);
  const zipped = await Promise.all(
    files.map(async ({ name, bytes }) => {
      const known = last.get(name);
      return { name, bytes: known && holds(known, bytes) ? known : await gzip(bytes, { level: 9 }) };
    }),
  );
  const version = contentHash(Buffer.concat(zipped.flatMap(({ name, bytes }) => [Buffer.from(name), bytes])));
  rmSync(folder, { recursive: true, force: true });
  const sure = await fitSureness(prepared, settings.questions);
  const complete: SearchManifest = { ...manifest, version, sure };
  const own = [
    ...zipped.map(({ name, bytes }) => [`${version}/${name}`, bytes] as const),
    ['manifest.json', JSON.stringify(complete)] as const,
  ].map(([name, content]) => {
    writeAtomically(join(folder, name), content);
    const entry = [`${searchIndexFolder(locale.id)}/${name}`, sealOf(join(folder, name), content)] as const;
    return [`${entryKey}/${name}`, entry] as const;
  });
  return { ...pages.files, ...(await bundle), ...Object.fromEntries(own) };
}

/** The compressed files of the last index that are as they were left: to compress one takes ten times as long as to open it. */
function lastFiles(store: string, locale: string): ReadonlyMap<string, Buffer> {
  const folder = `${searchIndexFolder(locale)}/`;
  const records = readdirSync(store)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => Object.entries(indexRecord.read(join(store, name)) ?? {}));
  return new Map(
    records.flatMap(([from, [path, seal]]) => {
      const [, version, ...name] = from.split('/');
      const isOurs = path === `${folder}${version}/${name.join('/')}` && isIntact(join(store, from), seal);
      return isOurs ? [[name.join('/'), readFileSync(join(store, from))] as const] : [];
    }),
  );
}

const holds = (zipped: Buffer, bytes: Uint8Array) => gunzipSync(zipped).equals(bytes);

/** Folders of indexes and bundles, and their records. */
const madeHere = /^(?:bundle-)?[0-9a-f]{16}(?:\.|$)/;

/** Removes what neither this index nor its bundles need. */
function removeUnused(store: string, entryKey: string, record: CachedFiles): void {
  const used = new Set(Object.keys(record).map((from) => from.split('/')[0] ?? ''));
  for (const name of readdirSync(store).filter((name) => madeHere.test(name))) {
    const made = name.replace(bundleEnding, '').replace(/\.json$/, '');
    if (!used.has(made) && name !== entryKey) rmSync(join(store, name), { recursive: true, force: true });
  }
}

const hashOf = (input: unknown) => contentHash(JSON.stringify(input));
