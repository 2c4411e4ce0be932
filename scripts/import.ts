/** Imports content from elsewhere. Exit code 0: imported, 1: some source files weren't, 2: wrong usage. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadContent } from '#content.ts';
import { scaffoldLocale } from '#files/add-locale.ts';
import { placesFrom, shownPath, type Places } from '#files/places.ts';
import { readLocales } from '#files/read-locales.ts';
import { siteDirOf } from '#files/site-dir.ts';
import { importContent, type ImportOptions } from '#import/import.ts';
import { nameOfFolder } from '#import/name-of-place.ts';
import { openPlace, type Place } from '#import/sources/place.ts';
import { recognise, sourceNames, sources, type SourceName } from '#import/sources/sources.ts';
import { whatIsUnread } from '#import/sources/unread-formats.ts';
import type { Note } from '#import/tree/notes.ts';
import { hasFailures } from '#import/report/figures.ts';
import { formatJson, formatText } from '#import/report/text.ts';
import { diskProblem } from '#publish/output/disk-problem.ts';
import { writeReport } from '#import/report/write.ts';
import { isSiteUrl, localeId } from '#site/site-data.ts';
import { readChoice, runCommand, UsageError } from './command.ts';
import { createProgress } from './progress.ts';

const reportFormats = ['text', 'json'] as const;

const sourceLines = sourceNames.map((name) => `  ${name.padEnd(12)}  ${sources[name].what}\n`);

const usage = `Usage: npx fener import <folder|file|address> --out <content folder> [options]

Converts a help centre into articles and topics. It finds out by itself where the help
centre comes from. You can run it again: it changes only what changed in the source,
and merges that with what you've changed since. Sources:

${sourceLines.join('')}
Options:

  --out <folder>        content folder to write to; created if it doesn't exist
  --from <source>       where the help centre comes from, if the guess is wrong
  --locale <id>         language of texts that don't name theirs (default: en)
  --name <text>         name of the site, for a new site.yaml (default: the source's, else its folder's)
  --url <url>           address of the site, for a new site.yaml (default: the source's, else an example)
  --old-url <prefix>    start of the old help centre's addresses; repeat it for several
  --addresses <file>    list of the old site's addresses (a sitemap, a text, a table), to see which
                        ones the new site answers
  --no-downloads        leave pictures and files on other servers there
  --dry-run             write nothing, print the whole report
  --format ${reportFormats.join('|')}    what is printed (default: text)

The whole report is in .import/report.html and .json of the content folder.
`;

const options = {
  out: { type: 'string' },
  from: { type: 'string' },
  locale: { type: 'string', default: 'en' },
  name: { type: 'string' },
  url: { type: 'string' },
  'old-url': { type: 'string', multiple: true, default: [] as string[] },
  addresses: { type: 'string' },
  'no-downloads': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
} as const;

type Values = Parameters<Parameters<typeof runCommand<typeof options>>[0]['run']>[0];

function readPlaces(values: Values, [named]: readonly string[]) {
  if (named === undefined) throw new UsageError('Name the folder, file or address to import.');
  if (/\.zip$/i.test(named)) throw new UsageError(`"${named}" is a ZIP file. Unzip it, and name its folder.`);
  const place = openPlace(named);
  if (place === undefined) throw new UsageError(`There is no folder or file "${named}".`);
  const source =
    values.from === undefined ? guess(place, named) : readChoice('source', values.from, sourceNames);
  if (values.out === undefined) throw new UsageError('Name the content folder with --out.');
  return { source, place, contentDir: resolve(values.out), shownName: nameOf(place) };
}

/** The source that recognises a place, told to the person who didn't name it. */
function guess(place: Place, named: string): SourceName {
  const recognised = recognise(place);
  if (recognised === undefined) {
    // Exports of Notion are a ZIP file in another.
    const zip = place.kind === 'folder' && place.files.find((name) => /\.zip$/i.test(name));
    if (zip) throw new UsageError(`"${named}" holds the ZIP file "${zip}". Unzip that, too.`);
    const unread = whatIsUnread(place, named);
    if (unread !== undefined) throw new Error(unread);
    throw new UsageError(
      `Nothing at "${named}" shows where it comes from. Say it with --from: ${sourceNames.join(', ')}.`,
    );
  }
  const { name, by } = recognised;
  process.stderr.write(`Importing from ${sources[name].title} (${by}). If that is wrong, say --from.\n`);
  return name;
}

const nameOf = (place: Place) => (place.kind === 'url' ? place.url.hostname : nameOfFolder(place.path));

