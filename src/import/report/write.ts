/** Keeps an import's report in `.import/` of the content folder, which no build reads and no site publishes. Git ignores it. */
import { join } from 'node:path';
import { writeAtomically } from '#base/write-atomically.ts';
import type { ImportResult } from '#import/writer/writer.ts';
import { formatHtml } from './html.ts';
import { formatJson } from './text.ts';

const folder = '.import';

/** Writes the report as a page and as JSON. Returns the page's path. */
export function writeReport(result: ImportResult, contentDir: string, from: string): string {
  const page = join(contentDir, folder, 'report.html');
  writeAtomically(join(contentDir, folder, '.gitignore'), '/report.*\n/.gitignore\n');
  writeAtomically(join(contentDir, folder, 'report.json'), formatJson(result));
  writeAtomically(page, formatHtml(result, from));
  return page;
}
