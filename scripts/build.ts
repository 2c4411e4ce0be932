/** Builds the help centre into OUT_DIR. Exit code 0: built, 1: the content has errors (nothing is written), 2: wrong usage. */
import { placesFrom, shownPath } from '#files/places.ts';
import { formatProblems } from '#problems/format.ts';
import { runCommand } from './command.ts';
import { createProgress } from './progress.ts';

const usage = `Usage: npx fener build [--force] [--brief] [--release] [--compress] [--profile]

Checks the content and builds the help centre. Writes nothing while there are errors.

  --force    render every page again and ignore the cache
  --brief    count warnings instead of listing them
  --release  add the addresses of all pages to content/published.json: the check guards them from then on
  --compress write every text as .br and .gz, too, for servers that send such files as they are
  --profile  say what each stage of the build took: seconds, seconds of a processor, memory

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, OUT_DIR, SITE_URL
`;

async function build({
  force,
  brief,
  release,
  compress,
  profile,
}: {
  force: boolean;
  brief: boolean;
  release: boolean;
  compress: boolean;
  profile: boolean;
}): Promise<number> {
  const [{ buildSite }, { formatProfile }, { cacheMegabytes }] = await Promise.all([
    import('#publish/build-site.ts'),
    import('#publish/stopwatch.ts'),
    import('#publish/output/cache-folder.ts'),
  ]);
  const places = placesFrom(process.env);
  const progress = createProgress(process.stderr);
  const started = performance.now();
  const { problems, built } = await buildSite({
    places,
    now: new Date(),
    force,
    isRelease: release,
    isCompressed: compress,
    show: async (shown) => (await import('#current.ts')).show(shown),
    onStep: progress.step,
  });
  progress.end();
  if (brief && built && problems.length > 0) {
    process.stdout.write(`${problems.length} warnings. "npx fener check" lists them.\n`);
  } else if (problems.length > 0) {
    process.stdout.write(formatProblems(problems, 'text'));
  }
  if (!built) {
    process.stdout.write('Nothing was written. Fix the errors above and build again.\n');
    return 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${built.pages} pages in ${shownPath(places.outDir)}, ${built.rendered} of them rendered now, in ${seconds} s.\n`,
  );
  for (const note of built.notes) process.stdout.write(`${note}\n`);
  if (profile) {
    const size = cacheMegabytes(places.cacheDir).toFixed(0);
    process.stdout.write(`\n${formatProfile(built.profile)}\n${size} MB in ${shownPath(places.cacheDir)}.\n`);
  }
  return 0;
}

await runCommand({
  usage,
  options: {
    force: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    compress: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
  run: build,
});
