/** Writes an export into a folder that is empty, new or its own. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isWithin } from '#base/file-paths.ts';
import { parseJson } from '#base/parse-json.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import type { Places } from '#files/places.ts';
import type { ExportFile } from './texts.ts';

/** Lists the files of an export, so that the next one knows its own. */
export const exportListName = '.fener-export.json';

const listData = z.object({ files: z.array(z.string()) });

/** Why nothing may be written to a folder; nothing if it may. */
export function whyNot(folder: string, { contentDir }: Pick<Places, 'contentDir'>): string | undefined {
  if (isWithin(contentDir, folder))
    return `"${folder}" lies in the folder of the content, and would be read as content. Name one outside.`;
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return `"${folder}" is a file. Name a folder.`;
  if (readdirSync(folder).length === 0) return undefined;
  if (existsSync(join(folder, exportListName))) return undefined;
  return `"${folder}" has files that no export wrote. Name a new or empty folder.`;
}

/** Writes all files, and removes those of the last export that are not among them. */
export function writeExport(folder: string, files: readonly ExportFile[]): void {
  const list = join(folder, exportListName);
  const before = existsSync(list)
    ? listData.safeParse(parseJson(readFileSync(list, 'utf8'))).data?.files
    : [];
  const now = new Set(files.map(({ path }) => path));
  const target = (path: string) => {
    const full = join(folder, path);
    if (!isWithin(folder, full)) throw new Error(`"${path}" lies outside of the export.`);
    return full;
  };
  for (const path of before ?? []) if (!now.has(path)) rmSync(target(path), { force: true });
  for (const file of files) {
    const path = target(file.path);
    mkdirSync(dirname(path), { recursive: true });
    if ('text' in file) writeAtomically(path, file.text);
    else copyFileSync(file.copyOf, path);
  }
  writeAtomically(list, `${JSON.stringify({ files: [...now].toSorted() }, null, 1)}\n`);
}
