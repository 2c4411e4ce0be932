/**
 * Shows what is translated, stale or missing in each locale, and looks after it. Exit code 0: done, 1: the content has
 * errors, or there was nothing to do, 2: wrong usage.
 */
import { placesFrom, shownPath } from '#files/places.ts';
import { significances } from '#model/articles/front-matter.ts';
import { translationStatus } from '#model/articles/status.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { formatProblems } from '#problems/format.ts';
import { didYouMean, nearest } from '#problems/nearest.ts';
import { changesSince, snippetChangesSince, diffOf, textOf } from '#translations/diff.ts';
import { formatStatus } from '#translations/format-status.ts';
import { translationPairs } from '#translations/pairs.ts';
import {
  declareChange,
  pairsAt,
  snippetsAt,
  stampFile,
  stampSnippet,
  writeChanges,
} from '#translations/stamping.ts';
import { snippetPairs } from '#model/reuse/snippet-translations.ts';
import { isWithin } from '#base/file-paths.ts';
import { resolve } from 'node:path';
import { readChoice, runCommand, UsageError } from './command.ts';
import { nothingChanged } from './dry-run.ts';
import { exportFile, importFile, printConfig, writeCoverage } from './translations-files.ts';

const usage = `Usage: npx fener translations [--locale de] [--json] [--html FILE]
       npx fener translations --diff <id> <locale>
       npx fener translations --stamp FILE… [--dry-run]
       npx fener translations --changes typo|minor|major FILE… [--dry-run]
       npx fener translations export --locale de --out FILE [--all]
       npx fener translations import FILE [--machine] [--dry-run]
       npx fener translations config crowdin|weblate

Shows what is translated in each locale, and which texts are stale, missing or copies of their source.
Texts that most readers need come first.

  --locale   shows one locale, with all its texts
  --json     prints data; short for --format json
  --format   text (default) or json; for an export: xliff (default)
  --html     writes a progress page for the team
  --diff     shows what has changed in the source of an article, topic or snippet since it was translated
  --stamp    shows the same, and records that these translations follow the current source. A folder
             stands for all translations in it
  --changes  records how much has changed in these sources since they were translated:
             typo    translations stay current
             minor   translators see the change, readers don't
             major   readers of a translation see that it's older (the default)
  --dry-run  says what would be stamped, recorded or imported, and writes nothing

"export" writes what is missing or stale as XLIFF 2.1, the format of translation tools. "import" checks
what translators send back, and writes the texts that are complete. "config" prints settings for Crowdin
or Weblate.

  --out      the file to write
  --all      also exports what is current
  --machine  marks the imported texts as machine-translated, until somebody has reviewed them

Environment variables (see README): CONTENT_DIR, LOCALES_DIR
`;

function stamp(centre: HelpCentre, targets: readonly string[], isDry: boolean): number {
  const wrong = targets.find(
    (target) => pairsAt(centre, [target]).length + snippetsAt(centre, [target]).length === 0,
  );
  if (wrong !== undefined) throw new Error(nothingToStamp(centre, wrong));
  const pairs = pairsAt(centre, targets);
  const snippets = snippetsAt(centre, targets);
  for (const pair of pairs) {
    if (pair.state !== 'current') process.stdout.write(`${changesSince(pair)}\n`);
    if (!isDry) stampFile(pair);
  }
  for (const pair of snippets) {
    if (pair.state !== 'current') process.stdout.write(`${snippetChangesSince(pair)}\n`);
    if (!isDry) stampSnippet(pair);
  }
  const files = [...pairs, ...snippets].map(({ source }) => `${shownPath(source.file)}\n`);
  process.stdout.write(`${files.join('')}${outcome(files.length, 'stamped', isDry)}`);
  return 0;
}

/** How many were written, or would be. */
const outcome = (count: number, done: string, isDry: boolean) =>
  isDry ? `${count} would be ${done}. ${nothingChanged}\n` : `${count} ${done}.\n`;

