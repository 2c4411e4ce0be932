/** Renders the pages that have changed, and gives all. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { cleanDrawing, isDrawing } from '#files/drawings.ts';
import type { Places } from '#files/places.ts';
import { readAnalysed } from '#files/read-body.ts';
import { listMadeFiles } from '#files/walk.ts';
import { buildChooser } from '#model/pages/chooser.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import type { HomePage } from '#model/pages/home-page.ts';
import { listPages } from '#model/pages/page-list.ts';
import { absentParts } from '#model/parts.ts';
import { chooserPath, notFoundPath } from '#model/urls.ts';
import type { Build } from '#publish/build.ts';
import { ArticleFiles } from '#publish/api/article-files.ts';
import { ArticleStore } from '#publish/api/article-store.ts';
import { hasArticleFiles } from '#publish/api/which-files.ts';
import { copiesIn } from '#publish/copies/copy-files.ts';
import { keepCopies } from '#publish/copies/kept-copies.ts';
import type { PermalinkTarget } from '#publish/documents/permalinks.ts';
import { sitemapFiles } from '#publish/documents/sitemaps.ts';
import { collectSocialImages } from '#publish/images/social-images.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { pagesOf } from '#publish/parts/part.ts';
import { codeKeyOf } from './code-key.ts';
import { findRenderer, rendererKeeper } from './kept-renderer.ts';
import type { LeftOut } from './parts-plugin.ts';
import {
  chooserFile,
  keepRest,
  planRendering,
  readStored,
  storedFiles,
  storedName,
  storeRendered,
  type RenderPlan,
} from './page-store.ts';
import { surveyPages } from './survey.ts';
import { widgetHomes } from '#publish/widget/homes.ts';

/** What pages give to the site. */
export interface RenderedPages {
  /** Pages, and what belongs to them: styles, scripts, sitemaps, social images. */
  readonly files: readonly OutputFile[];
  readonly permalinks: readonly PermalinkTarget[];
  /** The home page of each locale, for the widget; none on a site without it. */
  readonly homes: readonly HomePage[];
  /** How many there are, and how many of them were rendered now. */
  readonly pages: number;
  readonly rendered: number;
}

/** Renders what has changed since the last build. */
export async function renderPages(build: Build): Promise<RenderedPages> {
  const { centre, translator, places, images, fonts, stores, part, onStep } = build;
  const { site } = centre;
  const { cacheDir } = places;
  const absent = leftOut(centre);
  const socialImages = collectSocialImages(cacheDir);
  const viewOf = createPageBuilder({
    centre,
    translator,
    images: images.images,
    fontPreloads: fonts.preloads,
    socialImageOf: socialImages.addressOf,
    storeAssets: stores.assets,
    now: build.now.getTime(),
  });
  onStep('Comparing pages');
  const code = codeKeyOf(places, build.facts, site, fonts.css, absent);
  const { keptCopies, articleFiles } = filesOfPages(build, code);
  const listed = listPages(centre);
  const own = part ? pagesOf(listed, part) : listed;
  const { pages, keys, sitemap, permalinks, copies } = await surveyPages(own, viewOf, {
    site,
    copiesOf: keptCopies.of,
    addArticle: articleFiles && ((page, key) => articleFiles.add(page, key)),
  });
  const chooser = contentHash(JSON.stringify(buildChooser({ centre, translator, images: images.images })));
  const wanted = { pages, keys, code, chooser };
  let plan = planRendering(build.force ? undefined : readStored(cacheDir), wanted, cacheDir);
  const renderedFolder = join(cacheDir, 'rendered');
  rmSync(renderedFolder, { recursive: true, force: true });
  mkdirSync(renderedFolder, { recursive: true });
  // A part without pages needs nothing that belongs to them.
  if (plan.isNeeded && own.length > 0) {
    const shared = { centre, translator, viewOf, images: images.images, drawStoreMap: stores.drawMap };
    await build.show({ ...shared, pages: plan.changed });
    const onReady = () => onStep(`Rendering ${plan.changed.length} of ${pages.length} pages`);
    plan = await renderPlanned(plan, renderedFolder, { places, code, absent, onReady }, onStep);
  }
  onStep('Keeping pages');
  keptCopies.finish();
  if (part) articleFiles?.keep();
  const apiFiles = part ? [] : (articleFiles?.files() ?? []);
  const stored = storeRendered(plan, renderedFolder, cacheDir);
  onStep('Drawing social images');
  const files = [
    ...storedFiles(stored, cacheDir, notFoundPath(site.source.id)),
    ...(await socialImages.draw()),
    ...copies,
    ...sitemapFiles(site, sitemap),
    ...apiFiles,
  ];
  return {
    files,
    permalinks,
    homes: widgetHomes(centre, viewOf),
    pages: pages.length,
    rendered: plan.changed.length,
  };
}

/** What programs read of pages, as far as earlier builds have made it. */
function filesOfPages({ centre, translator, places: { cacheDir } }: Build, code: string) {
  const copiesOf = copiesIn({ site: centre.site, translator, readText: readAnalysed });
  return {
    keptCopies: keepCopies({ cacheDir, code, copiesOf }),
    articleFiles: hasArticleFiles(centre)
      ? new ArticleFiles(centre, { readText: readAnalysed, store: new ArticleStore(cacheDir, code) })
      : undefined,
  };
}

const leftOut = (centre: Build['centre']): readonly LeftOut[] => [
  ...absentParts(centre),
  ...(centre.site.machines.webmcp ? [] : (['webmcp'] as const)),
  ...(centre.site.answers ? [] : (['answers'] as const)),
];

/** Renders what the plan says, with the bundle of the last build if it fits, else with Astro; returns what came of it. */
async function renderPlanned(
  plan: RenderPlan,
  renderedFolder: string,
  work: RenderWork,
  onStep: Build['onStep'],
): Promise<RenderPlan> {
  if (await renderWithKept(plan, renderedFolder, work)) return keepRest(plan);
  onStep('Starting Astro');
  await runAstro(work);
  cleanDrawings(renderedFolder);
  return plan;
}

interface RenderWork {
  readonly places: Places;
  /** Key of all that makes pages of views. */
  readonly code: string;
  readonly absent: readonly LeftOut[];
  readonly onReady: () => void;
}

/** Renders with what Astro bundled for an earlier build; `false` where that's not there or doesn't suffice. */
async function renderWithKept(
  { changed, rest, isChooserNew }: RenderPlan,
  folder: string,
  { places, code, onReady }: RenderWork,
): Promise<boolean> {
  const render = rest && findRenderer(code, places);
  if (!render) return false;
  onReady();
  const pages = changed.map(({ path }) => ({ path, name: storedName(path) }));
  return render(isChooserNew ? [...pages, { path: chooserPath, name: chooserFile }] : pages, folder);
}

/** Loads Astro: half a second, which the search thread uses, and which an unchanged site does without. */
async function runAstro({ places, code, absent, onReady }: RenderWork): Promise<void> {
  const [{ build }, { astroConfig }, { partsPlugin }] = await Promise.all([
    import('./astro.ts'),
    import('./astro-config.ts'),
    import('./parts-plugin.ts'),
  ]);
  const integrations = [rendererKeeper(code, places, onReady)];
  await build({
    ...astroConfig(places, { integrations, plugins: [partsPlugin(absent)] }),
    logLevel: 'error',
  });
}

/** Public files are published unchanged, except drawings, which lose what could run. */
function cleanDrawings(folder: string): void {
  for (const name of listMadeFiles(folder).filter(isDrawing)) {
    const path = join(folder, name);
    writeFileSync(path, cleanDrawing(readFileSync(path)));
  }
}
