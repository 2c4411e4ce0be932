/** Reads content, and makes of it what pages and other requests get. */
import { join } from 'node:path';
import { dayOf } from '#base/day.ts';
import { prepareFonts, type PreparedFonts } from '#publish/fonts/fonts.ts';
import { filesOfPages } from '#publish/generated-files.ts';
import { imagePaths, prepareImages, type PreparedImages } from '#publish/images/images.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { prepareStores } from '#publish/stores/stores.ts';
import { loadContent, type LoadedContent } from '#content.ts';
import type { Places } from '#files/places.ts';
import { parseAhead } from '#files/parse-ahead.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import type { Shown } from '#model/pages/shown.ts';
import { isError, sortProblems, type Problem } from '#problems/problem.ts';
import { addTextFiles, brokenAddresses, problemsOfPage } from './broken-addresses.ts';
import { centreAfter } from './edited-articles.ts';
import type { Look } from './file-changes.ts';
import { assetsOf, filesBehind, findFiles, generateFiles, type PreparedStores } from './live-files.ts';
import { createLiveSearch } from './live-search.ts';
import { createReport } from './report.ts';
import { linksIn, withChecked, type Checked } from './whole-check.ts';

/** Content as it was read. */
export interface LiveContent {
  /** Absent while `site.yaml` cannot be used. */
  readonly shown: Shown | undefined;
  /** Whether everything was checked: problems may be those from before the last edit. */
  readonly isWhole: boolean;
  readonly problems: readonly Problem[];
  /** What texts link to, as written, by file: as of the last check. */
  readonly links: Checked['links'];
  /** What keeps the page at an address from showing its text; empty where nothing does. */
  readonly problemsAt: (path: string) => readonly Problem[];
  /** Whether a page of the help centre answers at an address. */
  readonly isPage: (path: string) => boolean;
  /** The file that the text of a page comes from, as problems name it. */
  readonly fileOf: (path: string) => string | undefined;
  /** Has a page listed, because somebody asks for it. Whether it wasn't yet. */
  readonly ask: (path: string) => boolean;
  /** Whether an icon or a public file answers at a path below the site's root. */
  readonly isAsset: (path: string) => boolean;
  /** A file that is neither page nor module, by its path below the site's root. All that a build generates is made for it. */
  readonly fileAt: (path: string) => Promise<OutputFile | undefined>;
}

/** All that pages are made from. */
interface Ready {
  readonly loaded: LoadedContent;
  readonly centre: HelpCentre;
  readonly translator: Shown['translator'];
  readonly settings: NonNullable<LoadedContent['search']>;
  readonly images: PreparedImages;
  readonly stores: PreparedStores;
  readonly fonts: PreparedFonts;
  readonly assets: ReadonlyMap<string, OutputFile>;
  readonly problems: readonly Problem[];
  readonly links: Checked['links'];
  readonly pages: Shown['pages'];
  readonly paths: ReadonlySet<string>;
  readonly broken: ReadonlyMap<string, readonly Problem[]>;
  readonly moment: Date;
}

/**
 * Reads content: all of it, reporting its problems, those of the files that were saved last; what was edited; or what a check
 * in another thread has found.
 */
export function createContentReader(places: Places, tell: (text: string) => void) {
  const report = createReport(tell);
  const textFiles = new Map<string, string>();
  const search = createLiveSearch(places.cacheDir);
  const context = { places, search, textFiles, asked: new Set<string>() };
  const load = createLoader(places);
  const keepList = createListKeeper();
  let ready: Ready | undefined;
  let checked: Checked | undefined;

  async function read(saved: readonly string[], isUnchecked: boolean): Promise<LiveContent> {
    ready = undefined;
    const moment = new Date();
    const read = await load(moment, isUnchecked);
    const loaded = isUnchecked && checked ? withChecked(read, checked, saved) : read;
    const { centre, translator, search: settings, problems: found, unusable, uses } = loaded;
    if (!centre || !translator || !settings) {
      report(found, saved);
      return withoutPages(found);
    }
    const images = await prepareImages(imagePaths(centre, places), places.cacheDir);
    const stores = await prepareStores(centre, places.cacheDir);
    const fonts = await prepareFonts(centre.site, places);
    const assets = await assetsOf(centre, places, fonts);
    const problems = sortProblems([...found, ...images.problems]);
    if (!isUnchecked) {
      report(problems, saved);
      void images.converted.then((late) => late.length > 0 && report([...problems, ...late], []));
    }
    const links = isUnchecked ? (checked?.links ?? new Map<string, never>()) : linksIn(centre);
    const all = { images, stores, fonts, assets, problems, links, moment };
    ready = {
      loaded,
      translator,
      settings,
      ...all,
      ...addressesOf(centre, { problems, unusable, uses, places, textFiles, keepList }),
    };
    return contentOf(ready, !isUnchecked, context);
  }

  function readEdited(edits: Look, isLarge: boolean): LiveContent | undefined {
    const centre = ready && centreAfter(places, { ...ready.loaded, centre: ready.centre }, edits, isLarge);
    if (!ready || !centre) return undefined;
    const isMoved = centre.redirects !== ready.centre.redirects;
    const from = { ...ready.loaded, places, textFiles, keepList, last: ready.centre };
    ready = { ...ready, ...(isMoved ? addressesOf(centre, from) : { centre }) };
    return contentOf(ready, false, context);
  }

  function takeChecked(found: Checked, saved: readonly string[], isWhole: boolean): LiveContent | undefined {
    checked = found;
    if (!ready) return undefined;
    const { problems: inContent, unusable, uses, links } = found;
    const problems = sortProblems([...inContent, ...ready.images.problems]);
    report(problems, saved);
    const broken = brokenAddresses({ problems, unusable, places, uses, textFiles });
    ready = { ...ready, loaded: { ...ready.loaded, problems, unusable, uses }, problems, links, broken };
    return contentOf(ready, isWhole, context);
  }

  return { read, readEdited, checked: takeChecked };
}

