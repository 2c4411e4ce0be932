/** Takes a help centre out. Exit code 0: written, 1: it has errors, or the folder isn't the export's, 2: wrong usage. */
import { resolve } from 'node:path';
import { loadContent } from '#content.ts';
import { exportCentre, exportFormats, type ExportFormat } from '#export/export.ts';
import { whyNot, writeExport } from '#export/folder.ts';
import { exportReplies, replyTargets, type ReplyTarget } from '#export/replies.ts';
import { placesFrom, shownPath, type Places } from '#files/places.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { isError } from '#problems/problem.ts';
import { readChoice, runCommand, UsageError } from './command.ts';

const formats = Object.keys(exportFormats) as ExportFormat[];
const targets = Object.keys(replyTargets) as ReplyTarget[];

const usage = `Usage: npx fener export ${formats.join('|')} --out <folder>
       npx fener export replies --for ${targets.join('|')} --out <folder>

Takes the whole help centre out: articles in every language, topics in their order,
pictures, files, stores and contact channels. Drafts come along, marked as such.

${formats.map((name) => `  ${name.padEnd(10)}  ${exportFormats[name].what}\n`).join('')}  replies     saved replies alone, for a helpdesk or for espanso

Options:

  --for <name>    where replies go: ${targets.join(', ')}
  --out <folder>  a new or empty folder, or that of an earlier export, which it brings up to date

Environment:

  CONTENT_DIR  folder of the content (default: content)
`;

await runCommand({
  usage,
  options: { out: { type: 'string' }, for: { type: 'string' } },
  words: 1,
  async run(values, [written]) {
    if (written === undefined)
      throw new UsageError(`Name what to export to: ${formats.join(', ')}, replies.`);
    const exportTo = exporterOf(written, values.for);
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
    const files = await exportTo(centre, places);
    writeExport(folder, files);
    process.stdout.write(`${files.length} files: ${shownPath(folder)}\n`);
  },
});

/** Makes the files of an export. Throws at once where the words of the command don't fit together. */
function exporterOf(written: string, target: string | undefined) {
  const format = readChoice('format', written, [...formats, 'replies'] as const);
  if (format !== 'replies') {
    if (target !== undefined) throw new UsageError('--for belongs to "replies".');
    return (centre: HelpCentre, places: Places) => exportCentre(centre, format, places);
  }
  if (target === undefined) throw new UsageError(`Name with --for where replies go: ${targets.join(', ')}.`);
  const helpdesk = readChoice('--for', target, targets);
  return (centre: HelpCentre) => exportReplies(centre, helpdesk);
}
