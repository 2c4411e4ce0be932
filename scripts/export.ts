/** Takes a help centre out. Exit code 0: written, 1: it has errors, or the folder isn't the export's, 2: wrong usage. */
import { resolve } from 'node:path';
import { loadContent } from '#content.ts';
import { exportCentre, exportFormats, type ExportFormat } from '#export/export.ts';
import { whyNot, writeExport } from '#export/folder.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { isError } from '#problems/problem.ts';
import { readChoice, runCommand, UsageError } from './command.ts';

const names = Object.keys(exportFormats) as ExportFormat[];

const usage = `Usage: npx fener export ${names.join('|')} --out <folder>

Takes the whole help centre out: articles in every language, topics in their order,
pictures, files, stores and contact channels. Drafts come along, marked as such.

${names.map((name) => `  ${name.padEnd(10)}  ${exportFormats[name].what}\n`).join('')}
Options:

  --out <folder>  a new or empty folder, or that of an earlier export, which it brings up to date

Environment:

  CONTENT_DIR  folder of the content (default: content)
`;

await runCommand({
  usage,
  options: { out: { type: 'string' } },
  words: 1,
  async run(values, [written]) {
    if (written === undefined) throw new UsageError(`Name what to export to: ${names.join(', ')}.`);
    const format = readChoice('format', written, names);
    if (values.out === undefined) throw new UsageError('Name the folder with --out.');
    const folder = resolve(values.out);
    const places = placesFrom(process.env);
    const refusal = whyNot(folder, places);
    if (refusal !== undefined) throw new Error(refusal);
    const { centre, problems } = loadContent(places, { drafts: true });
    const errors = problems.filter(isError);
    if (!centre || errors.length > 0) {
      throw new Error(`The content has ${errors.length} errors. Run "npx fener check", and mend them first.`);
    }
    const files = await exportCentre(centre, format, places);
    writeExport(folder, files);
    process.stdout.write(`${files.length} files: ${shownPath(folder)}\n`);
  },
});
