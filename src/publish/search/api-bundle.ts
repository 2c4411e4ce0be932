/** Pagefind's own API of a locale, on sites that publish it; that of unchanged documents comes from a cache. */
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { areIntact, sealOf, type Seal } from '#base/seal.ts';
import { walk } from '#files/walk.ts';
import type { UnreadDocument } from './kept-pages.ts';
import { writePagefindBundle } from './pagefind.ts';

/** Names in the output and seals of files, by their paths in the cache. */
export type CachedFiles = Readonly<Record<string, readonly [path: string, seal: Seal]>>;

/** Ends the name of a bundle's record, which lies beside it. */
export const bundleEnding = '.bundle.json';

/** Raise it when the same documents produce another bundle. */
const bundleVersion = 11;

/** Seals of a bundle's files by name. */
const bundleRecord = recordKind<Readonly<Record<string, Seal>>>('bundle 2');

/** Makes the bundle of a locale in `store`, a folder that outlives builds. Throws where Pagefind reports an error. */
export async function makeApiBundle(
  documents: readonly UnreadDocument[],
  { id, lang }: { readonly id: string; readonly lang: string },
  store: string,
): Promise<CachedFiles> {
  // Pagefind is not told how many pages link to one. A text counts by its key.
  const told = documents.map((document) => ({ ...document, linkedFrom: 0 }));
  const name = `bundle-${contentHash(JSON.stringify([bundleVersion, lang, told]))}`;
  const folder = join(store, name);
  const recordPath = `${folder}${bundleEnding}`;
  const known = bundleRecord.read(recordPath);
  const seals = known && areIntact(folder, known) ? known : await makeBundle();
  return Object.fromEntries(
    Object.entries(seals).map(([file, seal]) => [
      `${name}/${file}`,
      [`pagefind/${id}/${file}`, seal] as const,
    ]),
  );

  async function makeBundle(): Promise<Readonly<Record<string, Seal>>> {
    const whole = documents.map(async ({ html, ...facts }) => ({ ...facts, html: await html() }));
    await writePagefindBundle(await Promise.all(whole), lang, folder);
    const made = Object.fromEntries(walk(folder).files.map((file) => [file, sealOf(join(folder, file))]));
    bundleRecord.write(recordPath, made);
    return made;
  }
}
