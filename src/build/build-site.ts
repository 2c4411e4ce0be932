/** Builds a help centre: checks it, renders what has changed, adds what is not a page, and swaps the result in. */
import { build as astroBuild } from 'astro';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadContent } from '#content.ts';
import { readBody, show } from '#current.ts';
import type { Places } from '#files/places.ts';
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { createPageBuilder, listPages } from '#model/pages/page-builder.ts';
import { notFoundPath } from '#model/urls.ts';
import { isError, type Problem } from '#problems/problem.ts';
import { apiFiles } from './api.ts';
import { codeKeyOf } from './code-key.ts';
import { prepareImages, imagesPath, type PreparedImages } from './images.ts';
import { markdownCopyOf } from './markdown-copy.ts';
import { writeFiles, type OutputFile } from './output.ts';
import { PageStore } from './page-store.ts';
import { permalinkFiles } from './permalinks.ts';
import { redirectFiles } from './redirects.ts';
import { serverFiles } from './server-files.ts';
import { listSitemapEntries, useSitemapEntries } from './sitemap.ts';

export interface BuildOptions {
  readonly places: Places;
  readonly project: string;
  readonly today: string;
  /** Renders every page, whatever is stored. */
  readonly force: boolean;
  /** Told what is being done, in a few words. */
  readonly onStep: (step: string) => void;
}

export interface BuildResult {
  readonly problems: readonly Problem[];
  /** Absent when errors kept the site from being built; then the output folder is as it was. */
  readonly built?: { readonly pages: number; readonly rendered: number };
}

/** Builds the site into `places.outDir`. On errors, or when interrupted, the last good output stays in place. */
export async function buildSite({ places, project, today, force, onStep }: BuildOptions): Promise<BuildResult> {
  onStep('Checking content');
  const { centre, translator, problems: found } = loadContent(places, { drafts: false, today });
  if (!centre || !translator || found.some(isError)) return { problems: found };

  onStep('Preparing images');
  const articlesDir = join(places.contentDir, 'articles');
  const prepared = await prepareImages(centre.images, { articlesDir, cacheDir: places.cacheDir });
  const problems = [...found, ...prepared.problems];
  if (prepared.problems.length > 0) return { problems };

  const rendered = await renderPages({ centre, translator, prepared, places, project, force, onStep });

  onStep('Writing files');
  const next = join(places.cacheDir, 'next');
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  rendered.store.copyTo(next, {
    paths: centre.site.locales.map(({ id }) => notFoundPath(id)),
    root: notFoundPath(centre.site.source.id),
  });
  writeFiles(next, otherFiles(centre, translator, prepared, places));
  swapIn(next, places.outDir);
  return { problems, built: { pages: rendered.pages, rendered: rendered.count } };
}

async function renderPages(input: {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  readonly prepared: PreparedImages;
  readonly places: Places;
  readonly project: string;
  readonly force: boolean;
  readonly onStep: (step: string) => void;
}) {
  const { centre, translator, places, project } = input;
  const viewOf = createPageBuilder({ centre, translator, images: input.prepared.images });
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
    show({ centre, translator, viewOf, pages: plan.changed });
    useSitemapEntries(entries, centre.site.locales.map(({ id }) => id));
    await astroBuild({ root: project, logLevel: 'error' });
  }
  store.update(plan, renderedFolder);
  return { store, pages: pages.length, count: plan.changed.length };
}

/** Everything that is not rendered by Astro. */
function otherFiles(
  centre: HelpCentre,
  translator: (locale: string) => Translate,
  prepared: PreparedImages,
  places: Places,
): OutputFile[] {
  return [
    ...permalinkFiles(centre, translator, () => undefined),
    ...redirectFiles(centre, translator),
    ...serverFiles(centre.site),
    ...apiFiles(centre, markdownCopyOf(centre, readBody)),
    ...[...prepared.files].map((file) => ({
      path: `${imagesPath.slice(1)}${file}`,
      copyOf: join(places.cacheDir, 'images', file),
    })),
  ];
}

/** Puts a complete folder in the place of another, with two renames. */
function swapIn(next: string, outDir: string): void {
  mkdirSync(dirname(outDir), { recursive: true });
  const old = `${outDir}.old`;
  const staged = `${outDir}.new`;
  rmSync(old, { recursive: true, force: true });
  rmSync(staged, { recursive: true, force: true });
  try {
    renameSync(next, staged);
  } catch {
    // Another file system: the copy takes longer, the renames below are still quick.
    cpSync(next, staged, { recursive: true });
    rmSync(next, { recursive: true });
  }
  if (existsSync(outDir)) renameSync(outDir, old);
  renameSync(staged, outDir);
  rmSync(old, { recursive: true, force: true });
}
