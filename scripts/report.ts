/**
 * Writes the feedback report. The folder contains readers' comments: it is for the people who write, and never part of
 * the site. Exit code 0: written, 1: the data can't be read, 2: wrong usage.
 */
import { dayMs } from '#base/day.ts';
import { collectorSettings } from '#collector/environment.ts';
import { placesFrom } from '#files/places.ts';
import { readFormerRatings } from '#files/read-former-ratings.ts';
import { readManifest } from '#collector/manifest-file.ts';
import { openStore } from '#collector/open-store.ts';
import { formatIssues } from '#report/issues.ts';
import { readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { isInside, writeReport } from '#report/write.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener report [--out report] [--json] [--open-issues]

Says what to fix first, with trends, searches and comments.

  --out <folder>   where to write index.html, articles.csv, queries.csv, comments.csv and report.json
  --json           print the report as JSON instead of writing files
  --open-issues    print a Markdown issue for each of the ten articles to fix first

Environment variables (see docs/feedback.md): CONTENT_DIR, DATABASE_URL, OUT_DIR, SITE_URL
`;

async function readReport() {
  const { databaseUrl, manifestFile } = collectorSettings(process.env, 0);
  const manifest = await readManifest(manifestFile);
  if (!manifest) process.stderr.write(`There is no manifest at ${manifestFile}. Build the site first.\n`);
  const store = await openStore(databaseUrl, { readOnly: true });
  try {
    const today = Math.floor(Date.now() / dayMs);
    const { former } = readFormerRatings(placesFrom(process.env));
    const input = await readReportInput(store, manifest ?? { v: 1, articles: [] }, today);
    return buildReport({ ...input, former });
  } finally {
    await store.close();
  }
}

await runCommand({
  usage,
  options: {
    out: { type: 'string', default: 'report' },
    json: { type: 'boolean', default: false },
    'open-issues': { type: 'boolean', default: false },
  },
  async run({ out, json, 'open-issues': openIssues }) {
    if (isInside(out, process.env['OUT_DIR'] ?? 'dist')) {
      throw new UsageError(
        `"${out}" is inside the built site, which would publish the comments. Choose another folder.`,
      );
    }
    const siteUrl = process.env['SITE_URL'] ?? '';
    const report = await readReport();
    if (openIssues) process.stdout.write(`${formatIssues(report, siteUrl)}\n`);
    else if (json) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    else process.stdout.write(`${writeReport(report, out, siteUrl).join('\n')}\n`);
  },
});