function readImport(
  values: Values,
  words: readonly string[],
): Omit<ImportOptions, 'messages' | 'onProgress' | 'env'> & { readonly shownName: string } {
  const places = readPlaces(values, words);
  const { locale, url, name } = values;
  if (!localeId.safeParse(locale).success) {
    throw new UsageError(`"${locale}" is not a locale. Write it like "en" or "pt-br".`);
  }
  if (url !== undefined && !isSiteUrl(url)) {
    throw new UsageError(
      `"${url}" can't be the address of a site. Write it like "https://help.example.com".`,
    );
  }
  return {
    ...places,
    locale,
    name,
    url,
    oldUrls: values['old-url'],
    addresses: readAddresses(values),
    downloads: !values['no-downloads'],
    isDry: values['dry-run'],
  };
}

/** The list of addresses that somebody named: they are asked of what was written. */
function readAddresses({ addresses, 'dry-run': isDry }: Values): string | undefined {
  if (addresses === undefined) return undefined;
  if (isDry) throw new UsageError('--addresses asks what was written: leave out --dry-run.');
  if (!existsSync(addresses)) throw new UsageError(`There is no file "${addresses}".`);
  return addresses;
}

/** The places of the site that is written to, wherever the command runs. A named `LOCALES_DIR` starts where it runs. */
const placesOf = (contentDir: string) =>
  process.env['LOCALES_DIR'] ? placesFrom(process.env) : placesFrom(process.env, siteDirOf(contentDir));

/** Gives languages that Fener doesn't speak messages to translate: without them the site wouldn't build. */
const withMessages = (places: Places, locales: readonly string[]): Note[] =>
  locales.flatMap((id) =>
    scaffoldLocale(places, id).map((path): Note => ({
      file: shownPath(path),
      line: undefined,
      kind: 'messages-english',
      what: 'translate it',
    })),
  );

/** Articles that search doesn't find by their titles come first for these: without that, the site wouldn't build. */
async function promoteLostTitles(site: Places, contentDir: string): Promise<Note[]> {
  const places = { ...site, contentDir };
  const { centre, search } = loadContent(places, {
    drafts: false,
    today: new Date().toISOString().slice(0, 10),
  });
  if (!centre || !search) return [];
  const { promoteTitles } = await import('#publish/search/promote-titles.ts');
  const cacheDir = mkdtempSync(join(tmpdir(), 'fener-import-'));
  try {
    const promoted = await promoteTitles(centre, search, { contentDir, cacheDir });
    return promoted.map(({ file, title }) => ({
      file: shownPath(file),
      line: undefined,
      kind: 'title-promoted',
      what: title,
    }));
  } finally {
    rmSync(cacheDir, { recursive: true });
  }
}

/** Imports; what a disk refuses is told with its folder. */
async function importOnDisk(options: ImportOptions): ReturnType<typeof importContent> {
  try {
    return await importContent(options);
  } catch (error) {
    const refused = diskProblem(error, options.contentDir);
    if (refused === undefined) throw error;
    const { file, message, fix } = refused;
    throw new Error(`${file}: ${message} ${fix}`, { cause: error });
  }
}

const stageNames = { read: 'Reading', download: 'Downloading', convert: 'Converting' };

await runCommand({
  usage,
  options,
  words: 1,
  async run(values, words) {
    const { shownName, ...settings } = readImport(values, words);
    const format = readChoice('format', values.format, reportFormats);
    const progress = createProgress(process.stderr);
    const places = placesOf(settings.contentDir);
    const imported = await importOnDisk({
      ...settings,
      shownName,
      env: process.env,
      messages: readLocales(
        places,
        [settings.locale, 'en'].map((id) => ({ id, lang: id })),
      ).resources,
      onProgress: (stage, done, total) =>
        progress.step(`${stageNames[stage]}: ${done}${total === undefined ? '' : ` of ${total}`}`),
    });
    progress.end();
    const { isDry = false, contentDir } = settings;
    const added = isDry
      ? []
      : [...withMessages(places, imported.locales), ...(await promoteLostTitles(places, contentDir))];
    const result = { ...imported, notes: [...imported.notes, ...added] };
    process.stdout.write(format === 'json' ? formatJson(result) : formatText(result, { isWhole: isDry }));
    if (isDry) process.stderr.write('Nothing was written (--dry-run).\n');
    else process.stderr.write(`The whole report: ${shownPath(writeReport(result, contentDir, shownName))}\n`);
    return hasFailures(result) ? 1 : 0;
  },
});
