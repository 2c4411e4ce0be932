/** Looks at a site's folder. Exit code 0: no errors, 1: errors, 2: wrong usage. */
import { examine } from '#doctor/checks.ts';
import { findingFormats, formatFindings } from '#doctor/finding.ts';
import { placesFrom } from '#files/places.ts';
import { productPackage } from '#files/product-package.ts';
import { readChoice, runCommand } from './command.ts';

const usage = `Usage: npx fener doctor [--format ${findingFormats.join('|')}]

Looks at what "npx fener check" can't see: versions of Node and Fener, missing and unread folders. Asks no network.

  --format   text (default) or json

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, OUT_DIR
`;

await runCommand({
  usage,
  options: { format: { type: 'string', default: 'text' } },
  run(values) {
    const format = readChoice('format', values.format, findingFormats);
    const findings = examine(placesFrom(process.env));
    process.stderr.write(`Fener ${productPackage.version}, Node ${process.versions.node}\n`);
    process.stdout.write(formatFindings(findings, format));
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
});
