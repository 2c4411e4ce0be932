/** Remembers what the output folder was built from, so that the check knows whether it belongs to this content. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import type { Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';

interface BuiltRecord {
  readonly outDir: string;
  /** Key of the content and messages that were built. */
  readonly content: string;
}

const builtRecord = recordKind<BuiltRecord>('built 1');

/** Hash of every content and message file. Computed before a build reads them, so that it notices edits meanwhile. */
export function contentKeyOf({ contentDir, localesDir }: Places): string {
  const hashes = [contentDir, localesDir].map((folder) =>
    walk(folder).files.map((name) => [name, contentHash(readFileSync(join(folder, name)))]),
  );
  return contentHash(JSON.stringify(hashes));
}

/** Notes that `places.outDir` now holds what was built from content with this key. */
export function recordBuilt(places: Places, content: string): void {
  builtRecord.write(recordPath(places), { outDir: places.outDir, content });
}

/** Whether the output folder holds what the content and messages of now give. */
export function isBuiltFromCurrent(places: Places): boolean {
  const record = existsSync(places.outDir) ? builtRecord.read(recordPath(places)) : undefined;
  return record?.outDir === places.outDir && record.content === contentKeyOf(places);
}

const recordPath = ({ cacheDir }: Places) => join(cacheDir, 'built.json');
