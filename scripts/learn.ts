/**
 * Proposes questions and synonyms from what readers searched for, as lines of content files for a person to review. Exit
 * code 0: written or printed, 1: the data or content can't be read, 2: wrong usage.
 */
import { collectorSettings } from '#collector/environment.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { formatProblems } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener learn [--from report/report.json] [--locale en] [--most 100] [--dry-run] [--json]

Proposes what search could learn from readers: their questions with the articles that they opened in the end, words that they
tried one after the other, and questions that nothing answers. It adds them to questions/ and search/ of the content, each with
counts, and commits nothing. Five different visitors or more stand behind each, and search loses no question by them.

  --from      a database (sqlite:…, postgres://…) or the report.json of a report (default: DATABASE_URL)
  --locale    only this locale
  --most      at most so many proposals for a locale, those of most visitors (default: 100)
  --dry-run   print the lines and write nothing
  --json      print the proposals as JSON, also those that were refused, and write nothing

Environment variables (see docs/feedback.md): CONTENT_DIR, LOCALES_DIR, DATABASE_URL
`;

await runCommand({
  usage,
  options: {
    from: { type: 'string' },
    locale: { type: 'string' },
    most: { type: 'string', default: '100' },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  async run({ from, locale, most, 'dry-run': isDry, json }) {
    if (!/^[1-9]\d{0,5}$/.test(most)) throw new UsageError(`"${most}" is not a number of proposals.`);
    const [{ loadContent }, { learn }, { evidenceFrom }, { changedFiles, writeFiles }] = await Promise.all([
      import('#content.ts'),
      import('#learn/learn.ts'),
      import('#learn/read-evidence.ts'),
      import('#learn/write.ts'),
    ]);
    const places = placesFrom(process.env);
    const { centre, search, problems } = loadContent(places, { drafts: false });
    if (!centre || !search) {
      process.stdout.write(formatProblems(problems, 'text'));
      return 1;
    }
    const locales = centre.site.locales.map(({ id }) => id);
    if (locale !== undefined && !locales.includes(locale))
      throw new UsageError(
        `There is no locale "${locale}". ${didYouMean(locale, locales)}Known: ${locales.join(', ')}.`,
      );
    const all = await evidenceFrom(from ?? collectorSettings(process.env, 0).databaseUrl, Date.now());
    const evidence = all.filter((one) => locale === undefined || one.locale === locale);
    const learned = await learn({ centre, search, places }, evidence, Number(most));
    if (json) {
      process.stdout.write(`${JSON.stringify(learned, undefined, 2)}\n`);
      return 0;
    }
    const files = learned.flatMap((one) => changedFiles(places, one.locale, one.proposals));
    if (!isDry) writeFiles(files);
    for (const { path, added } of files) {
      const lines = isDry ? added.map((line) => `  ${line}\n`).join('') : '';
      process.stdout.write(`${shownPath(path)}: ${added.length} lines\n${lines}`);
    }
    const refused = learned.reduce((n, one) => n + one.refused.length, 0);
    if (refused > 0)
      process.stdout.write(`${refused} more would cost another question its place. --json lists them.\n`);
    if (files.length === 0) process.stdout.write('Nothing new was asked by five different visitors.\n');
    else if (!isDry)
      process.stdout.write('Review the lines, and remove what is wrong. Then run: npx fener check\n');
    return 0;
  },
});
