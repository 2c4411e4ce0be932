/** Builds the help centre into OUT_DIR. Exit code 0: built, 1: the content has errors (nothing is written), 2: wrong usage. */
import { resolve } from 'node:path';
import { placesFrom, shownPath } from '#files/places.ts';
import { formatProblems } from '#problems/format.ts';
import { partDir, partsDir, readPart } from '#publish/parts/part.ts';
import { runCommand, UsageError } from './command.ts';
import { createProgress } from './progress.ts';

const usage = `Usage: npx fener build [--force] [--brief] [--release] [--compress] [--profile]
       npx fener build --part K/N [--force] [--brief] [--profile]
       npx fener build --join [folder…] [--brief] [--release] [--compress] [--profile]

Checks the content and builds the help centre. Writes nothing while there are errors.

  --force    render every page again and ignore the cache
  --brief    count warnings instead of listing them
  --release  add the addresses of all pages to content/published.json: the check guards them from then on
  --compress write every text as .br and .gz, too, for servers that send such files as they are
  --part K/N build only part K of N, into parts/K-of-N/: several machines build one each
  --join     build the site from its parts: the folders that you name, or those in parts/
  --profile  say what each stage of the build took: seconds, seconds of a processor, memory

Environment variables (see README): CONTENT_DIR, LOCALES_DIR, OUT_DIR, SITE_URL
`;

const options = {
  force: { type: 'boolean', default: false },
  brief: { type: 'boolean', default: false },
  release: { type: 'boolean', default: false },
  compress: { type: 'boolean', default: false },
  part: { type: 'string' },
  join: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly force: boolean;
  readonly brief: boolean;
  readonly release: boolean;
  readonly compress: boolean;
  readonly part?: string | undefined;
  readonly join: boolean;
  readonly profile: boolean;
}

/** What the options and words say of parts. Throws a `UsageError` where they contradict each other. */
function readParts({ part: written, join, force, release, compress }: Asked, folders: readonly string[]) {
  const [stray] = folders;
  if (!join && stray !== undefined) throw new UsageError(`"${stray}" is not expected here.`);
  if (join && force)
    throw new UsageError(
      '--join takes over what parts have rendered, and --force ignores it. Leave one out.',
    );
  if (written === undefined) return { join };
  if (join) throw new UsageError('--part and --join are two steps: build each part, then join them all.');
  if (release || compress)
    throw new UsageError(`Give --${release ? 'release' : 'compress'} to --join, which makes the site.`);
  const part = readPart(written);
  if (!part) throw new UsageError(`"${written}" is not a part. Write 2/3 for the second of three.`);
  return { part, join };
}

async function build(asked: Asked, folders: readonly string[]): Promise<number> {
  const { part, join } = readParts(asked, folders);
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
    force: asked.force,
    isRelease: asked.release,
    isCompressed: asked.compress,
    part,
    join: join
      ? folders.length > 0
        ? folders.map((folder) => resolve(folder))
        : [partsDir(places)]
      : undefined,
    show: async (shown) => (await import('#current.ts')).show(shown),
    onStep: progress.step,
  });
  progress.end();
  if (asked.brief && built && problems.length > 0) {
    process.stdout.write(`${problems.length} warnings. "npx fener check" lists them.\n`);
  } else if (problems.length > 0) {
    process.stdout.write(formatProblems(problems, 'text'));
  }
  if (!built) {
    process.stdout.write('Nothing was written. Fix the errors above and build again.\n');
    return 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const folder = shownPath(part ? partDir(places, part) : places.outDir);
  process.stdout.write(
    `${built.pages} pages in ${folder}, ${built.rendered} of them rendered now, in ${seconds} s.\n`,
  );
  for (const note of built.notes) process.stdout.write(`${note}\n`);
  if (asked.profile) {
    const size = cacheMegabytes(places.cacheDir).toFixed(0);
    process.stdout.write(`\n${formatProfile(built.profile)}\n${size} MB in ${shownPath(places.cacheDir)}.\n`);
  }
  return 0;
}

await runCommand({ usage, options, words: Infinity, run: build });
