/**
 * Writes the feedback report: `npm run report`. Exit: 0 written, 1 the data cannot be read, 2 wrong usage. The folder
 * holds readers' comments: it is for the people who write, and never part of the site.
 */
import { parseArgs } from 'node:util';
import { collectorSettings } from '#collector/environment.ts';
import { readManifest } from '#collector/manifest-file.ts';
import { openStore } from '#collector/open-store.ts';
import { formatIssues } from '#report/issues.ts';
import { readReportInput } from '#report/read.ts';
import { buildReport } from '#report/report.ts';
import { isInside, writeReport } from '#report/write.ts';

const usage = `Usage: npm run report -- [--out report] [--json] [--open-issues]

  --out <folder>   where index.html, articles.csv, queries.csv, comments.csv and report.json go
  --json           print the report as JSON instead of writing files
  --open-issues    print one Markdown issue for each of the ten articles to fix first

DATABASE_URL, OUT_DIR, SITE_URL: see README.
`;

const options = {
  out: { type: 'string', default: 'report' },
  json: { type: 'boolean', default: false },
  'open-issues': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** What to do and where, or the reason why not. */
function readOptions() {
  try {
    const { values } = parseArgs({ options });
    const site = process.env['OUT_DIR'] ?? 'dist';
    if (!isInside(values.out, site)) return values;
    return `"${values.out}" is in the built site: comments would be published. Choose another folder.`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function readReport() {
  const { databaseUrl, manifestFile } = collectorSettings(process.env, 0);
  const manifest = await readManifest(manifestFile);
  if (!manifest) process.stderr.write(`No manifest at ${manifestFile}: build the site first.\n`);
  const store = await openStore(databaseUrl, { readOnly: true });
  try {
    const today = Math.floor(Date.now() / 86_400_000);
    return buildReport(await readReportInput(store, manifest ?? { v: 1, articles: [] }, today));
  } finally {
    await store.close();
  }
}

const chosen = readOptions();
if (typeof chosen === 'string') {
  process.stderr.write(`${chosen}\n\n${usage}`);
  process.exitCode = 2;
} else if (chosen.help) {
  process.stdout.write(usage);
} else {
  const siteUrl = process.env['SITE_URL'] ?? '';
  try {
    const report = await readReport();
    if (chosen['open-issues']) process.stdout.write(`${formatIssues(report, siteUrl)}\n`);
    else if (chosen.json) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
    else process.stdout.write(`${(await writeReport(report, chosen.out, siteUrl)).join('\n')}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
