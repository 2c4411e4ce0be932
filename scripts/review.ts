/**
 * Says what a pull request changes for readers. Exit code 0: done, 1: git or the files can't be read, the host refuses the
 * comment, or there are problems that `--fail-on` names, 2: wrong usage.
 */
import { resolve } from 'node:path';
import { placesFrom, shownPath } from '#files/places.ts';
import { isError } from '#problems/problem.ts';
import type { Review } from '#review/review.ts';
import { readChoice, runCommand, UsageError } from './command.ts';
import { createProgress } from './progress.ts';

const usage = `Usage: npx fener review --base main [--fail-on error|warning] [--json] [--pages <folder>]
       npx fener review --from review.json --post github|gitlab [--dry-run]

Prints what the branch changes for readers, as Markdown for a comment on a pull request: pages with their addresses,
redirects, addresses that stop working, translations that become stale, new problems and search results.
Compares your files, committed or not, with the commit at which the branch left its base, in the repository of the
content.

  --base      a branch, tag or commit
  --fail-on   exits with code 1 if there's a new error (or, with "warning", a new warning)
  --json      prints data
  --pages     also writes the changed pages to a folder, to be opened without a server
  --from      reads a review that --json has written, instead of comparing
  --post      in a pipeline: posts the comment, or updates the one it posted before
  --dry-run   prints the comment, and what --post would do with it

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, SITE_URL
--post also reads what the pipeline sets, and GITHUB_TOKEN or FENER_REVIEW_TOKEN (see docs/pull-requests.md)
`;

/** The review of a file, or a new one. */
async function reviewOf(base: string, from: string | undefined): Promise<Review> {
  if (from !== undefined) return (await import('#review/read-review.ts')).readReview(from);
  const { makeReview } = await import('#review/make-review.ts');
  const progress = createProgress(process.stderr);
  progress.step('Comparing');
  const today = new Date().toISOString().slice(0, 10);
  const review = await makeReview(placesFrom(process.env), { base, today });
  progress.end();
  return review;
}

/** Writes previews. Found before anything takes long: whether the site is built. */
async function previewsIn(out: string): Promise<(review: Review) => string> {
  const [{ isBuiltFromCurrent }, { readSite }, { writePreviews }] = await Promise.all([
    import('#publish/output/built.ts'),
    import('#files/read-content.ts'),
    import('#review/previews.ts'),
  ]);
  const places = placesFrom(process.env);
  const { site } = readSite(places);
  if (!site || !isBuiltFromCurrent(places)) {
    throw new Error(
      `${shownPath(places.outDir)} isn't built from the current content. Run "npx fener build" first.`,
    );
  }
  return ({ texts }) => {
    const count = writePreviews({ texts, site, built: places.outDir, out });
    return `Changed pages in ${shownPath(out)}: ${count}. Open its index.html.\n`;
  };
}

await runCommand({
  usage,
  options: {
    base: { type: 'string', default: 'main' },
    'fail-on': { type: 'string', default: 'never' },
    json: { type: 'boolean', default: false },
    pages: { type: 'string' },
    from: { type: 'string' },
    post: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  async run({ base, json, pages, from, post, 'fail-on': failOn, 'dry-run': isDry }) {
    const least = readChoice('severity', failOn, ['error', 'warning', 'never']);
    const host = post === undefined ? undefined : readChoice('host', post, ['github', 'gitlab']);
    if (host === undefined && isDry) throw new UsageError('"--dry-run" belongs to "--post".');
    if (host === 'github' && from === undefined) {
      throw new UsageError(
        `On GitHub, the job that may post doesn't have the files of the branch. Name "--from".`,
      );
    }
    const previewsOf = pages === undefined ? undefined : await previewsIn(resolve(pages));
    const review = await reviewOf(base, from);
    if (previewsOf) process.stderr.write(previewsOf(review));
    const { writeMarkdown } = await import('#review/write-markdown.ts');
    if (host === undefined || isDry) {
      process.stdout.write(json ? `${JSON.stringify(review, null, 2)}\n` : writeMarkdown(review));
    }
    if (host !== undefined) {
      const { postReview } = await import('#review/post/post-review.ts');
      process.stderr.write(`${await postReview(review, { host, env: process.env, isDry })}\n`);
    }
    const failing = review.problems.filter((found) => least === 'warning' || isError(found));
    return least !== 'never' && failing.length > 0 ? 1 : 0;
  },
});
