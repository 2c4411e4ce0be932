/** Writes the report's files. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { formatCsv } from './csv.ts';
import { formatHtml } from './html.ts';
import type { Report } from './report.ts';

/** Whether a folder is the built site or inside it, where comments of readers would be published. */
export function isInside(folder: string, site: string): boolean {
  const way = relative(resolve(site), resolve(folder));
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Writes `index.html`, three CSV files and `report.json`, atomically and readable by their owner only. Returns their paths. */
export async function writeReport(report: Report, folder: string, siteUrl: string): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = {
    'index.html': formatHtml(report, siteUrl),
    ...formatCsv(report),
    'report.json': `${JSON.stringify(report, undefined, 2)}\n`,
  };
  return await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const file = join(folder, name);
      await rm(`${file}.new`, { force: true });
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
      return file;
    }),
  );
}
