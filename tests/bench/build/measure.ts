/** Builds generated help centres in processes of their own: first, unchanged, one article edited. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesFrom, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';
import type { Profile } from '#publish/stopwatch.ts';
import { corpusFile, writeCorpus } from '../corpus.ts';

/** What a build took and gave. */
interface Measured {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly pages: number;
  readonly rendered: number;
  readonly profile: Profile;
}

/** A size that was measured. */
export interface Row {
  readonly articles: number;
  readonly locales: number;
  readonly clean: Measured;
  readonly unchanged: Measured;
  readonly edited: Measured;
  readonly outputMegabytes: number;
  readonly outputFiles: number;
  /** Bytes of one article's HTML, which must not grow with the site. */
  readonly articleBytes: number;
}

/** A generated help centre, where it is built to, and the environment that says so. */
interface Site {
  readonly env: NodeJS.ProcessEnv;
  readonly places: Places;
}

/**
 * Writes help centres, each into a folder of its own, and removes them all in the end. Not before: for minutes after
 * thousands of files were removed, ext4 searches long for a place for each new one (`recently_deleted` in
 * https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/fs/ext4/ialloc.c), and a build would be
 * measured at half its speed.
 */
export function createWorkshop() {
  const top = mkdtempSync(join(tmpdir(), 'fener-bench-'));
  const made: Places[] = [];
  const writeSite = async (articles: number, locales: readonly string[]): Promise<Site> => {
    const folder = join(top, String(made.length));
    const env = { ...process.env, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'dist') };
    const places = placesFrom(env);
    made.push(places);
    await writeCorpus({ folder: places.contentDir, articles, locales, seed: 1 });
    return { env, places };
  };
  const remove = () => {
    for (const folder of [top, ...made.map(({ cacheDir }) => cacheDir)]) {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { top, writeSite, remove };
}

/** Where a benchmark writes its help centres. */
export type Workshop = ReturnType<typeof createWorkshop>;

/** One build in a process of its own, with the options that `npx fener build` gives to Node. */
export function measureBuild(env: NodeJS.ProcessEnv): Measured & { readonly processSeconds: number } {
  settle();
  const started = performance.now();
  const printed = execFileSync(process.execPath, [...nodeOptions, 'tests/bench/build/measured-build.ts'], {
    env,
    encoding: 'utf8',
  });
  const processSeconds = (performance.now() - started) / 1000;
  return { ...(JSON.parse(printed) as Measured), processSeconds };
}

/** Lets what was written before reach the disk: nobody builds right after writing a hundred thousand files. */
export const settle = () => void spawnSync('sync');

/** As the command does. */
const nodeOptions = ['--max-semi-space-size=32', '--import', './tests/bench/compile-cache.ts'];

/** Writes a help centre of a size and builds it three times. */
export async function measure(
  workshop: Workshop,
  articles: number,
  locales: readonly string[],
  onStep: (step: string) => void,
): Promise<Row> {
  onStep('writing the corpus');
  const { env, places } = await workshop.writeSite(articles, locales);
  const build = (step: string) => {
    onStep(step);
    return measureBuild(env);
  };
  const clean = build('first build');
  const unchanged = build('unchanged');
  appendFileSync(join(places.contentDir, 'articles/en', corpusFile(30)), '\nOne more sentence.\n');
  const edited = build('one article edited');
  const files = walk(places.outDir).files.map((name) => statSync(join(places.outDir, name)).size);
  const page = join(places.outDir, 'en', corpusFile(0).replace(/\.md$/, ''), 'index.html');
  return {
    articles,
    locales: locales.length,
    clean,
    unchanged,
    edited,
    outputMegabytes: files.reduce((sum, size) => sum + size, 0) / 1e6,
    outputFiles: files.length,
    articleBytes: statSync(page).size,
  };
}

/** By the processor's time, which doesn't depend on what else the machine does. */
export const cpuShare = (build: Measured, { clean }: Row) => build.cpuSeconds / clean.cpuSeconds;

/** Seconds of a processor for a page of a first build. */
export const cpuPerPage = ({ clean }: Row): number => clean.cpuSeconds / clean.pages;
