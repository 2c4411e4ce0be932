/** Makes a site: checks its content, renders what has changed, adds what is not a page, and swaps the result in. */
import { dayOf } from '#base/day.ts';
import { loadContent } from '#content.ts';
import { FileFacts } from '#files/file-facts.ts';
import { shownPath } from '#files/places.ts';
import { addToPublished } from '#files/published.ts';
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { isError, sortProblems, type Problem } from '#problems/problem.ts';
import { applySettings } from '#problems/settings.ts';
import type { BuildOptions, BuiltSite } from './build.ts';
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
import { recordBuilt } from './output/built.ts';
import { sweepCache } from './output/cache-folder.ts';
import { compressedFiles } from './output/compressed.ts';
import { readHeld } from './output/held.ts';
import { contentKeyOf } from './output/inputs.ts';
import { nextMoment } from './output/last-build.ts';
import { publish } from './output/output.ts';
import { renderPages } from './render/render-pages.ts';
import { startSearchThread, type SearchThread } from './search/search.ts';
import type { Stage, Stopwatch } from './stopwatch.ts';
import { prepareStores } from './stores/stores.ts';
import { widgetFiles } from './widget/widget-files.ts';

/** What a build is made from, and its clock. */
interface SiteToMake extends BuildOptions {
  /** Key of the content, from before it was read. */
  readonly content: string;
  /** Key of all that the site is made from. */
  readonly inputs: string;
  readonly stopwatch: Stopwatch;
}

/** A site that was made; `made` is absent when errors kept it from being written. */
interface MadeSite {
  readonly problems: readonly Problem[];
  readonly made?: Omit<BuiltSite, 'profile'> & {
    /** Until when the same inputs give the same site. */
    readonly until: number;
    /** What the search thread did. */
    readonly stages: readonly Stage[];
  };
}

/** Makes a site and puts it into the output folder. The lock of the build is held. */
export async function makeSite(asked: SiteToMake): Promise<MadeSite> {
  const { places, now, stopwatch } = asked;
  const onStep = (step: string) => {
    stopwatch.begin(step);
    asked.onStep(step);
  };
  const searchThread = startSearchThread();
  try {
    onStep('Reading content');
    const { problems, centre, translator, search } = loadContent(places, {
      drafts: false,
      today: dayOf(now),
      isKept: true,
      onStep,
    });
    if (!centre || !translator || !search || problems.some(isError)) return { problems };
    searchThread.begin(centre, search, places.cacheDir);
    const content = { centre, translator, problems };
    return await makeFrom(content, { ...asked, onStep }, searchThread);
  } finally {
    searchThread.stop();
  }
}

/** Content without errors. */
interface SoundContent {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  readonly problems: readonly Problem[];
}

async function makeFrom(
  { centre, translator, problems: found }: SoundContent,
  options: SiteToMake,
  searchThread: SearchThread,
): Promise<MadeSite> {
  const { places, inputs, onStep } = options;
  const { cacheDir } = places;
  onStep('Measuring images');
  const images = await prepareImages(imagePaths(centre, places), cacheDir);
  if (images.problems.length > 0) return { problems: [...found, ...images.problems] };

  onStep('Preparing fonts and stores');
  const fonts = await prepareFonts(centre.site, places);
  const stores = await prepareStores(centre, cacheDir);
  const pages = await renderPages({ ...options, centre, translator, images, fonts, stores });
  // What can be done while the others work.
  onStep('Making lists, feeds and rules');
  const { permalinks, homes } = pages;
  const replies = await agentReplies(centre);
  const generated = generatedFiles({
    centre,
    translator,
    permalinks,
    replies,
    isCompressed: options.isCompressed,
  });
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
    ...(await widgetFiles(centre, translator, homes)),
    // Astro publishes those of the site's own `public/`.
    ...publicFilesIn(contentPublicDir(places)),
  ];
  const beside = options.isCompressed ? compressedFiles(files) : [];
  publish([...files, ...beside], places, { served, inputs });
  sweepCache(cacheDir, files, options.now);
  const released = releaseIfAsked(options, centre);
  const { site } = centre;
  const notes = [
    ...released,
    ...describeRules(redirectRules(servedRedirects(site, centre.redirects), site), site.host),
    ...headerNotes(site, headersOf(centre)),
    ...robotsNotes(site),
    ...llmsNotes(generated, site),
    ...fonts.notes,
  ];
  const until = nextMoment(centre.announcements, options.now.getTime());
  const { stages } = indexes;
  return { problems, made: { pages: pages.pages, rendered: pages.rendered, notes, until, stages } };
}

/** Writes down that the addresses of the site are public, if that is asked, and what the site was built from. */
function releaseIfAsked({ places, content, isRelease = false }: SiteToMake, centre: HelpCentre): string[] {
  const keyOfNow = () => contentKeyOf(places, new FileFacts(places.cacheDir));
  const isUntouched = isRelease && keyOfNow() === content;
  const { path, isChanged } = isRelease ? addToPublished(places, centre) : { path: '', isChanged: false };
  // The ledger is content, too, but nothing in the site follows from lines that name its own pages.
  recordBuilt(places, isChanged && isUntouched ? keyOfNow() : content);
  return isChanged ? [`${shownPath(path)} has new addresses. Commit it.`] : [];
}
