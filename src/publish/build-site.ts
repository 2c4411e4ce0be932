/** Builds a help centre: checks it, renders what has changed, adds what is not a page, and swaps the result in. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '#base/day.ts';
import { loadContent } from '#content.ts';
import { cleanDrawing, isDrawing } from '#files/drawings.ts';
import type { Places } from '#files/places.ts';
import { listMadeFiles } from '#files/walk.ts';
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import type { Shown } from '#model/pages/shown.ts';
import { notFoundPath } from '#model/urls.ts';
import { isError, sortProblems, type Problem } from '#problems/problem.ts';
import { applySettings } from '#problems/settings.ts';
import { takeBuildLock } from './output/build-lock.ts';
import { contentKeyOf, recordBuilt } from './output/built-record.ts';
import { codeKeyOf } from './render/code-key.ts';
import { diskProblem } from './output/disk-problem.ts';
import { generatedFiles } from './generated-files.ts';
import { prepareImages, imagesPath, type PreparedImages } from './images/images.ts';
import { publish, type OutputFile } from './output/output.ts';
import { checkOutputFolder } from './output/output-folder.ts';
import { finishExchange } from './output/output-places.ts';
import { readHeld } from './output/output-record.ts';
import { PageStore } from './render/page-store.ts';
import { startSearchThread, type SearchThread } from './search/search.ts';
import { canWrite } from './images/social-fonts.ts';
import type { SocialCard } from '#model/pages/social-card.ts';
import { describeRules, redirectRules } from './hosts/redirect-rules.ts';
import { drawSocialImages, socialImageName, socialPath } from './images/social-images.ts';
import { prepareStores, type PreparedStores } from './stores/stores.ts';
import { listSitemapEntries, useSitemapEntries } from './render/sitemap.ts';

export interface BuildOptions {
  readonly places: Places;
  readonly project: string;
  /** The moment of the build. */
  readonly now: Date;
  /** Renders every page and ignores the cache. */
  readonly force: boolean;
  /** Makes the pages show this help centre (`src/current.ts`). */
  readonly show: (shown: Shown) => void;
  /** Told what is being done, in a few words. */
  readonly onStep: (step: string) => void;
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absent when errors kept the site from being built; then the output folder is as it was. */
  readonly built?: {
    readonly pages: number;
    readonly rendered: number;
    /** What the operator should know of old addresses on this host, in sentences. */
    readonly notes: readonly string[];
  };
}

/**
 * Builds the site into `places.outDir`. On errors, or when interrupted, the last good output stays in place.
 *
 * Problems: those of the content, `output-unsafe`, `build-running`, `disk-refuses`.
 */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { places, project } = options;
  const unsafe = checkOutputFolder(places, project);
  if (unsafe.length > 0) return { problems: unsafe };
  try {
    return await buildLocked(options);
  } catch (error) {
    const refused = diskProblem(error, places.cacheDir);
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

async function buildAlone(
  { places, project, now, force, show, onStep }: BuildOptions,
  searchThread: SearchThread,
): Promise<BuildResult> {
  onStep('Checking content');
  const contentKey = contentKeyOf(places);
  const today = dayOf(now);
  const { centre, translator, search, problems: found } = loadContent(places, { drafts: false, today });
  if (!centre || !translator || !search || found.some(isError)) return { problems: found };

  searchThread.begin(centre, search, places.cacheDir);
  onStep('Measuring images');
  const articlesDir = join(places.contentDir, 'articles');
  const prepared = await prepareImages(centre.images, { articlesDir, cacheDir: places.cacheDir });
  const problems = [...found, ...prepared.problems];
  if (prepared.problems.length > 0) return { problems };

  const stores = await prepareStores(centre, places.cacheDir);
  const rendered = await renderPages({
    centre,
    translator,
    prepared,
    stores,
    now,
    places,
    project,
    force,
    show,
    onStep,
  });
  // What can be done while the others work.
  const others = otherFiles(centre, translator, prepared, places);
  const served = readHeld(places.outDir, places);
  onStep('Indexing for search, converting images');
  const searchIndexes = await searchThread.finish();
  const late = [...searchIndexes.problems, ...(await prepared.converted)];
  problems.push(...applySettings(late, centre.site.rules));
  if (problems.some(isError)) return { problems: sortProblems(problems) };

  onStep('Writing files');
  publish([...rendered.files, ...searchIndexes.files, ...stores.files, ...others], places, served);
  recordBuilt(places, contentKey);
  const notes = describeRules(redirectRules(centre.redirects, centre.site), centre.site.host);
  return { problems, built: { pages: rendered.pages, rendered: rendered.count, notes } };
}

async function renderPages(input: {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  readonly prepared: PreparedImages;
  readonly stores: PreparedStores;
  readonly now: Date;
  readonly places: Places;
  readonly project: string;
  readonly force: boolean;
  readonly show: BuildOptions['show'];
  readonly onStep: (step: string) => void;
}) {
  const { centre, translator, places, project } = input;
  const cards = new Map<string, SocialCard>();
  const socialImageOf = (card: SocialCard) => {
    if (!canWrite(card.title + card.siteName)) return undefined;
    const name = socialImageName(card);
    cards.set(name, card);
    return socialPath + name;
  };
  const { images } = input.prepared;
  const viewOf = createPageBuilder({
    centre,
    translator,
    images,
    socialImageOf,
    storeAssets: input.stores.assets,
    now: input.now.getTime(),
  });
  const pages = listPages(centre);
  const entries = listSitemapEntries(centre);
  const store = new PageStore(places.cacheDir);
  const plan = store.plan({
    pages,
    viewOf,
    code: codeKeyOf(project, places.localesDir, centre.site),
    site: JSON.stringify([...entries.values()]),
    force: input.force,
  });
  const renderedFolder = join(places.cacheDir, 'rendered');
  if (plan.isNeeded) {
    input.onStep(`Rendering ${plan.changed.length} of ${pages.length} pages`);
    rmSync(renderedFolder, { recursive: true, force: true });
    input.show({
      centre,
      translator,
      viewOf,
      images,
      drawStoreMap: input.stores.drawMap,
      pages: plan.changed,
    });
    useSitemapEntries(entries);
    // Half a second of loading, which the search thread uses, and which an unchanged site does without.
    const astro = await import('./render/astro.ts');
    await astro.build({ root: project, logLevel: 'error' });
    cleanDrawings(renderedFolder);
  }
  store.update(plan, renderedFolder);
  input.onStep('Drawing social images');
  await drawSocialImages([...cards.values()], places.cacheDir);
  const files = [
    ...store.files(notFoundPath(centre.site.source.id)),
    ...[...cards.keys()].map((name) => ({
      path: socialPath.slice(1) + name,
      copyOf: join(places.cacheDir, 'social', name),
      key: name,
    })),
  ];
  return { files, pages: pages.length, count: plan.changed.length };
}

/** Public files are published unchanged, except drawings, which lose what could run. */
function cleanDrawings(folder: string): void {
  for (const name of listMadeFiles(folder).filter(isDrawing)) {
    const path = join(folder, name);
    writeFileSync(path, cleanDrawing(readFileSync(path)));
  }
}

/** Everything that is not rendered by Astro. */
function otherFiles(
  centre: HelpCentre,
  translator: (locale: string) => Translate,
  prepared: PreparedImages,
  places: Places,
): OutputFile[] {
  return [
    ...generatedFiles(centre, translator, prepared.images),
    ...[...prepared.files].map((file) => ({
      path: `${imagesPath.slice(1)}${file}`,
      copyOf: join(places.cacheDir, 'images', file),
      key: file,
    })),
  ];
}