/** What is at which address. Files of texts are added to those of before. */
function addressesOf(
  centre: HelpCentre,
  {
    textFiles,
    keepList,
    last,
    ...found
  }: Parameters<typeof brokenAddresses>[0] & {
    readonly textFiles: Map<string, string>;
    readonly keepList: ReturnType<typeof createListKeeper>;
    /** The centre before an edit. */
    readonly last?: HelpCentre;
  },
): Pick<Ready, 'centre' | 'pages' | 'paths' | 'broken'> {
  const { pages, paths } = keepList(listPages(centre));
  addTextFiles(textFiles, centre, last);
  return { centre, pages, paths, broken: brokenAddresses({ ...found, textFiles }) };
}

/** Keeps a list of pages as long as the next ones say the same: whoever has read it needn't read it again. */
function createListKeeper(): (pages: Shown['pages']) => Pick<Ready, 'pages' | 'paths'> {
  let last: Pick<Ready, 'pages' | 'paths'> = { pages: [], paths: new Set() };
  return (pages) => {
    const isSame =
      pages.length === last.pages.length && pages.every((page, n) => isEqual(page, last.pages[n]));
    if (!isSame) last = { pages, paths: new Set(pages.map(({ path }) => path)) };
    return last;
  };
}

const isEqual = (a: Shown['pages'][number], b: Shown['pages'][number] | undefined) =>
  a.path === b?.path &&
  a.kind === b.kind &&
  a.key === b.key &&
  a.isIndexed === b.isIndexed &&
  a.hasCopy === b.hasCopy;

/** What pages and other requests get of it. */
function contentOf(
  from: Ready,
  isWhole: boolean,
  context: {
    readonly places: Places;
    readonly search: ReturnType<typeof createLiveSearch>;
    /** Text files by address, of all pages ever shown, so that a page that breaks keeps its address. */
    readonly textFiles: ReadonlyMap<string, string>;
    /** Addresses of pages. */
    readonly asked: Set<string>;
  },
): LiveContent {
  const { places, search, textFiles, asked } = context;
  const { centre, translator, images, stores, fonts, assets, problems, links, pages, paths, broken } = from;
  const viewOf = createPageBuilder({
    centre,
    translator,
    images: images.images,
    fontPreloads: fonts.preloads,
    socialImageOf: () => undefined,
    storeAssets: stores.assets,
    now: from.moment.getTime(),
  });
  return {
    shown: { centre, translator, viewOf, images: images.images, drawStoreMap: stores.drawMap, pages, asked },
    isWhole,
    problems,
    links,
    problemsAt: (path) =>
      broken.get(path) ?? (isWhole ? [] : problemsOfPage(centre, problems, { places, path })),
    isPage: (path) => paths.has(path),
    fileOf: (path) => textFiles.get(path),
    ask: (path) => !asked.has(path) && Boolean(asked.add(path)),
    isAsset: (path) => assets.has(path),
    fileAt: findFiles({
      assets,
      imageFiles: images,
      imagesDir: join(places.cacheDir, 'images'),
      searchFile: search(centre, from.settings),
      small: () => filesOfPages(centre, translator),
      behind: (path) => filesBehind(path, { centre, translator, pages, viewOf }),
      all: () => generateFiles({ centre, translator, pages, viewOf }, stores, places),
    }),
  };
}

/**
 * Loads content, at first with what the last command has parsed; later on, this process has that in memory. Where texts are read
 * when their pages are asked for, front matter is read sooner than what was parsed of all texts.
 */
function createLoader(places: Places): (moment: Date, isUnchecked: boolean) => Promise<LoadedContent> {
  let isFirst = true;
  return async (moment, isUnchecked) => {
    const isKept = isFirst && !isUnchecked;
    isFirst = false;
    if (isKept) await parseAhead(places);
    const today = dayOf(moment);
    return loadContent(places, { drafts: true, keepsLastSound: true, isKept, today, isUnchecked });
  };
}

/** Content of which nothing can be shown. */
function withoutPages(problems: readonly Problem[]): LiveContent {
  const errors = problems.filter(isError);
  return {
    shown: undefined,
    isWhole: true,
    problems,
    links: new Map<string, never>(),
    problemsAt: () => errors,
    isPage: () => false,
    fileOf: () => undefined,
    ask: () => false,
    isAsset: () => false,
    fileAt: () => Promise.resolve(undefined),
  };
}
