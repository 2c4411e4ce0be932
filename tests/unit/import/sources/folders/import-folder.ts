/** Imports folders that tests write down. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { openFolder } from '#import/sources/place.ts';
import { recognise, sources } from '#import/sources/sources.ts';
import { convertAll } from '../../convert.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What becomes of a folder: the source that recognises it, files below `articles/`, notes. */
export async function importFolder(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const place = openFolder(folder);
  const recognised = recognise(place);
  if (recognised === undefined) throw new Error('no source recognises the folder');
  const tree = await sources[recognised.name].read(place, {
    locale: 'en',
    env: {},
    onProgress: () => undefined,
  });
  return { source: recognised.name, locales: tree.locales, redirects: tree.redirects, ...convertAll(tree) };
}
