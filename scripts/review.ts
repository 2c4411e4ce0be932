/**
 * Says what a pull request changes for readers. Exit code 0: done, 1: git or the files can't be read, or there are problems
 * that `--fail-on` names, 2: wrong usage.
 */
import { placesFrom } from '#files/places.ts';
import { isError } from '#problems/problem.ts';
import { readChoice, runCommand } from './command.ts';
import { createProgress } from './progress.ts';

const usage = `Usage: npx fener review --base main [--fail-on error|warning] [--json]

Prints what the branch changes for readers, as Markdown for the comment of a pull request: pages with their
addresses, redirects, addresses that stop answering, translations made stale, new problems, results of search.
Compares with the commit at which the branch left its base, and counts what isn't committed, too.

  --base      a branch, tag or commit
  --fail-on   exit code 1 if there is a new error, or a new warning as well
  --json      as data

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, SITE_URL
`;

await runCommand({
  usage,
  options: {
    base: { type: 'string', default: 'main' },
    'fail-on': { type: 'string', default: 'never' },
    json: { type: 'boolean', default: false },
  },
  async run({ base, json, 'fail-on': failOn }) {
    const least = readChoice('severity', failOn, ['error', 'warning', 'never']);
    const [{ makeReview }, { writeMarkdown }] = await Promise.all([
      import('#review/make-review.ts'),
      import('#review/write-markdown.ts'),
    ]);
    const progress = createProgress(process.stderr);
    progress.step('Comparing');
    const today = new Date().toISOString().slice(0, 10);
    const review = await makeReview(placesFrom(process.env), { base, today });
    progress.end();
    process.stdout.write(json ? `${JSON.stringify(review, null, 2)}\n` : writeMarkdown(review));
    const failing = review.problems.filter((found) => least === 'warning' || isError(found));
    return least !== 'never' && failing.length > 0 ? 1 : 0;
  },
});
