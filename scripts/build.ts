/** Builds the help centre into OUT_DIR. Exit: 0 built, 1 errors in the content (nothing is written), 2 usage. */
import { parseArgs } from 'node:util';
import { buildSite } from '#build/build-site.ts';
import { show } from '#current.ts';
import { placesFrom, shownPath } from '#files/places.ts';
import { formatProblems } from '#problems/format.ts';
import { createProgress } from './progress.ts';

const usage = 'Usage: npm run build [-- --force]\n';

function parseOptions(args: readonly string[]): { readonly force: boolean } | undefined {
  try {
    return parseArgs({ args: [...args], options: { force: { type: 'boolean', default: false } } }).values;
  } catch {
    return undefined;
  }
}

const options = parseOptions(process.argv.slice(2));
if (!options) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const places = placesFrom(process.env);
  const progress = createProgress(process.stderr);
  const started = performance.now();
  const { problems, built } = await buildSite({
    places,
    project: process.cwd(),
    now: new Date(),
    force: options.force,
    show,
    onStep: progress.step,
  });
  progress.end();
  if (problems.length > 0) process.stdout.write(formatProblems(problems, 'text'));
  if (built) {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${built.pages} pages in ${shownPath(places.outDir)}, ${built.rendered} of them rendered now, ${seconds} s.\n`,
    );
  } else {
    process.stdout.write('Nothing was written: correct the errors above.\n');
    process.exitCode = 1;
  }
}
