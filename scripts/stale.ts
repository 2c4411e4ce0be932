/** Lists articles that somebody has to read again. Exit code 0: listed, 1: the content has errors, 2: wrong usage. */
import { placesFrom, shownPath } from '#files/places.ts';
import { staleTexts, type StaleText } from '#model/articles/freshness.ts';
import { formatProblems } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { codeIn, line, lines, proseIn, type Markdown } from '#review/markdown-text.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener stale [--owner @company/returns] [--locale en] [--json]

Lists articles whose "reviewBy" has passed, then those that nobody has reviewed, as Markdown. If you export ratings
into the content, the most used come first; otherwise, those that have waited longest.

  --owner    only articles of this owner
  --locale   only texts in this locale
  --json     prints data

Environment variables (see README): CONTENT_DIR, LOCALES_DIR
`;

const today = new Date().toISOString().slice(0, 10);

const sections = [
  ['due', 'Overdue'],
  ['never', 'Never reviewed'],
] as const;

function itemOf({ title, file, owner, reviewBy, overdue, readers, locale }: StaleText): Markdown {
  const facts = [
    ...(reviewBy === undefined ? [] : [line`due ${proseIn(reviewBy)}, ${overdue ?? 0} days ago`]),
    owner === undefined ? line`no owner` : line`owner ${codeIn(owner)}`,
    ...(readers > 0 ? [line`${readers} readers answered`] : []),
  ];
  return line`- ${proseIn(title)} (${codeIn(locale)}): ${joined(facts)}. ${codeIn(shownPath(file))}`;
}

const joined = (parts: readonly Markdown[]) => parts.reduce((all, part) => line`${all}; ${part}`);

function format(texts: readonly StaleText[]): string {
  if (texts.length === 0) return 'Nothing is waiting for a review.\n';
  return sections
    .map(([state, heading]) => [heading, texts.filter((text) => text.state === state)] as const)
    .filter(([, list]) => list.length > 0)
    .map(([heading, list]) => `## ${heading} (${list.length})\n\n${lines(list.map(itemOf))}\n`)
    .join('\n');
}

await runCommand({
  usage,
  options: {
    owner: { type: 'string' },
    locale: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  async run({ owner, locale, json }) {
    const { loadContent } = await import('#content.ts');
    const { centre, problems } = loadContent(placesFrom(process.env), { drafts: false, today });
    if (!centre) {
      process.stdout.write(formatProblems(problems, 'text'));
      return 1;
    }
    const all = staleTexts(centre, today);
    const locales = centre.site.locales.map(({ id }) => id);
    if (locale !== undefined && !locales.includes(locale))
      throw new UsageError(
        `There is no locale "${locale}". ${didYouMean(locale, locales)}Known: ${locales.join(', ')}.`,
      );
    const owners = [...centre.articles.values()].flatMap(({ data }) => data.owner ?? []);
    if (owner !== undefined && !owners.includes(owner))
      throw new UsageError(`No article has the owner "${owner}". ${didYouMean(owner, owners)}`);
    const texts = all.filter(
      (text) =>
        (owner === undefined || text.owner === owner) && (locale === undefined || text.locale === locale),
    );
    process.stdout.write(json ? `${JSON.stringify(texts, null, 2)}\n` : format(texts));
    return 0;
  },
});
