/** Builds a help centre, unless the last build has given just that. */
import { FileFacts } from '#files/file-facts.ts';
import { isError, type Problem } from '#problems/problem.ts';
import type { BuildOptions, BuiltSite } from './build.ts';
import { takeBuildLock } from './output/build-lock.ts';
import { diskProblem } from './output/disk-problem.ts';
import { readInputs } from './output/inputs.ts';
import { forgetLastBuild, keepLastBuild, readUnchanged } from './output/last-build.ts';
import { checkOutputFolder } from './output/output-folder.ts';
import { finishExchange } from './output/output-places.ts';
import type { joinParts } from './parts/join-parts.ts';
import { themeProblem } from './render/theme-problem.ts';
import { profileOf, startStopwatch } from './stopwatch.ts';

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absent when errors kept the site from being built; then the output folder is as it was. */
  readonly built?: BuiltSite;
}

/**
 * Builds the site into `places.outDir`. On errors, or when interrupted, the last good output stays in place.
 *
 * Problems: those of the content, `output-unsafe`, `build-running`, `disk-refuses`, `theme-code`, `part-…` of parts to join.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { places } = options;
  const unsafe = checkOutputFolder(places);
  if (unsafe.length > 0) return { problems: unsafe };
  try {
    return await buildLocked(options);
  } catch (error) {
    const refused = themeProblem(error, places) ?? diskProblem(error, places.cacheDir);
    if (refused) return { problems: [refused] };
    throw error;
  }
}

async function buildLocked(options: BuildOptions): Promise<BuildResult> {
  const { places, now } = options;
  const lock = takeBuildLock(places.cacheDir);
  if (lock.problem) return { problems: [lock.problem] };
  try {
    finishExchange(places);
    const began = process.cpuUsage();
    const stopwatch = startStopwatch('Looking for changes');
    options.onStep('Looking for changes');
    const facts = new FileFacts(places.cacheDir);
    const { content, code, inputs } = readInputs(options, facts);
    const from = { content, code, node: process.version, siteUrl: places.siteUrl ?? '' };
    const joined = options.join && (await readParts(options.join, places, from));
    if (joined?.problems) return { problems: joined.problems };
    const last = isAnew(options) ? undefined : readUnchanged(places, inputs, now);
    if (last) {
      const { problems, pages, notes } = last;
      return {
        problems,
        built: { pages, rendered: 0, notes, profile: profileOf(stopwatch.end(), {}, began) },
      };
    }
    if (joined) {
      stopwatch.begin('Taking over parts');
      joined.take();
    }
    // Loaded only now: it takes most of the time of a build that has nothing to do.
    const { makeSite } = await import('./make-site.ts');
    if (!options.part) forgetLastBuild(places);
    const { problems, made } = await makeSite({ ...options, facts, content, inputs, from, stopwatch });
    if (!made || problems.some(isError)) return { problems };
    const { beside, until, ...built } = made;
    // What somebody has edited meanwhile may be in the site.
    if (!options.part && readInputs(options, facts.again()).inputs === inputs) {
      const { pages, notes } = built;
      keepLastBuild(places, { inputs, since: now.getTime(), until, pages, problems, notes });
    }
    return { problems, built: { ...built, profile: profileOf(stopwatch.end(), beside, began) } };
  } finally {
    lock.release();
  }
}

/** Whether a build does more than to leave the site that its content gives. */
const isAnew = ({ force, isRelease, part }: BuildOptions): boolean =>
  force || isRelease === true || part !== undefined;

const readParts = async (...asked: Parameters<typeof joinParts>) =>
  (await import('./parts/join-parts.ts')).joinParts(...asked);
