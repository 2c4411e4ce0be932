/** Writes the report's files. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isWithin } from '#base/file-paths.ts';
import { writeAtomically } from '#base/write-atomically.ts';
import { formatCsv } from './csv.ts';
import { formatHtml } from './html.ts';
import type { Report } from './report.ts';
import { writeSqlite } from './sqlite.ts';
import type { Table } from './tables.ts';

/** Whether a folder is the built site or inside it, where comments of readers would be published. */
export const isInside = (folder: string, site: string): boolean => isWithin(resolve(site), resolve(folder));

/**
 * Writes `index.html`, a CSV file for each table, `report.json` and `report.sqlite`, readable by their owner only. Returns
 * their paths.
 */
export function writeReport(
  report: Report,
  tables: Readonly<Record<string, Table>>,
  folder: string,
  siteUrl: string,
): string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = {
    'index.html': formatHtml(report, siteUrl),
    ...Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${name}.csv`, formatCsv(table)])),
    'report.json': `${JSON.stringify(report, undefined, 2)}\n`,
  };
  const written = Object.entries(files).map(([name, text]) => {
    const file = join(folder, name);
    writeAtomically(file, text, { mode: 0o600 });
    return file;
  });
  const database = join(folder, 'report.sqlite');
  writeSqlite(database, tables);
  return [...written, database];
}
