/** The texts that results quote, in Pagefind's bundles: those of unchanged documents come from a cache. */
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { areIntact, sealOf, type Seal } from '#base/seal.ts';
import { walk } from '#files/walk.ts';
import type { SearchDocument } from '#model/search/document.ts';
import { writePagefindBundle } from './pagefind.ts';

/** Names in the output and seals of files, by their paths in the cache. */
export type CachedFiles = Readonly<Record<string, readonly [path: string, seal: Seal]>>;

export interface TextBundles {
  /** File with a page's text below `pagefindFolder`, without ending, by the page's URL. */
  readonly fragments: ReadonlyMap<string, string>;
  readonly files: CachedFiles;
}

export interface TextBundleOptions {
  readonly locale: { readonly id: string; readonly lang: string };
  /** Whether Pagefind's own API is published, too. */
  readonly pagefind: boolean;
  /** Folder that outlives builds. */
  readonly store: string;
}

/** Folder of a locale's texts below the site's root, and of Pagefind's API where that is published. */
const pagefindFolder = (locale: string): string => `pagefind/${locale}`;

/** Ends the name of a bundle's record, which lies beside it. */
export const bundleEnding = '.bundle.json';

/** Raise it when the same documents produce another bundle. */
const bundleVersion = 9;

/**
 * Up to this many documents are one bundle. A larger locale has several, so that an edit costs the indexing of one:
 * readers fetch single texts from them. Pagefind's API is one bundle, whatever its size.
 */
const documentsPerBundle = 600;

/** Makes a locale's bundles. Throws where Pagefind reports an error. */
export async function makeTextBundles(
  documents: readonly SearchDocument[],
  { locale, pagefind, store }: TextBundleOptions,
): Promise<TextBundles> {
  const keep = pagefind ? 'api' : 'texts';
  const count = pagefind ? 1 : Math.max(1, Math.ceil(documents.length / documentsPerBundle));
  const groups = Map.groupBy(documents, ({ id }) => Number.parseInt(contentHash(id).slice(0, 8), 16) % count);
  const fragments = new Map<string, string>();
  const files: Record<string, readonly [string, Seal]> = {};
  for (const [number, group] of groups) {
    // Pagefind is not told how many pages link to one.
    const told = group.map((document) => ({ ...document, linkedFrom: 0 }));
    const key = contentHash(JSON.stringify([bundleVersion, locale.lang, keep, told]));
    const name = `bundle-${key}`;
    const place = count === 1 ? '' : `${number}/`;
    const bundle = await makeBundle(group, { lang: locale.lang, keep, folder: join(store, name) });
    for (const [url, fragment] of bundle.fragments) fragments.set(url, `${place}fragment/${fragment}`);
    for (const [file, seal] of Object.entries(bundle.files)) {
      files[`${name}/${file}`] = [`${pagefindFolder(locale.id)}/${place}${file}`, seal];
    }
  }
  return { fragments, files };
}

/** A bundle: names of texts by address, and seals of its files by name. */
interface BundleRecord {
  readonly fragments: readonly (readonly [url: string, fragment: string])[];
  readonly files: Readonly<Record<string, Seal>>;
}

const bundleRecord = recordKind<BundleRecord>('bundle 1');

async function makeBundle(
  documents: readonly SearchDocument[],
  { lang, keep, folder }: { readonly lang: string; readonly keep: 'texts' | 'api'; readonly folder: string },
): Promise<BundleRecord> {
  const recordPath = `${folder}${bundleEnding}`;
  const known = bundleRecord.read(recordPath);
  if (known && areIntact(folder, known.files)) return known;
  const { fragments } = await writePagefindBundle(documents, lang, folder, { keep });
  const files = walk(folder).files.map((file) => [file, sealOf(join(folder, file))] as const);
  const made = { fragments: [...fragments], files: Object.fromEntries(files) };
  bundleRecord.write(recordPath, made);
  return made;
}
