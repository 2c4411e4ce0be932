/** What the widget of the demo costs the application that it's in: its module, the first time it's opened, and the search. */
import { gzipSync } from 'node:zlib';
import { loadContent } from '#content.ts';
import { placesFrom } from '#files/places.ts';
import { createPageBuilder } from '#model/pages/page-builder.ts';
import { widgetHomes } from '#publish/widget/homes.ts';
import { widgetFiles } from '#publish/widget/widget-files.ts';
import { atMost, type BenchResult } from '../result.ts';

/** Files by what fetches them. The search index comes on top: `npm run bench -- search`. */
const steps = [
  { name: 'module', files: /\/v1\.js$/, most: 12_000 },
  { name: 'first open', files: /\/(?:v1-(?:panel|shared)-.*\.js|en\.json)$/, most: 26_000 },
  { name: 'search', files: /\/v1-search-box-.*\.js$/, most: 18_000 },
  { name: 'rating', files: /\/v1-help-rating-.*\.js$/, most: 3_000 },
  { name: 'contact', files: /\/v1-(?:help-contact|cards|hours)-.*\.js$/, most: 5_500 },
  { name: 'stores', files: /\/v1-(?:stores-view|store-link|hours)-.*\.js$/, most: 9_000 },
];

/** Bytes, gzip level 9. */
export async function run(): Promise<BenchResult> {
  const { centre, translator } = loadContent(placesFrom({}), { drafts: false });
  if (!centre || !translator) throw new Error('The content of the demo has errors.');
  const viewOf = createPageBuilder({
    centre,
    translator,
    images: new Map(),
    socialImageOf: () => undefined,
    storeAssets: { basemap: '', translated: new Set() },
    now: 0,
  });
  const files = await widgetFiles(centre, translator, widgetHomes(centre, viewOf));
  const bytesOf = (pattern: RegExp) =>
    files
      .filter(({ path }) => pattern.test(`/${path}`))
      .reduce((sum, file) => sum + ('content' in file ? gzipSync(file.content, { level: 9 }).length : 0), 0);
  const sizes = steps.map(({ name, files: pattern, most }) => ({ name, most, gzipBytes: bytesOf(pattern) }));
  return {
    figures: sizes.map(({ name, gzipBytes }) => ({ name, gzipBytes })),
    bars: sizes.map(({ name, gzipBytes, most }) => atMost(`${name}: bytes`, gzipBytes, most)),
  };
}