/** Why there's nothing to stamp at a path, and which path may be meant. */
function nothingToStamp(centre: HelpCentre, target: string): string {
  const path = shownPath(resolve(target));
  const pairs = [...translationPairs(centre), ...snippetPairs(centre.snippets, centre.site)];
  const known = pairs.map(({ source }) => shownPath(source.file));
  const translations = pairs.filter(({ original }) => shownPath(original.file) === path);
  if (translations.length > 0)
    return `${path} is a source. Stamp its translations: ${translations.map(({ source }) => shownPath(source.file)).join(', ')}.`;
  const near =
    known.find((one) => one.endsWith(`/${target}`) || one.endsWith(`/${target}.md`)) ?? nearest(path, known);
  return `There is no translation at ${path}.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

function showDiff(centre: HelpCentre, id: string, locale: string): number {
  const snippets = snippetPairs(centre.snippets, centre.site).filter(({ original }) => original.name === id);
  const known = [
    ...centre.articles.keys(),
    ...centre.topics.keys(),
    ...centre.snippets.map(({ name }) => name),
  ];
  if (!known.includes(id))
    throw new UsageError(`There is no article or snippet "${id}". ${didYouMean(id, known)}`.trimEnd());
  readChoice(
    'locale',
    locale,
    centre.site.locales.map((one) => one.id),
  );
  const snippet = snippets.find(({ source }) => source.locale === locale);
  if (snippet && !centre.articles.has(id)) {
    process.stdout.write(snippetChangesSince(snippet));
    return 0;
  }
  const texts = (centre.articles.get(id) ?? centre.topics.get(id))?.translations;
  const pair = translationPairs(centre).find(({ source }) => source === texts?.get(locale)?.source);
  if (!pair) throw new Error(`"${id}" has no translation in "${locale}".`);
  process.stdout.write(changesSince(pair));
  return 0;
}

function declare(
  centre: HelpCentre,
  word: string,
  { targets, isDry }: { readonly targets: readonly string[]; readonly isDry: boolean },
): number {
  const is = readChoice('significance', word, significances);
  const wanted = targets.map((target) => resolve(target));
  const originals = new Set(translationPairs(centre).map(({ original }) => original));
  const chosen = [...originals].filter(({ file }) => wanted.some((path) => isWithin(path, resolve(file))));
  let written = 0;
  for (const original of chosen) {
    const declared = declareChange(centre, original, is);
    if (declared === 'no-history')
      throw new Error(
        "There's no git history here, so nobody knows what changed. Stamp the translations instead.",
      );
    if (declared === 'unchanged') continue;
    const { day, text } = declared.before;
    process.stdout.write(
      `${shownPath(original.file)}, ${is} since ${day}:\n${diffOf(text, textOf(original))}\n`,
    );
    if (!isDry) writeChanges(original, declared.changes);
    written++;
  }
  process.stdout.write(
    written > 0 ? outcome(written, 'recorded', isDry) : 'No source with translations has changed there.\n',
  );
  return written > 0 ? 0 : 1;
}

function list(centre: HelpCentre, locale: string | undefined, isJson: boolean): number {
  const all = translationStatus(centre);
  if (locale !== undefined)
    readChoice(
      'locale',
      locale,
      all.map((one) => one.locale),
    );
  const status = all.filter((one) => locale === undefined || one.locale === locale);
  process.stdout.write(isJson ? `${JSON.stringify(status, null, 2)}\n` : formatStatus(status));
  return 0;
}

/** What the arguments ask for, without which a call is wrong usage. */
function taskOf(values: Values, words: readonly string[]): (centre: HelpCentre) => number {
  const { contentDir } = placesFrom(process.env);
  const [word, next, third] = words;
  const isDry = values['dry-run'];
  if (isDry && !values.stamp && values.changes === undefined && word !== 'import')
    throw new UsageError('"--dry-run" goes with --stamp, --changes and import.');
  if (values.stamp) {
    if (word === undefined) throw new UsageError('Name the files or folders to stamp.');
    return (centre) => stamp(centre, words, isDry);
  }
  const { changes, html, locale, out } = values;
  if (changes !== undefined) {
    if (word === undefined) throw new UsageError('Name the sources that changed.');
    return (centre) => declare(centre, changes, { targets: words, isDry });
  }
  if (values.diff) {
    if (word === undefined || next === undefined || third !== undefined)
      throw new UsageError('Name an article and a locale: --diff return-item de.');
    return (centre) => showDiff(centre, word, next);
  }
  switch (word) {
    case undefined: {
      const isJson =
        values.json || readChoice('format', values.format ?? 'text', ['text', 'json']) === 'json';
      if (html !== undefined) return (centre) => writeCoverage(centre, html, today);
      return (centre) => list(centre, locale, isJson);
    }
    case 'export':
      readChoice('format', values.format ?? 'xliff', ['xliff']);
      if (locale === undefined || out === undefined)
        throw new UsageError('Name a locale and a file: export --locale de --out de.xlf.');
      return (centre) => {
        readChoice(
          'locale',
          locale,
          translationStatus(centre).map((one) => one.locale),
        );
        return exportFile(centre, contentDir, { locale, out, isWhole: values.all });
      };
    case 'import':
      if (next === undefined) throw new UsageError('Name the file to import.');
      return (centre) =>
        importFile(centre, contentDir, { file: next, isMachineTranslated: values.machine, isDry });
    case 'config':
      if (next === undefined) throw new UsageError('Name the service: crowdin or weblate.');
      return (centre) => printConfig(centre, contentDir, next);
    default:
      throw new UsageError(`"${word}" is not expected here.`);
  }
}

interface Values {
  readonly locale?: string | undefined;
  readonly json: boolean;
  readonly format?: string | undefined;
  readonly html?: string | undefined;
  readonly diff: boolean;
  readonly stamp: boolean;
  readonly changes?: string | undefined;
  readonly out?: string | undefined;
  readonly all: boolean;
  readonly machine: boolean;
  readonly 'dry-run': boolean;
}

const today = new Date().toISOString().slice(0, 10);

await runCommand({
  usage,
  options: {
    locale: { type: 'string' },
    json: { type: 'boolean', default: false },
    format: { type: 'string' },
    html: { type: 'string' },
    diff: { type: 'boolean', default: false },
    stamp: { type: 'boolean', default: false },
    changes: { type: 'string' },
    out: { type: 'string' },
    all: { type: 'boolean', default: false },
    machine: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
  words: Number.MAX_SAFE_INTEGER,
  async run(values, words) {
    const task = taskOf(values, words);
    const { loadContent } = await import('#content.ts');
    const { centre, problems } = loadContent(placesFrom(process.env), { drafts: false, today });
    if (centre) return task(centre);
    process.stdout.write(formatProblems(problems, 'text'));
    return 1;
  },
});
