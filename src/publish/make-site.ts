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
import type { Build, BuildOptions, BuiltSite } from './build.ts';
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
import { publish, type OutputFile } from './output/output.ts';
import type { MadeFrom } from './parts/part-record.ts';
import { isOwnHash, localesOf } from './parts/part.ts';
import { writePart } from './parts/write-part.ts';
import { prepareBundling, type Bundling } from './render/bundling.ts';
import { hasRenderer } from './render/kept-renderer.ts';
import { renderPages, type RenderedPages } from './render/render-pages.ts';
import { prepareSearch, type SearchBuild, type SearchResult } from './search/search.ts';
import type { Profile, Stopwatch } from './stopwatch.ts';
import { prepareStores } from './stores/stores.ts';
import { widgetFiles } from './widget/widget-files.ts';

/** What a build is made from, and its clock. */
interface SiteToMake extends BuildOptions {
  readonly facts: FileFacts;
  /** Key of the content, from before it was read. */
  readonly content: string;
  /** Key of all that the site is made from. */
  readonly inputs: string;
  /** What a part notes of that. */
  readonly from: MadeFrom;
  readonly stopwatch: Stopwatch;
}

/** A site that was made; `made` is absent when errors kept it from being written. */
interface MadeSite {
  readonly problems: readonly Problem[];
  readonly made?: MadeFacts;
}

interface MadeFacts extends Omit<BuiltSite, 'profile'> {
  /** Until when the same inputs give the same site. */
  readonly until: number;
  /** What was done beside. */
  readonly beside: Pick<Profile, 'search' | 'bundling'>;
}

/** Makes a site and puts it into the output folder. The lock of the build is held. */
export async function makeSite(asked: SiteToMake): Promise<MadeSite> {
  const { places, now, stopwatch } = asked;
  const onStep = (step: string) => {
    stopwatch.begin(step);
    asked.onStep(step);
  };
  const search = prepareSearch(places);
  const bundling = prepareBundling(!hasRenderer(places));
  try {
    onStep('Reading content');
    const {
      problems,
      centre,
      translator,
      search: settings,
    } = loadContent(places, {
      drafts: false,
      today: dayOf(now),
      isKept: true,
      onStep,
    });
    if (!centre || !translator || !settings || problems.some(isError)) return { problems };
    const { locales } = centre.site;
    search.begin({ centre, settings, locales: asked.part ? localesOf(locales, asked.part) : locales });
    const content = { centre, translator, problems };
    return await makeFrom(content, { ...asked, onStep }, { search, bundling });
  } finally {
    search.stop();
    bundling.stop();
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
  { search, bundling }: { readonly search: SearchBuild; readonly bundling: Bundling },
): Promise<MadeSite> {
  const { places, part, onStep } = options;
  const { cacheDir } = places;
  onStep('Measuring images');
  const isOwn = part && ((hash: string) => isOwnHash(hash, part));
  const images = await prepareImages(imagePaths(centre, places), cacheDir, isOwn);
  if (images.problems.length > 0) return { problems: [...found, ...images.problems] };

  onStep('Preparing fonts and stores');
  const fonts = await prepareFonts(centre.site, places);
  const stores = await prepareStores(centre, cacheDir);
  const build: Build = { ...options, centre, translator, images, fonts, stores };
  const pages = await renderPages(build, bundling);
  const finishBeside = async () => {
    onStep('Indexing for search');
    const indexes = await search.finish(onStep);
    onStep('Converting images');
    const late = [...indexes.problems, ...(await images.converted)];
    return {
      files: indexes.files,
      problems: sortProblems([...found, ...applySettings(late, centre.site.rules)]),
      beside: { search: indexes.stages, bundling: bundling.stage() },
    };
  };
  if (!part) return finishSite(build, options, { pages, finishBeside });
  const { beside, problems } = await finishBeside();
  if (problems.some(isError)) return { problems };
  onStep('Writing the part');
  writePart(part, { ...build, from: options.from, files: pages.files });
  return { problems, made: { pages: pages.pages, rendered: pages.rendered, notes: [], until: 0, beside } };
}

interface Beside {
  readonly pages: RenderedPages;
  /** Waits for what other threads do, and gives all problems. */
  readonly finishBeside: () => Promise<Omit<SearchResult, 'stages'> & Pick<MadeFacts, 'beside'>>;
}

/** Makes what is not a page, and puts all into the output folder. */
async function finishSite(
  build: Build,
  asked: SiteToMake,
  { pages, finishBeside }: Beside,
): Promise<MadeSite> {
  const { places, centre, translator, images, fonts, stores, isCompressed, onStep } = build;
  // What can be done while the others work.
  onStep('Making lists, feeds and rules');
  const { permalinks, homes } = pages;
  const replies = await agentReplies(centre);
  const generated = generatedFiles({ centre, translator, permalinks, replies, isCompressed });
  onStep('Looking at the last output');
  const served = readHeld(places.outDir, places);
  const { problems, beside, ...indexes } = await finishBeside();
  if (problems.some(isError)) return { problems };

  onStep('Writing files');
  const files = [
    ...pages.files,
    ...indexes.files,
    ...stores.files,
    ...generated,
    ...imageFiles(images, places.cacheDir),
    ...fonts.files,
    ...(await iconFiles(centre, places)),
    ...(await widgetFiles(centre, translator, homes)),
    // Astro publishes those of the site's own `public/`.
    ...publicFilesIn(contentPublicDir(places)),
  ];
  const compressed = isCompressed ? compressedFiles(files) : [];
  publish([...files, ...compressed], places, { served, inputs: asked.inputs });
  sweepCache(places.cacheDir, files, build.now);
  const notes = [...releaseIfAsked(asked, centre), ...notesOf(centre, generated), ...fonts.notes];
  const until = nextMoment(centre.announcements, build.now.getTime());
  return { problems, made: { pages: pages.pages, rendered: pages.rendered, notes, until, beside } };
}

/** What the operator should know of the host and of files that were cut. */
const notesOf = (centre: HelpCentre, generated: readonly OutputFile[]): string[] => {
  const { site, redirects } = centre;
  return [
    ...describeRules(redirectRules(servedRedirects(site, redirects), site), site.host),
    ...headerNotes(site, headersOf(centre)),
    ...robotsNotes(site),
    ...llmsNotes(generated, site),
  ];
};

/** Writes down that the addresses of the site are public, if that is asked, and what the site was built from. */
function releaseIfAsked({ places, content, isRelease = false }: SiteToMake, centre: HelpCentre): string[] {
  const keyOfNow = () => contentKeyOf(places, new FileFacts(places.cacheDir));
  const isUntouched = isRelease && keyOfNow() === content;
  const { path, isChanged } = isRelease ? addToPublished(places, centre) : { path: '', isChanged: false };
  // The ledger is content, too, but nothing in the site follows from lines that name its own pages.
  recordBuilt(places, isChanged && isUntouched ? keyOfNow() : content);
  return isChanged ? [`${shownPath(path)} has new addresses. Commit it.`] : [];
}
