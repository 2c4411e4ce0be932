/** A site's folder for one test. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../temporary-folder.ts';

/** Makes a folder. `write` writes a file below its `content/`. */
export function temporarySite() {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    const path = join(folder, 'content', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  return { folder, write };
}
