/** Checks content and interface messages, and the built site if there is one. Exit: 0 clean, 1 problems, 2 usage. */
import { parseArgs } from 'node:util';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
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
  const today = new Date().toISOString().slice(0, 10);
  const { problems } = loadContent(placesFrom(process.env), { drafts: false, today });
  process.stdout.write(formatProblems(problems, format));
  process.exitCode = problems.some(isError) ? 1 : 0;
}
