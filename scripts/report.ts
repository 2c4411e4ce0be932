/**
 * Writes the feedback report. The folder contains readers' comments: it is for the people who write, and never part of
 * the site. Exit code 0: written, 1: the data can't be read, 2: wrong usage.
 */
import { existsSync } from 'node:fs';
import { catchUp } from '#collector/catch-up.ts';
import { collectorSettings } from '#collector/environment.ts';
import { siteDays } from '#model/feedback/site-days.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { readCommentStates } from '#files/comment-states.ts';
import { readFormerRatings } from '#files/read-former-ratings.ts';
import { readManifest } from '#collector/manifest-file.ts';
import { openStore } from '#collector/open-store.ts';
import { contentFacts } from '#report/content-facts.ts';
import { digestOf } from '#report/digest/digest.ts';
import { formatIssues, issuesOf } from '#report/issues.ts';
import { readPeriod, toDate, type PeriodOptions } from '#report/period.ts';
import { lastDayOver, readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { tablesOf } from '#report/tables.ts';
import { isInside, writeReport } from '#report/write.ts';
import { formatProblems } from '#problems/format.ts';
import { issueHost, prepareDigest, sendIssues } from './report-sending.ts';
import { runCommand, UsageError } from './command.ts';

const usage = `Usage: npx fener report [--weeks 1 | --from 2026-11-01] [--to 2026-11-30] [--out report] [--json]
       npx fener report --digest mail|html|text|slack|teams|json [--send] [--weeks 1]
       npx fener report --open-issues [--send]

Says what to fix first, and how the last 28 days compare with the 28 before: votes, searches, contacts, comments.

  --weeks <n>      the last n whole weeks, Monday to Sunday, or those up to --to
  --from, --to     first and last day, in the time zone of site.yaml
  --out <folder>   where to write index.html, tables as CSV and SQLite, and report.json
  --json           print the report as JSON instead of writing files
  --digest         print the report in short: a whole e-mail for sendmail -t (from DIGEST_FROM to DIGEST_TO), its HTML or
                   text, or what Slack, Microsoft Teams or any other webhook takes
  --open-issues    print a Markdown issue for each of the ten articles to fix first
  --send           send the digest to the webhook at DIGEST_URL; open the issues at ISSUES_REPOSITORY with ISSUES_TOKEN,
                   or bring those up to date that a run before has opened

Environment variables (see docs/feedback.md): CONTENT_DIR, DATABASE_URL, OUT_DIR, SITE_URL, DIGEST_FROM, DIGEST_TO,
DIGEST_URL, ISSUES_REPOSITORY, ISSUES_HOST, ISSUES_TOKEN
`;

async function readReport(options: PeriodOptions) {
  const { databaseUrl, manifestFile } = collectorSettings(process.env, 0);
  const manifest = await readManifest(manifestFile);
  if (!manifest) process.stderr.write(`There is no manifest at ${manifestFile}. Build the site first.\n`);
  const now = Date.now();
  const timeZone = manifest?.timeZone;
  const days = siteDays(timeZone);
  const period = readPeriod(options, days.dayOf(now), timeZone);
  if (typeof period === 'string') throw new UsageError(period);
  const today = toDate(days.dayOf(now));
  const centre = await readCentre(today);
  const store = await openStore(databaseUrl, { readOnly: true });
  try {
    const day = lastDayOver(period, now, days);
    await catchUp(store, { databaseUrl, now, days, day }, (line) => process.stderr.write(`${line}\n`));
    const { former } = readFormerRatings(placesFrom(process.env));
    const { states, problems } = readCommentStates(placesFrom(process.env));
    if (problems.length > 0) process.stderr.write(formatProblems(problems, 'text'));
    const input = {
      ...(await readReportInput(store, manifest ?? { v: 1, articles: [] }, now, period)),
      former,
      states,
      content: centre && contentFacts(centre, today, shownPath),
    };
    const siteUrl = process.env['SITE_URL'] ?? centre?.site.url ?? '';
    return { report: buildReport(input), input, siteUrl, siteName: centre?.site.name ?? 'Help centre' };
  } finally {
    await store.close();
  }
}

/** What the repository says; a report beside a database alone goes without. */
async function readCentre(today: string) {
  const places = placesFrom(process.env);
  if (!existsSync(places.contentDir)) return undefined;
  const { loadContent } = await import('#content.ts');
  const { centre } = loadContent(places, { drafts: false, today });
  if (!centre)
    process.stderr.write('The content has errors, so the report says nothing of owners and files.\n');
  return centre;
}

await runCommand({
  usage,
  options: {
    out: { type: 'string', default: 'report' },
    json: { type: 'boolean', default: false },
    digest: { type: 'string' },
    'open-issues': { type: 'boolean', default: false },
    send: { type: 'boolean', default: false },
    weeks: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
  async run({ out, json, digest, 'open-issues': openIssues, send, weeks, from, to }) {
    if (isInside(out, process.env['OUT_DIR'] ?? 'dist')) {
      throw new UsageError(
        `"${out}" is inside the built site, which would publish the comments. Choose another folder.`,
      );
    }
    if (digest !== undefined && openIssues) throw new UsageError('Give either --digest or --open-issues.');
    if (send && digest === undefined && !openIssues)
      throw new UsageError('--send goes with --digest or --open-issues.');
    const wanted = digest === undefined ? undefined : prepareDigest(digest, send, process.env);
    const host = send && openIssues ? issueHost(process.env) : undefined;
    const { report, input, siteName, siteUrl } = await readReport({ weeks, from, to });
    if (wanted) await wanted(digestOf(report, siteName, siteUrl));
    else if (host) await sendIssues(host, issuesOf(report, siteUrl));
    else if (openIssues) process.stdout.write(`${formatIssues(report, siteUrl)}\n`);
    else if (json) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    else process.stdout.write(`${writeReport(report, tablesOf(report, input), out, siteUrl).join('\n')}\n`);
  },
});
