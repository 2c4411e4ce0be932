/** Remembers what the output folder was built from, so that the check knows whether it belongs to this content. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FileFacts } from '#files/file-facts.ts';
import type { Places } from '#files/places.ts';
import { contentKeyOf } from './inputs.ts';
import { ledger } from './ledger.ts';

const ledgerPath = ({ cacheDir }: Places) => join(cacheDir, 'built.json');

/** Notes that `places.outDir` now holds what was built from content with this key. */
export function recordBuilt(places: Places, content: string): void {
  ledger.write(ledgerPath(places), { madeFrom: { outDir: places.outDir, content }, files: {} });
}

/** Whether the output folder holds what the content and messages of now give. */
export function isBuiltFromCurrent(places: Places): boolean {
  if (!existsSync(places.outDir)) return false;
  const { outDir, content } = ledger.read(ledgerPath(places))?.madeFrom ?? {};
  return outDir === places.outDir && content === contentKeyOf(places, new FileFacts(places.cacheDir));
}
