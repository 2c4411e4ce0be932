/** Checks content, interface messages and, if there is one, the built site. Exit code 0: no errors, 1: errors, 2: wrong usage. */
import { existsSync } from 'node:fs';
import { styleText } from 'node:util';
import { isBuiltFromCurrent } from '#publish/output/built.ts';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { explainRule } from '#problems/explain.ts';
import { formatProblems, problemFormats, type ProblemFormat } from '#problems/format.ts';
import { didYouMean } from '#problems/nearest.ts';
import { isError, sortProblems } from '#problems/problem.ts';
import { isProblemCode, problemCodes, type ProblemCode } from '#problems/rules.ts';
import { applySettings } from '#problems/settings.ts';
import { readChoice, runCommand, UsageError } from './command.ts';
import { createProgress } from './progress.ts';

const usage = `Usage: npx fener check [--format ${problemFormats.join('|')}]
       npx fener check --explain CODE

Lists every problem with its file, its line and how to fix it: in the content, in the interface messages, and in what
searches find. If the built site comes from this content, checks it too.

  --format    text (default), json, or github (annotations in a pull request)
  --explain   prints the rule behind a code, with an example (docs/problems.md has all of them)

"check: { rules: { CODE: off } }" in site.yaml switches a warning off; "error" turns it into an error.

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, OUT_DIR
`;

/** A quiet word on how to learn more. */
const hint = (code: ProblemCode) =>
  `${styleText('dim', `About a code: npx fener check --explain ${code}`, { stream: process.stderr })}\n`;

function explain(code: string): void {
  if (!isProblemCode(code)) {
    const near = didYouMean(code, problemCodes) || 'docs/problems.md lists all. ';
    throw new UsageError(`There is no problem "${code}". ${near.trim()}`);
  }
  process.stdout.write(explainRule(code));
}

async function check(format: ProblemFormat): Promise<number> {
  const [{ loadContent }, { checkSearch }] = await Promise.all([
    import('#content.ts'),
    import('#publish/search/check-search.ts'),
  ]);
  const places = placesFrom(process.env);
  const today = new Date().toISOString().slice(0, 10);
  const progress = createProgress(process.stderr);
  progress.step('Reading the content');
  const { centre, search, problems: content } = loadContent(places, { drafts: false, today });
  progress.step('Searching');
  const searched = centre && search ? await checkSearch(centre, search, places.cacheDir) : [];
  const isBuilt = isBuiltFromCurrent(places);
  progress.step('Checking the built site');
  const built = isBuilt ? checkBuiltSite(places.outDir) : [];
  progress.end();
  const late = [...searched, ...built];
  const problems = sortProblems([...content, ...(centre ? applySettings(late, centre.site.rules) : late)]);
  if (!isBuilt && existsSync(places.outDir)) {
    process.stderr.write(
      `${shownPath(places.outDir)} was built from other content, so it isn't checked. Build it again.\n`,
    );
  }
  process.stdout.write(formatProblems(problems, format));
  const [first] = problems;
  if (first && format === 'text') process.stderr.write(hint(first.code));
  return problems.some(isError) ? 1 : 0;
}

await runCommand({
  usage,
  options: { format: { type: 'string', default: 'text' }, explain: { type: 'string' } },
  run: ({ format, explain: code }) =>
    code === undefined ? check(readChoice('format', format, problemFormats)) : explain(code),
});
