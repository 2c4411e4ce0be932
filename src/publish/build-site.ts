/** Builds a help centre: checks it, renders what has changed, adds what is not a page, and swaps the result in. */
import { dayOf } from '#base/day.ts';
import { loadContent } from '#content.ts';
import { shownPath, type Places } from '#files/places.ts';
import { addToPublished } from '#files/published.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { isError, sortProblems, type Problem } from '#problems/problem.ts';
import { applySettings } from '#problems/settings.ts';
import type { BuildOptions } from './build.ts';
import { prepareFonts } from './fonts/fonts.ts';
import { agentReplies } from './documents/agents.ts';
import { generatedFiles, headersOf } from './generated-files.ts';
import { contentPublicDir } from '#files/public-files.ts';
import { llmsNotes } from './documents/llms.ts';
import { publicFilesIn } from './documents/public-files.ts';
import { describeRules, redirectRules, servedRedirects } from './hosts/redirect-rules.ts';
import { headerNotes, robotsNotes } from './hosts/server-files.ts';
import { iconFiles } from './images/icons.ts';
import { imageFiles, imagePaths, prepareImages } from './images/images.ts';
import { takeBuildLock } from './output/build-lock.ts';
import { contentKeyOf, recordBuilt } from './output/built.ts';
import { diskProblem } from './output/disk-problem.ts';
import { readHeld } from './output/held.ts';
import { checkOutputFolder } from './output/output-folder.ts';
import { finishExchange } from './output/output-places.ts';
import { publish } from './output/output.ts';
import { renderPages } from './render/render-pages.ts';
import { themeProblem } from './render/theme-problem.ts';
import { startSearchThread, type SearchThread } from './search/search.ts';
import { profileOf, startStopwatch, type Profile } from './stopwatch.ts';
import { prepareStores } from './stores/stores.ts';

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absent when errors kept the site from being built; then the output folder is as it was. */
  readonly built?: {
    readonly pages: number;
    readonly rendered: number;
    /** What it took. */
    readonly profile: Profile;
    /** What the operator should know of old addresses on this host, in sentences. */
    readonly notes: readonly string[];
  };
}

/**
 * Builds the site into `places.outDir`. On errors, or when interrupted, the last good output stays in place.
 *
 * Problems: those of the content, `output-unsafe`, `build-running`, `disk-refuses`, `theme-code`.
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
  const { places } = options;
  const lock = takeBuildLock(places.cacheDir);
  if (lock.problem) return { problems: [lock.problem] };
  const searchThread = startSearchThread();
  try {
    finishExchange(places);
    return await buildAlone(options, searchThread);
  } finally {
    searchThread.stop();
    lock.release();
  }
}

async function buildAlone(options: BuildOptions, searchThread: SearchThread): Promise<BuildResult> {
  const { places, now } = options;
  const { cacheDir } = places;
  const began = process.cpuUsage();
  const stopwatch = startStopwatch('Reading content');
  const onStep = (step: string) => {
    stopwatch.begin(step);
    options.onStep(step);
  };
  options.onStep('Reading content');
  const contentKey = contentKeyOf(places);
  const today = dayOf(now);
  const {
    centre,
    translator,
    search,
    problems: found,
  } = loadContent(places, {
    drafts: false,
    today,
    isKept: true,
    onStep,
  });
  if (!centre || !translator || !search || found.some(isError)) return { problems: found };

  searchThread.begin(centre, search, cacheDir);
  onStep('Measuring images');
  const images = await prepareImages(imagePaths(centre, places), cacheDir);
  if (images.problems.length > 0) return { problems: [...found, ...images.problems] };

  onStep('Preparing fonts and stores');
  const fonts = await prepareFonts(centre.site, places);
  const stores = await prepareStores(centre, cacheDir);
  const pages = await renderPages({ ...options, onStep, centre, translator, images, fonts, stores });
  // What can be done while the others work.
  onStep('Making lists, feeds and rules');
  const { permalinks } = pages;
  const replies = await agentReplies(centre);
  const generated = generatedFiles({ centre, translator, permalinks, replies });
  onStep('Looking at the last output');
  const served = readHeld(places.outDir, places);
  onStep('Indexing for search, converting images');
  const indexes = await searchThread.finish();
  const late = [...indexes.problems, ...(await images.converted)];
  const problems = [...found, ...applySettings(late, centre.site.rules)];
  if (problems.some(isError)) return { problems: sortProblems(problems) };

  onStep('Writing files');
  const files = [
    ...pages.files,
    ...indexes.files,
    ...stores.files,
    ...generated,
    ...imageFiles(images, cacheDir),
    ...fonts.files,
    ...(await iconFiles(centre, places)),
    // Astro publishes those of the site's own `public/`.
    ...publicFilesIn(contentPublicDir(places)),
  ];
  publish(files, places, served);
  const isUntouched = options.isRelease && contentKeyOf(places) === contentKey;
  const released = options.isRelease ? release(places, centre) : [];
  // The ledger is content, too, but nothing in the site follows from lines that name its own pages.
  recordBuilt(places, released.length > 0 && isUntouched ? contentKeyOf(places) : contentKey);
  const { site } = centre;
  const notes = [
    ...released,
    ...describeRules(redirectRules(servedRedirects(site, centre.redirects), site), site.host),
    ...headerNotes(site, headersOf(centre)),
    ...robotsNotes(site),
    ...llmsNotes(generated, site),
    ...fonts.notes,
  ];
  const profile = profileOf(stopwatch.end(), indexes.stages, began);
  return { problems, built: { pages: pages.pages, rendered: pages.rendered, notes, profile } };
}

/** Writes down that the addresses of the site are public. */
function release(places: Places, centre: HelpCentre): string[] {
  const { path, isChanged } = addToPublished(places, centre);
  return isChanged ? [`${shownPath(path)} has new addresses. Commit it.`] : [];
}
