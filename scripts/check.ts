/** Checks content and interface messages, and the built site if there is one. Exit: 0 clean, 1 problems, 2 usage. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isBuiltFromCurrent } from '#build/built-record.ts';
import { checkBuiltSite } from '#build/check-built-site.ts';
import { loadContent } from '#content.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { formatProblems, problemFormats, type ProblemFormat } from '#problems/format.ts';
import { isError } from '#problems/problem.ts';

const usage = `Usage: npm run check [-- --format ${problemFormats.join('|')}]\n`;

function parseFormat(args: readonly string[]): ProblemFormat | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { format: { type: 'string', default: 'text' } },
    });
    return problemFormats.find((format) => format === values.format);
  } catch {
    return undefined;
  }
}

const format = parseFormat(process.argv.slice(2));
if (!format) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const places = placesFrom(process.env);
  const today = new Date().toISOString().slice(0, 10);
  const content = loadContent(places, { drafts: false, today }).problems;
  const isBuilt = isBuiltFromCurrent(places);
  const problems = isBuilt ? [...content, ...checkBuiltSite(places.outDir)] : content;
  if (!isBuilt && existsSync(places.outDir)) {
    process.stderr.write(
      `${shownPath(places.outDir)} was built from other content and is not checked; build it again.\n`,
    );
  }
  process.stdout.write(formatProblems(problems, format));
  process.exitCode = problems.some(isError) ? 1 : 0;
}
