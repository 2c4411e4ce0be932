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
import type { Bundling } from './bundling.ts';
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
import { readSiteFacts } from './site-facts.ts';
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
export async function renderPages(build: Build, bundling: Bundling): Promise<RenderedPages> {
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
  const renderedFolder = join(cacheDir, 'rendered');
  rmSync(renderedFolder, { recursive: true, force: true });
  mkdirSync(renderedFolder, { recursive: true });
  const bundle = async () => bundling.begin({ places, code, absent, site: await siteToBundle(places) });
  if (own.length > 0 && !findRenderer(code, places)) void bundle();
  const { pages, keys, sitemap, permalinks, copies } = await surveyPages(own, viewOf, {
    site,
    copiesOf: keptCopies.of,
    addArticle: articleFiles && ((page, key) => articleFiles.add(page, key)),
  });
  const chooser = contentHash(JSON.stringify(buildChooser({ centre, translator, images: images.images })));
  const wanted = { pages, keys, code, chooser };
  let plan = planRendering(build.force ? undefined : readStored(cacheDir), wanted, cacheDir);
  // A part without pages needs nothing that belongs to them.
  if (plan.isNeeded && own.length > 0) {
    const shared = { centre, translator, viewOf, images: images.images, drawStoreMap: stores.drawMap };
    await build.show({ ...shared, pages: plan.changed });
    const onReady = () => onStep(`Rendering ${plan.changed.length} of ${pages.length} pages`);
    plan = await renderPlanned(plan, renderedFolder, { places, code, absent, bundle, onStep, onReady });
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

async function siteToBundle(places: Places) {
  const { brand, ...site } = readSiteFacts(places);
  return { ...site, brand: await brand() };
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

/** Renders what the plan says, with the bundle of the last build if it fits; returns what came of it. */
async function renderPlanned(plan: RenderPlan, folder: string, work: RenderWork): Promise<RenderPlan> {
  const { changed, rest, isChooserNew } = plan;
  if (rest && (await renderBundled(changed, { ...work, folder, isChooserNew }))) return keepRest(plan);
  work.onStep('Starting Astro');
  await work.bundle();
  const isDone = await renderBundled(changed, { ...work, folder, isChooserNew: true });
  if (!isDone) await runAstro(work);
  cleanDrawings(folder);
  return plan;
}

interface RenderWork {
  readonly places: Places;
  /** Key of all that makes pages of views. */
  readonly code: string;
  readonly absent: readonly LeftOut[];
  /** Settles when Astro has bundled the code. */
  readonly bundle: () => Promise<void>;
  readonly onStep: Build['onStep'];
  readonly onReady: () => void;
}

/** Renders with what Astro has bundled; `false` where that's not there or doesn't suffice. */
async function renderBundled(
  changed: RenderPlan['changed'],
  {
    places,
    code,
    folder,
    isChooserNew,
    onReady,
  }: RenderWork & { readonly folder: string; readonly isChooserNew: boolean },
): Promise<boolean> {
  const render = findRenderer(code, places);
  if (!render) return false;
  onReady();
  const pages = changed.map(({ path }) => ({ path, name: storedName(path) }));
  return render(isChooserNew ? [...pages, { path: chooserPath, name: chooserFile }] : pages, folder);
}

/** Lets Astro do all in this thread: where its bundle can't be kept, or a page fails, so that it says in which component. */
async function runAstro({ places, code, absent, onReady }: RenderWork): Promise<void> {
  const [{ build }, { astroConfig }, { partsPlugin }] = await Promise.all([
    import('./astro.ts'),
    import('./astro-config.ts'),
    import('./parts-plugin.ts'),
  ]);
  const integrations = [rendererKeeper(code, places, onReady)];
  await build({
    ...astroConfig(places, readSiteFacts(places), { integrations, plugins: [partsPlugin(absent)] }),
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
