/** Imports content from elsewhere. Exit code 0: imported, 1: some source files weren't, 2: wrong usage. */
import { basename, resolve } from 'node:path';
import { placesFrom } from '#files/places.ts';
import { readLocales } from '#files/read-locales.ts';
import { importContent, type ImportOptions } from '#import/import.ts';
import { sourceNames, sources } from '#import/sources/sources.ts';
import { formatReport, hasFailures, reportFormats } from '#import/writer/report.ts';
import { localeId } from '#site/parse-site.ts';
import { readChoice, runCommand, UsageError } from './command.ts';
import { createProgress } from './progress.ts';

const sourceLines = sourceNames.map((name) => {
  const { place, what } = sources[name].usage;
  return `  ${`${name} ${place}`.padEnd(20)}  ${what}\n`;
});

const usage = `Usage: npx fener import <source> --out <content folder> [options]

Converts a help centre into articles and topics. You can run it again: it changes only
what changed in the source, and never a file that you've edited since. Sources:

${sourceLines.join('')}
Options:

  --out <folder>        content folder to write to; created if it doesn't exist
  --locale <id>         language of the texts (default: en)
  --name <text>         name of the site, for a new site.yaml (default: the folder's name)
  --url <url>           address of the site, for a new site.yaml (default: https://help.example.com)
  --old-url <prefix>    start of the old help centre's addresses; repeat it for several
  --format ${reportFormats.join('|')}    format of the report (default: text)
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

function readPlaces(values: Values, [kind, place]: readonly string[]) {
  if (kind === undefined) throw new UsageError(`Say what to import: ${sourceNames.join(', ')}.`);
  const source = readChoice('source', kind, sourceNames);
  if (place === undefined) throw new UsageError(`Name ${sources[source].usage.what} to import.`);
  const flaw = sources[source].flawOf(place);
  if (flaw !== undefined) throw new UsageError(flaw);
  if (values.out === undefined) throw new UsageError('Name the content folder with --out.');
  return { source, place, contentDir: resolve(values.out) };
}

function readImport(
  values: Values,
  words: readonly string[],
): Omit<ImportOptions, 'messages' | 'onProgress'> {
  const places = readPlaces(values, words);
  const { locale, url } = values;
  if (!localeId.safeParse(locale).success) {
    throw new UsageError(`"${locale}" is not a locale. Write it like "en" or "pt-br".`);
  }
  if (!URL.canParse(url)) throw new UsageError(`"${url}" is not a URL. Begin it with https://.`);
  const name = values.name ?? basename(resolve(places.place));
  return { ...places, locale, name, url, oldUrls: values['old-url'] };
}

await runCommand({
  usage,
  options,
  words: 2,
  async run(values, words) {
    const settings = readImport(values, words);
    const format = readChoice('format', values.format, reportFormats);
    const progress = createProgress(process.stderr);
    const result = await importContent({
      ...settings,
      messages: readLocales(
        placesFrom(process.env),
        [settings.locale, 'en'].map((id) => ({ id, lang: id })),
      ).resources,
      onProgress: (done, total) => progress.step(`Converting: ${done} of ${total} steps`),
    });
    progress.end();
    process.stdout.write(formatReport(result, format));
    return hasFailures(result) ? 1 : 0;
  },
});
