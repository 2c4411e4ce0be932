/**
 * The help centre that the pages show. Astro's pages take no arguments, so this module holds it:
 * the build shows what it has checked; in development the content is read again whenever a file has changed.
 * (`astro.config.mjs` keeps this module out of the bundle, so that a build and its pages share it.)
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '#content.ts';
import { placesFrom, type Places } from '#files/places.ts';
import { walk } from '#files/walk.ts';
import { keepStoreFiles } from '#build/dev-stores.ts';
import { generatedFiles } from '#build/generated-files.ts';
import { prepareImages } from '#build/images.ts';
import type { OutputFile } from '#build/output.ts';
import { prepareStores } from '#build/stores.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { listPages } from '#model/pages/page-list.ts';
import type { Shown } from '#model/pages/shown.ts';
import { formatProblems } from '#problems/format.ts';

let shown: Shown | undefined;
let stampOfShown = '';
let converting: Promise<void> = Promise.resolve();

/** Sets what the pages show, for a build. */
export function show(value: Shown): void {
  shown = value;
  stampOfShown = 'build';
}

/** What the pages show. In development, reads the content when it has changed and prints its problems. */
export async function current(): Promise<Shown> {
  if (shown && stampOfShown === 'build') return shown;
  const places = placesFrom(process.env);
  const stamp = stampOf(places);
  if (shown && stamp === stampOfShown) return shown;
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  const { centre, translator, problems } = loadContent(places, { drafts: true, today });
  if (problems.length > 0) process.stderr.write(formatProblems(problems, 'text'));
  if (!centre || !translator) throw new Error('The content cannot be shown, see the problems above.');
  const articlesDir = join(places.contentDir, 'articles');
  const { images, converted } = await prepareImages(centre.images, {
    articlesDir,
    cacheDir: places.cacheDir,
  });
  converting = converted.then((unreadable) => {
    if (unreadable.length > 0) process.stderr.write(formatProblems(unreadable, 'text'));
  });
  const stores = await prepareStores(centre, places.cacheDir);
  keepStoreFiles(stores, places.cacheDir);
  shown = {
    centre,
    translator,
    viewOf: createPageBuilder({
      centre,
      translator,
      images,
      socialImageOf: () => undefined,
      storeAssets: stores.assets,
      now: now.getTime(),
    }),
    images,
    drawStoreMap: stores.drawMap,
    pages: listPages(centre),
  };
  stampOfShown = stamp;
  return shown;
}

let files: { readonly of: Shown; readonly list: readonly OutputFile[] } | undefined;

/** In development: the files that a build generates beside the pages. */
export async function currentFiles(): Promise<readonly OutputFile[]> {
  const of = await current();
  if (files?.of !== of) files = { of, list: generatedFiles(of.centre, of.translator, of.images) };
  return files.list;
}

/** In development: settles when the images of the pages shown last are there. */
export const imagesReady = (): Promise<void> => converting;

/** Changes whenever a content or locale file does. */
function stampOf({ contentDir, localesDir }: Places): string {
  return [contentDir, localesDir]
    .flatMap((folder) => walk(folder).files.map((name) => join(folder, name)))
    .map((path) => `${path}:${statSync(path).mtimeMs}`)
    .join('\n');
}
