/** Checks content and interface messages, and the built site if there is one. Exit: 0 clean, 1 problems, 2 usage. */
import { existsSync } from 'node:fs';
import { isBuiltFromCurrent } from '#publish/output/built-record.ts';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { checkSearch } from '#publish/search/check-search.ts';
import { loadContent } from '#content.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { formatProblems, problemFormats, type ProblemFormat } from '#problems/format.ts';
import { isError, sortProblems } from '#problems/problem.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npm run check [-- --format ${problemFormats.join('|')}]

Lists every problem with file, line and fix: in the content, in the interface messages, in what searches find, and in the
built site where it was built from this content.

  --format   text (default), json, or github for annotations in a pull request

CONTENT_DIR, LOCALES_DIR and OUT_DIR: see README.
`;

function readFormat(text: string): ProblemFormat {
  const format = problemFormats.find((known) => known === text);
  if (format) return format;
  throw new UsageError(`There is no format "${text}". Known: ${problemFormats.join(', ')}.`);
}

async function check(format: ProblemFormat): Promise<number> {
  const places = placesFrom(process.env);
  const today = new Date().toISOString().slice(0, 10);
  const { centre, search, problems: content } = loadContent(places, { drafts: false, today });
  const searched = centre && search ? await checkSearch(centre, search, places.cacheDir) : [];
  const isBuilt = isBuiltFromCurrent(places);
  const built = isBuilt ? checkBuiltSite(places.outDir) : [];
  const problems = sortProblems([...content, ...searched, ...built]);
  if (!isBuilt && existsSync(places.outDir)) {
    process.stderr.write(
      `${shownPath(places.outDir)} was built from other content and is not checked; build it again.\n`,
    );
  }
  process.stdout.write(formatProblems(problems, format));
  return problems.some(isError) ? 1 : 0;
}

await runCommand({
  usage,
  options: { format: { type: 'string', default: 'text' } },
  run: ({ format }) => check(readFormat(format)),
});
