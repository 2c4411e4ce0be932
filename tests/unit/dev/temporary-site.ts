/** A site's folder for one test. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Makes a folder. `write` writes a file below its `content/`. */
export function temporarySite() {
  const folder = mkdtempSync(join(tmpdir(), 'fener-live-'));
  const write = (name: string, text: string) => {
    const path = join(folder, 'content', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  return { folder, write };
}
