/** Imports content from elsewhere. Exit: 0 imported, 1 some source files could not be imported, 2 usage. */
import { basename, resolve } from 'node:path';
import { placesFrom } from '#files/places.ts';
import { readLocales } from '#files/read-locales.ts';
import { importMarkdown, type ImportOptions } from '#import/import.ts';
import { formatReport, hasFailures, reportFormats, type ReportFormat } from '#import/writer/report.ts';
import { isFolder } from '#import/sources/markdown/folder.ts';
import { runCommand, UsageError } from './command.ts';
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

const options = {
  out: { type: 'string' },
  locale: { type: 'string', default: 'en' },
  name: { type: 'string' },
  url: { type: 'string', default: 'https://help.example.com' },
  'old-url': { type: 'string', multiple: true, default: [] as string[] },
  format: { type: 'string', default: 'text' },
} as const;

type Values = Parameters<Parameters<typeof runCommand<typeof options>>[0]['run']>[0];

function readFormat(text: string): ReportFormat {
  const format = reportFormats.find((known) => known === text);
  if (format) return format;
  throw new UsageError(`There is no format "${text}". Known: ${reportFormats.join(', ')}.`);
}

function readFolders(values: Values, [kind, folder]: readonly string[]) {
  if (kind !== 'markdown') throw new UsageError(`There is no import of "${kind ?? ''}". Known: markdown.`);
  if (folder === undefined) throw new UsageError('Name one folder to import.');
  if (!isFolder(folder)) throw new UsageError(`There is no folder "${folder}".`);
  if (values.out === undefined) throw new UsageError('Name the content folder with --out.');
  return { sourceDir: resolve(folder), contentDir: resolve(values.out) };
}

function readImport(
  values: Values,
  words: readonly string[],
): Omit<ImportOptions, 'messages' | 'onProgress'> {
  const folders = readFolders(values, words);
  const { locale, url } = values;
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(locale)) {
    throw new UsageError(`"${locale}" is not a locale: write it like "en" or "pt-br".`);
  }
  if (!URL.canParse(url)) throw new UsageError(`"${url}" is not a URL: write it with https://.`);
  const name = values.name ?? basename(folders.sourceDir);
  return { ...folders, locale, name, url, oldUrls: values['old-url'] };
}

await runCommand({
  usage,
  options,
  words: 2,
  run(values, words) {
    const settings = readImport(values, words);
    const format = readFormat(values.format);
    const progress = createProgress(process.stderr);
    const result = importMarkdown({
      ...settings,
      messages: readLocales(placesFrom(process.env).localesDir).resources,
      onProgress: (done, total) => progress.step(`Converting: ${done} of ${total} steps`),
    });
    progress.end();
    process.stdout.write(formatReport(result, format));
    return hasFailures(result) ? 1 : 0;
  },
});
