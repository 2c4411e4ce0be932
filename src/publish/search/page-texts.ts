/** The texts that results quote, a file for each page; those of unchanged documents come from a cache. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { isIntact, sealOf, type Seal } from '#base/seal.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { unitsOf } from '#model/units/unit.ts';
import { encodePageText } from '#model/search/browser/page-text.ts';
import { plainText, type SearchDocument } from '#model/search/document.ts';
import type { CachedFiles } from './api-bundle.ts';

const gzip = promisify(gzipWithCallback);

/** Raise it when the same document gives another file. */
const textVersion = 1;

/** Seals of files by name. */
const textsRecord = recordKind<Readonly<Record<string, Seal>>>('page texts 1');

export interface PageTexts {
  /** Name of a page's file below `/search-index/<locale>/texts/`, without ending, by its address; a page without text has none. */
  readonly names: ReadonlyMap<string, string>;
  readonly files: CachedFiles;
}

const folder = 'texts';

/** Writes the texts of a locale's pages into `store`, a folder that outlives builds. */
export async function makePageTexts(
  documents: readonly SearchDocument[],
  locale: string,
  store: string,
): Promise<PageTexts> {
  const recordPath = join(store, `${folder}.json`);
  const known = textsRecord.read(recordPath) ?? {};
  mkdirSync(join(store, folder), { recursive: true });
  const names = new Map<string, string>();
  const seals: Record<string, Seal> = {};
  for (const { id, url, html, updated } of documents) {
    const name = contentHash(JSON.stringify([textVersion, id, html, updated])).slice(0, 16);
    const path = join(store, folder, name);
    const seal = known[name];
    if (seal && isIntact(path, seal)) seals[name] = seal;
    else {
      if (plainText(html) === '') continue;
      const bytes = await gzip(encodePageText({ updated, units: unitsOf(id, html) }), { level: 9 });
      writeAtomically(path, bytes);
      seals[name] = sealOf(path, bytes);
    }
    names.set(url, name);
  }
  for (const name of readdirSync(join(store, folder)))
    if (!(name in seals)) rmSync(join(store, folder, name), { force: true });
  textsRecord.write(recordPath, seals);
  const files = Object.entries(seals).map(
    ([name, seal]) =>
      [`${folder}/${name}`, [`search-index/${locale}/texts/${name}.bin`, seal] as const] as const,
  );
  return { names, files: Object.fromEntries(files) };
}
