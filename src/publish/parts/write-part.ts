/** Puts what a build has made of its part where it can be carried to another machine. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { shardFiles } from '#files/kept-files.ts';
import type { Places } from '#files/places.ts';
import { listMadeFiles } from '#files/walk.ts';
import { imageStore, type PreparedImages } from '#publish/images/images.ts';
import { ledger, type Ledger } from '#publish/output/ledger.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { namesInPart } from '#publish/render/page-store.ts';
import { keptFolders, keptNames, partRecord, recordName, type MadeFrom } from './part-record.ts';
import { isOwnHash, localesOf, partDir, type Part } from './part.ts';

interface ToWrite {
  readonly places: Places;
  readonly from: MadeFrom;
  readonly centre: { readonly site: { readonly locales: readonly { readonly id: string }[] } };
  readonly images: Pick<PreparedImages, 'files'>;
  /** Of the part's pages. */
  readonly files: readonly OutputFile[];
}

/** Writes a part: what its build keeps in the cache for the next one. */
export function writePart(part: Part, { places, from, centre, images, files }: ToWrite): void {
  const { cacheDir } = places;
  const folder = partDir(places, part);
  const ledgers = keptNames.flatMap((name) => {
    const found = ledger.read(join(cacheDir, `${name}.json`));
    return found ? [[name, found] as const] : [];
  });
  const wanted = new Set(files.flatMap((file) => ('copyOf' in file ? [file.copyOf] : [])));
  const isWanted = (name: string) => wanted.has(join(cacheDir, name));
  const names = [
    ...ledgers.flatMap(([name, own]) =>
      namesIn(name, own, part)
        .map((file) => `${keptFolders[name]}/${file}`)
        .filter((file) => name !== 'social' || isWanted(file)),
    ),
    ...[...images.files].filter((file) => isOwnHash(file, part)).flatMap(imageStore),
    ...localesOf(centre.site.locales, part).flatMap(({ id }) =>
      listMadeFiles(join(cacheDir, 'search', id)).map((file) => `search/${id}/${file}`),
    ),
    ...shardFiles((shard) => shard % part.of === part.number - 1).filter((name) =>
      existsSync(join(cacheDir, name)),
    ),
  ];
  rmSync(folder, { recursive: true, force: true });
  partRecord.write(join(folder, recordName), {
    part,
    from,
    madeFrom: Object.fromEntries(ledgers.map(([name, { madeFrom }]) => [name, madeFrom])),
    files: Object.fromEntries([...new Set(names)].map((name) => [name, copy(name, cacheDir, folder)])),
  });
}

const namesIn = (name: (typeof keptNames)[number], own: Ledger, part: Part): readonly string[] =>
  name === 'pages' ? namesInPart(own, part.number === 1) : Object.keys(own.files);

/** Copies a file from one folder to the other. Returns the hash of its content. */
function copy(name: string, from: string, to: string): string {
  mkdirSync(dirname(join(to, name)), { recursive: true });
  copyFileSync(join(from, name), join(to, name));
  return contentHash(readFileSync(join(to, name)));
}
