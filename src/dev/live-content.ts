/** The content that is on disk now, read again whenever a file changes. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf } from '#base/day.ts';
import { agentReplies } from '#publish/documents/agents.ts';
import { generatedFiles } from '#publish/generated-files.ts';
import { prepareFonts, type PreparedFonts } from '#publish/fonts/fonts.ts';
import { ArticleFiles } from '#publish/api/article-files.ts';
import { ArticleStore } from '#publish/api/article-store.ts';
import { hasArticleFiles } from '#publish/api/which-files.ts';
import { copiesIn } from '#publish/copies/copy-files.ts';
import { widgetHomes } from '#publish/widget/homes.ts';
import { widgetFiles } from '#publish/widget/widget-files.ts';
import { surveyPages } from '#publish/render/survey.ts';
import { iconFiles } from '#publish/images/icons.ts';
import { imagePaths, prepareImages, type PreparedImages } from '#publish/images/images.ts';
import { publicFilesIn } from '#publish/documents/public-files.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { prepareStores } from '#publish/stores/stores.ts';
import { loadContent, type LoadedContent } from '#content.ts';
import { isDrawing } from '#files/drawings.ts';
import { shownPath, writtenFolders, type Places } from '#files/places.ts';
import { parseAhead } from '#files/parse-ahead.ts';
import { contentPublicDir } from '#files/public-files.ts';
import { readAnalysed } from '#files/read-body.ts';
import { walk } from '#files/walk.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { ArticlePage } from '#model/pages/article-page.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import type { Shown } from '#model/pages/shown.ts';
import { isError, sortProblems, type Problem } from '#problems/problem.ts';
import { brokenAddresses, textFilesOf } from './broken-addresses.ts';
import { createLiveSearch, type LiveSearch } from './live-search.ts';
import { createReport } from './report.ts';

export interface LiveContent {
  /** Absent while `site.yaml` cannot be used. */
  readonly shown: Shown | undefined;
  readonly problems: readonly Problem[];
  /** What keeps the page at an address from showing its text; empty where nothing does. */
  readonly problemsAt: (path: string) => readonly Problem[];
  /** Whether a page of the help centre answers at an address. */
  readonly isPage: (path: string) => boolean;
  /** Whether an icon or a public file answers at a path below the site's root. */
  readonly isAsset: (path: string) => boolean;
  /** A file that is neither page nor module, by its path below the site's root. All that a build generates is made for it. */
  readonly fileAt: (path: string) => Promise<OutputFile | undefined>;
}

export interface LiveReader {
  /** The content that is on disk now: looks at every file, and reads again those that changed. */
  readonly read: () => Promise<LiveContent>;
  /** The content that was read last. */
  readonly latest: () => LiveContent | undefined;
}

/** Reads content for development. Calls `tell` with what to print. */
export function createLiveContent(places: Places, tell: (text: string) => void): LiveReader {
  const read = createContentReader(places, tell);
  let stamps: ReadonlyMap<string, string> = new Map();
  let last: LiveContent | undefined;
  let reading: Promise<unknown> = Promise.resolve();

  async function readIfChanged(): Promise<LiveContent> {
    const now = stampsOf(places);
    if (last && isSame(stamps, now)) return last;
    const saved = [...now.keys()].filter((path) => stamps.get(path) !== now.get(path));
    const next = await read(saved.map((path) => shownPath(path)));
    stamps = now;
    last = next;
    return next;
  }

  return {
    read: () => {
      const next = reading.then(readIfChanged, readIfChanged);
      reading = next;
      return next;
    },
    latest: () => last,
  };
}

