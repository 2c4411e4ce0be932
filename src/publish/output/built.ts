/** Remembers what the output folder was built from, so that the check knows whether it belongs to this content. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { writtenFolders, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';
import { ledger } from './ledger.ts';

const ledgerPath = ({ cacheDir }: Places) => join(cacheDir, 'built.json');

/** Hash of every content and message file. Computed before a build reads them, so that it notices edits meanwhile. */
export function contentKeyOf(places: Places): string {
  const hashes = writtenFolders(places).map((folder) =>
    walk(folder).files.map((name) => [name, contentHash(readFileSync(join(folder, name)))]),
  );
  return contentHash(JSON.stringify(hashes));
}

/** Notes that `places.outDir` now holds what was built from content with this key. */
export function recordBuilt(places: Places, content: string): void {
  ledger.write(ledgerPath(places), { madeFrom: { outDir: places.outDir, content }, files: {} });
}

/** Whether the output folder holds what the content and messages of now give. */
export function isBuiltFromCurrent(places: Places): boolean {
  if (!existsSync(places.outDir)) return false;
  const { outDir, content } = ledger.read(ledgerPath(places))?.madeFrom ?? {};
  return outDir === places.outDir && content === contentKeyOf(places);
}
