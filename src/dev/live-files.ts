/** Files of a site in development that are neither pages nor modules. */
import { join } from 'node:path';
import { once } from '#base/once.ts';
import { ArticleFiles } from '#publish/api/article-files.ts';
import { ArticleStore } from '#publish/api/article-store.ts';
import { hasArticleFiles } from '#publish/api/which-files.ts';
import { copiesIn } from '#publish/copies/copy-files.ts';
import { agentReplies } from '#publish/documents/agents.ts';
import { publicFilesIn } from '#publish/documents/public-files.ts';
import type { PreparedFonts } from '#publish/fonts/fonts.ts';
import { permalinkFiles } from '#publish/documents/permalinks.ts';
import { generatedFiles, headersOf } from '#publish/generated-files.ts';
import { hostFiles } from '#publish/hosts/host-files.ts';
import { iconFiles } from '#publish/images/icons.ts';
import type { PreparedImages } from '#publish/images/images.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { surveyPages } from '#publish/render/survey.ts';
import type { prepareStores } from '#publish/stores/stores.ts';
import { widgetHomes } from '#publish/widget/homes.ts';
import { widgetFiles } from '#publish/widget/widget-files.ts';
import { isDrawing } from '#files/drawings.ts';
import type { Places } from '#files/places.ts';
import { contentPublicDir } from '#files/public-files.ts';
import { readAnalysed } from '#files/read-body.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { ArticlePage } from '#model/pages/article-page.ts';
import type { Shown } from '#model/pages/shown.ts';
import type { LiveContent } from './content-reader.ts';
import type { LiveSearch } from './live-search.ts';

/** What a build prepares for the pages of stores. */
export type PreparedStores = Awaited<ReturnType<typeof prepareStores>>;

/** Icons, fonts and public files, by path. */
export async function assetsOf(
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

/**
 * Finds files that a build would write: pictures once they are made, the search, and others, generated when asked for: `small`
 * ones, those `behind` a few pages, and all of them where nothing less tells.
 */
export function findFiles(sources: {
  readonly assets: ReadonlyMap<string, OutputFile>;
  readonly imageFiles: Pick<PreparedImages, 'files' | 'awaitFile'>;
  readonly imagesDir: string;
  readonly searchFile: LiveSearch;
  readonly small: () => readonly OutputFile[];
  readonly behind: (path: string) => Promise<readonly OutputFile[]> | undefined;
  readonly all: () => Promise<readonly OutputFile[]>;
}): LiveContent['fileAt'] {
  const { assets, imageFiles, imagesDir, searchFile, behind } = sources;
  const small = once(() => byPath(sources.small()));
  const all = once(async () => byPath(await sources.all()));
  return async (path) => {
    const asset = assets.get(path);
    if (asset) return asset;
    if (path.startsWith('_images/')) {
      const name = path.slice('_images/'.length);
      await imageFiles.awaitFile(name);
      return imageFiles.files.has(name) ? { path, copyOf: join(imagesDir, name), key: name } : undefined;
    }
    if (/^(?:search-index|pagefind)\//.test(path)) return await searchFile(path);
    const loaded = small().get(path);
    if (loaded) return loaded;
    const few = await behind(path);
    return (few ? byPath(few) : await all()).get(path);
  };
}

const byPath = (files: readonly OutputFile[]) => new Map(files.map((file) => [file.path, file]));

type Generating = Pick<Shown, 'centre' | 'translator' | 'pages' | 'viewOf'>;

/**
 * What a build generates of the pages that a file is about: permalinks, copies as Markdown, and redirects at the addresses of
 * pages. `undefined` for files that are about more.
 */
export function filesBehind(path: string, shown: Generating): Promise<readonly OutputFile[]> | undefined {
  const { centre, translator, pages } = shown;
  const [, id = ''] = /^a\/([^/]+)\//.exec(path) ?? [];
  if (centre.articles.has(id)) {
    const own = new Set([...centre.tree.values()].map(({ articles }) => articles.get(id)?.path));
    return survey({ ...shown, pages: pages.filter((page) => own.has(page.path)) }).then(({ permalinks }) =>
      permalinkFiles(centre.site, translator, permalinks),
    );
  }
  if (id !== '' || path.startsWith('api/')) return undefined;
  if (path.endsWith('.md')) {
    const parts = path.replace(/(?:\/index)?\.md$/, '').split('/');
    const about = `/${parts.map(encodeURIComponent).join('/')}/`;
    return survey({ ...shown, pages: pages.filter((page) => page.path === about) }).then(
      ({ copies }) => copies,
    );
  }
  return /(?:^|\/)index\.html$/.test(path)
    ? Promise.resolve(hostFiles(centre, { headers: headersOf(centre), translator, isCompressed: false }))
    : undefined;
}

const survey = ({ centre: { site }, translator, pages, viewOf }: Generating) =>
  surveyPages(pages, viewOf, { site, copiesOf: copiesIn({ site, translator, readText: readAnalysed }) });

/** Everything that a build generates besides pages. */
export async function generateFiles(
  { centre, translator, pages, viewOf }: Generating,
  stores: Pick<PreparedStores, 'files'>,
  places: Places,
): Promise<readonly OutputFile[]> {
  const { site } = centre;
  const copiesOf = copiesIn({ site, translator, readText: readAnalysed });
  const articles = articleFilesOf(centre, places);
  const addArticle = articles && ((page: ArticlePage, key: string) => articles.add(page, key));
  const { permalinks, copies } = await surveyPages(pages, viewOf, { site, copiesOf, addArticle });
  return [
    ...generatedFiles({ centre, translator, permalinks, replies: await agentReplies(centre) }),
    ...copies,
    ...(articles?.files() ?? []),
    ...stores.files.concat(await widgetFiles(centre, translator, widgetHomes(centre, viewOf))),
  ];
}

/** What gives the API its articles, apart from those of builds; nothing for a site without them. */
const articleFilesOf = (centre: HelpCentre, { cacheDir }: Places): ArticleFiles | undefined =>
  hasArticleFiles(centre)
    ? new ArticleFiles(centre, { readText: readAnalysed, store: new ArticleStore(join(cacheDir, 'dev'), '') })
    : undefined;