/** Reads all content, and reports its problems, those of the files that were saved last. */
function createContentReader(places: Places, tell: (text: string) => void) {
  const report = createReport(tell);
  const search = createLiveSearch(places.cacheDir);
  /** Text files by address, of all pages ever shown, so that a page that breaks keeps its address. */
  const textFiles = new Map<string, string>();
  const load = createLoader(places);
  return async (saved: readonly string[]): Promise<LiveContent> => {
    const moment = new Date();
    const { centre, translator, search: settings, problems: found, unusable, uses } = await load(moment);
    if (!centre || !translator || !settings) {
      report(found, saved);
      return withoutPages(found);
    }
    const images = await prepareImages(imagePaths(centre, places), places.cacheDir);
    const stores = await prepareStores(centre, places.cacheDir);
    const fonts = await prepareFonts(centre.site, places);
    const assets = await assetsOf(centre, places, fonts);
    const problems = sortProblems([...found, ...images.problems]);
    report(problems, saved);
    void images.converted.then((late) => late.length > 0 && report([...problems, ...late], []));
    const viewOf = createPageBuilder({
      centre,
      translator,
      images: images.images,
      fontPreloads: fonts.preloads,
      socialImageOf: () => undefined,
      storeAssets: stores.assets,
      now: moment.getTime(),
    });
    const pages = listPages(centre);
    const copiesOf = copiesIn({ site: centre.site, translator, readText: readAnalysed });
    const paths = new Set(pages.map(({ path }) => path));
    for (const [path, file] of textFilesOf(centre)) textFiles.set(path, file);
    const broken = brokenAddresses({ problems, unusable, places, uses, textFiles });
    return {
      shown: { centre, translator, viewOf, images: images.images, drawStoreMap: stores.drawMap, pages },
      problems,
      problemsAt: (path) => broken.get(path) ?? [],
      isPage: (path) => paths.has(path),
      isAsset: (path) => assets.has(path),
      fileAt: findFiles({
        assets,
        imageFiles: images,
        imagesDir: join(places.cacheDir, 'images'),
        searchFile: search(centre, settings),
        generate: async () => {
          const { site } = centre;
          const articles = articleFilesOf(centre, places);
          const addArticle = articles && ((page: ArticlePage, key: string) => articles.add(page, key));
          const { permalinks, copies } = await surveyPages(pages, viewOf, { site, copiesOf, addArticle });
          return [
            ...generatedFiles({ centre, translator, permalinks, replies: await agentReplies(centre) }),
            ...copies,
            ...(articles?.files() ?? []),
            ...stores.files.concat(await widgetFiles(centre, translator, widgetHomes(centre, viewOf))),
          ];
        },
      }),
    };
  };
}

/** Loads content, at first with what the last command has parsed; later on, this process has that in memory. */
function createLoader(places: Places): (moment: Date) => Promise<LoadedContent> {
  let isFirst = true;
  return async (moment) => {
    const isKept = isFirst;
    isFirst = false;
    if (isKept) await parseAhead(places);
    return loadContent(places, { drafts: true, keepsLastSound: true, isKept, today: dayOf(moment) });
  };
}

/** What gives the API its articles, apart from those of builds; nothing for a site without them. */
const articleFilesOf = (centre: HelpCentre, { cacheDir }: Places): ArticleFiles | undefined =>
  hasArticleFiles(centre)
    ? new ArticleFiles(centre, { readText: readAnalysed, store: new ArticleStore(join(cacheDir, 'dev'), '') })
    : undefined;

/** Icons, fonts and public files, by path. */
async function assetsOf(
  centre: HelpCentre,
  places: Places,
  fonts: PreparedFonts,
): Promise<ReadonlyMap<string, OutputFile>> {
  // Vite serves the site's own `public/`, but its drawings as they are.
  const drawings = publicFilesIn(places.publicDir).filter(({ path }) => isDrawing(path));
  const files = [
    ...(await iconFiles(centre, places)),
    ...fonts.files,
    ...drawings,
    ...publicFilesIn(contentPublicDir(places)),
  ];
  return new Map(files.map((file) => [file.path, file]));
}

/** Content of which nothing can be shown. */
function withoutPages(problems: readonly Problem[]): LiveContent {
  const errors = problems.filter(isError);
  return {
    shown: undefined,
    problems,
    problemsAt: () => errors,
    isPage: () => false,
    isAsset: () => false,
    fileAt: () => Promise.resolve(undefined),
  };
}

/** Finds files that a build would write: pictures once they are made, the search, and all others, generated when asked for. */
function findFiles(sources: {
  readonly assets: ReadonlyMap<string, OutputFile>;
  readonly imageFiles: Pick<PreparedImages, 'files' | 'converted'>;
  readonly imagesDir: string;
  readonly searchFile: LiveSearch;
  readonly generate: () => Promise<readonly OutputFile[]>;
}): LiveContent['fileAt'] {
  const { assets, imageFiles, imagesDir, searchFile, generate } = sources;
  let others: Promise<ReadonlyMap<string, OutputFile>> | undefined;
  return async (path) => {
    const asset = assets.get(path);
    if (asset) return asset;
    if (path.startsWith('_images/')) {
      await imageFiles.converted;
      const name = path.slice('_images/'.length);
      return imageFiles.files.has(name) ? { path, copyOf: join(imagesDir, name), key: name } : undefined;
    }
    if (/^(?:search-index|pagefind)\//.test(path)) return await searchFile(path);
    others ??= generate().then((files) => new Map(files.map((file) => [file.path, file])));
    return (await others).get(path);
  };
}

/** Changes of every content and message file, by path. */
function stampsOf(places: Places): ReadonlyMap<string, string> {
  return new Map(
    writtenFolders(places)
      .flatMap((folder) => walk(folder).files.map((name) => join(folder, name)))
      .map((path) => {
        const stats = statSync(path, { throwIfNoEntry: false });
        return [path, `${stats?.mtimeMs}:${stats?.size}:${stats?.ino}`] as const;
      }),
  );
}

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  a.size === b.size && [...a].every(([path, stamp]) => b.get(path) === stamp);
