/** Imports content from elsewhere. Exit: 0 imported, 1 some source files could not be imported, 2 usage. */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { placesFrom } from '#files/places.ts';
import { readLocales } from '#files/read-locales.ts';
import { importMarkdown, type ImportOptions } from '#import/import-markdown.ts';
import { formatReport, hasFailures, reportFormats, type ReportFormat } from '#import/report.ts';
import { isFolder } from '#import/source-folder.ts';
import { createProgress } from './progress.ts';

const usage = `Usage: npm run import -- markdown <folder> --out <content folder> [options]

Converts a folder of Markdown into articles and topics. A second run changes only what changed in the source, and never
a file that was edited since.

  --out <folder>        content folder to write; created where it does not exist
  --locale <id>         language of the texts (default: en)
  --name <text>         name of the site, for a new site.yaml (default: the folder's name)
  --url <url>           address of the site, for a new site.yaml (default: https://help.example.com)
  --old-url <prefix>    beginning of the old help centre's addresses; may be given several times
  --format ${reportFormats.join('|')}    form of the report (default: text)
`;

interface Command extends Omit<ImportOptions, 'messages' | 'onProgress'> {
  readonly format: ReportFormat;
}

/** The command, or what is wrong with it. */
function parseCommand(args: readonly string[]): Command | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      locale: { type: 'string', default: 'en' },
      name: { type: 'string' },
      url: { type: 'string', default: 'https://help.example.com' },
      'old-url': { type: 'string', multiple: true, default: [] },
      format: { type: 'string', default: 'text' },
    },
  });
  const [kind, folder, ...more] = positionals;
  const format = reportFormats.find((candidate) => candidate === values.format);
  if (kind !== 'markdown') return `There is no import of "${kind ?? ''}"; "markdown" is known.`;
  if (folder === undefined || more.length > 0) return 'Name one folder to import.';
  if (!isFolder(folder)) return `There is no folder "${folder}".`;
  if (values.out === undefined) return 'Name the content folder with --out.';
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(values.locale))
    return `"${values.locale}" is no locale such as "en" or "pt-br".`;
  if (!URL.canParse(values.url)) return `"${values.url}" is no URL.`;
  if (format === undefined) return `There is no format "${values.format}".`;
  return {
    sourceDir: resolve(folder),
    contentDir: resolve(values.out),
    locale: values.locale,
    name: values.name ?? basename(resolve(folder)),
    url: values.url,
    oldUrls: values['old-url'],
    format,
  };
}

function readCommand(args: readonly string[]): Command | string {
  try {
    return parseCommand(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const command = readCommand(process.argv.slice(2));
if (typeof command === 'string') {
  process.stderr.write(`${command}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const progress = createProgress(process.stderr);
  const result = importMarkdown({
    ...command,
    messages: readLocales(placesFrom(process.env).localesDir).resources,
    onProgress: (done, total) => progress.step(`Converting: ${done} of ${total} steps`),
  });
  progress.end();
  process.stdout.write(formatReport(result, command.format));
  process.exitCode = hasFailures(result) ? 1 : 0;
}
