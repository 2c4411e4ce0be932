/**
 * Figures of the store finder for 60 (the demo), 5,388 (German stations) and 20,000 stores (towns of the world):
 * build, bytes, time to the nearest ten in a browser, and what the page and the map load.
 */
import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build as viteBuild } from 'vite';
import { readBasemap } from '#basemap/cached-basemap.ts';
import { buildMapStyle } from '#basemap/style.ts';
import { placesFrom } from '#files/places.ts';
import { readSite } from '#files/read-content.ts';
import { readTowns } from '#files/towns.ts';
import { buildStoreIndex, type StoreIndexFiles } from '#model/stores/index-build.ts';
import { townNames } from '#model/stores/town-names.ts';
import { buildPlacesFiles } from '#model/stores/towns.ts';
import type { Site } from '#site/site.ts';
import { browserFlags, findBrowser } from '../../browser/find-browser.ts';
import { atMost, type BenchResult } from '../result.ts';
import { gzipBytes, serve, type Served } from './server.ts';
import { sources, type Loaded } from './sources.ts';

const today = '2026-11-22';
/** A frame at 60 Hz. */
const frame = 16;
const scriptLimit = 15_000;

/** Every figure of issue 6. */
export async function run(_: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { site } = readSite(placesFrom({}));
  if (!site) throw new Error('The demo has no site.yaml.');
  const browser = findBrowser();
  if (browser.path === undefined) throw new Error(browser.reason);
  const folder = mkdtempSync(join(tmpdir(), 'fener-bench-stores-'));
  try {
    onStep('bundling the finder');
    const page = await bundlePage(folder);
    const rows = [];
    for (const { name, load } of sources(site, today)) {
      onStep(`${name}: building`);
      rows.push({ name, ...measureBuild(load) });
    }
    onStep('basemap');
    const basemap = measureBasemap(folder, site);
    onStep('measuring in the browser');
    const inBrowser = await measureInBrowser(page, rows, { executable: browser.path, basemap });
    const largest = inBrowser.nearest.at(-1);
    return {
      figures: {
        stores: rows.map(({ files: _files, ...row }, n) => ({ ...row, ...inBrowser.nearest[n] })),
        townsGzip: Object.fromEntries(
          buildPlacesFiles(readTowns(), ['TR', 'DE', 'US'], townNames).map((file) => [
            file.country,
            gzipBytes(file),
          ]),
        ),
        scriptsBeforeMapGzip: page.scriptsGzip,
        basemap: { bytes: basemap.bytes.length, seconds: basemap.seconds },
        map: inBrowser.map,
      },
      bars: [
        atMost('nearest ten among 20,000, ms', largest?.nearestTenMs ?? Infinity, frame),
        atMost('JavaScript before the map, gzip bytes', page.scriptsGzip, scriptLimit),
        atMost('map bytes before intent', inBrowser.map.bytesBeforeIntent, 0),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureBuild(load: () => Loaded) {
  readTowns();
  const start = performance.now();
  const { directory, problems } = load();
  const read = performance.now();
  const files = buildStoreIndex(directory, []);
  return {
    stores: files.index.code.length,
    problems,
    readAndCheckSeconds: seconds(read - start),
    indexSeconds: seconds(performance.now() - read),
    indexGzip: gzipBytes(files.index),
    detailFiles: files.details.length,
    detailGzipMost: Math.max(0, ...files.details.map(gzipBytes)),
    files,
  };
}

const seconds = (milliseconds: number) => Number((milliseconds / 1000).toFixed(2));

function measureBasemap(folder: string, site: Site) {
  const start = performance.now();
  const { bytes, name } = readBasemap({ cacheDir: folder, langs: site.locales.map(({ lang }) => lang) });
  return { bytes, name, seconds: seconds(performance.now() - start) };
}

interface Bundle {
  readonly folder: string;
  /** Of all scripts that a finder page loads before anybody opens the map. */
  readonly scriptsGzip: number;
}

/** A page with the finder's elements, bundled as the site's are, and the searching code for measurements. */
async function bundlePage(folder: string): Promise<Bundle> {
  const source = (path: string) => JSON.stringify(join(process.cwd(), 'src', path));
  const elements = [
    'help-stores',
    'help-store-map',
    'help-store-hours',
    'help-directions',
    'help-nearest-stores',
  ];
  const data = { light: '/style.json', dark: '/style.json', pmtiles: '/basemap.pmtiles', maxZoom: 12 };
  const texts = { loading: '', failed: 'failed', library: {} };
  writeFileSync(
    join(folder, 'finder.js'),
    elements.map((name) => `import ${source(`client/stores/${name}.ts`)};`).join('\n'),
  );
  writeFileSync(
    join(folder, 'measure.js'),
    `import { Finder } from ${source('model/stores/browser/find.ts')};
import { Facets } from ${source('model/stores/browser/facets.ts')};
import { readStoreIndex } from ${source('model/stores/browser/index-file.ts')};
import { findNearest } from ${source('model/stores/browser/nearest.ts')};
window.measure = { Finder, Facets, readStoreIndex, findNearest };`,
  );
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>Finder</title><help-store-map><button data-open hidden>Map</button>
<div data-before></div><div data-canvas style="height:700px" hidden></div><p role="status"></p>
<script type="application/json">${JSON.stringify({ ...data, texts, marks: [{ code: 'A', label: 'A', lat: 41, lng: 29 }] })}</script>
</help-store-map><script type="module" src="./finder.js"></script>`,
  );
  writeFileSync(
    join(folder, 'measure.html'),
    '<!doctype html><script type="module" src="./measure.js"></script>',
  );
  const outDir = join(folder, 'dist');
  await viteBuild({
    root: folder,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: [join(folder, 'index.html'), join(folder, 'measure.html')] },
    },
  });
  const html = readFileSync(join(outDir, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const bytes = scripts.map((path) => gzipBytes(readFileSync(join(outDir, path))));
  return { folder: outDir, scriptsGzip: bytes.reduce((sum, size) => sum + size, 0) };
}

interface BrowserInput {
  readonly executable: string;
  readonly basemap: { readonly bytes: Buffer };
}

async function measureInBrowser(
  bundle: Bundle,
  rows: readonly { readonly files: StoreIndexFiles }[],
  { executable, basemap }: BrowserInput,
) {
  const style = buildMapStyle(
    { kind: 'own', boundaries: 'undisputed' },
    { lang: 'en', theme: 'light', basemap: '/basemap.pmtiles' },
  );
  const extra = new Map<string, Buffer>([
    ['/basemap.pmtiles', basemap.bytes],
    ['/style.json', Buffer.from(JSON.stringify(style))],
  ]);
  const server = await serve(bundle.folder, extra);
  const browser = await chromium.launch({
    executablePath: executable,
    args: [...browserFlags.filter((flag) => flag !== '--disable-gpu'), '--enable-unsafe-swiftshader'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 }, deviceScaleFactor: 2 });
    await page.goto(`${server.url}/measure.html`);
    await page.waitForFunction(() => 'measure' in window);
    const nearest = [];
    for (const { files } of rows) nearest.push(await measureSearch(page, files));
    return { nearest, map: await measureMap(page, server) };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Medians of many rounds in the page: nearest ten, one query, one round of facet counts, and making it all ready. */
function measureSearch(page: Page, { index }: StoreIndexFiles) {
  return page.evaluate((file) => {
    // What measure.js has put there.
    const { Finder, Facets, readStoreIndex, findNearest } = (window as unknown as { measure: Measured })
      .measure;
    const timed = <T>(work: () => T): readonly [T, number] => {
      const start = performance.now();
      const result = work();
      return [result, performance.now() - start];
    };
    const median = (work: (n: number) => unknown) => {
      const times = Array.from({ length: 41 }, (_, n) => timed(() => work(n))[1]).sort((a, b) => a - b);
      return Number((times[20] ?? NaN).toFixed(2));
    };
    const [stores, readMs] = timed(() => readStoreIndex(file));
    const [finder, finderMs] = timed(() => new Finder(stores, 'en'));
    const [facets, facetsMs] = timed(() => new Facets(stores, 1_795_000_000_000));
    const queries = ['kadikoy', 'munchen', 'san', '101', 'neustatd', 'b'];
    return {
      readyMs: Number((readMs + finderMs + facetsMs).toFixed(1)),
      nearestTenMs: median((n) => findNearest(stores.degrees, { lat: 20 + n, lng: n * 3 }, { count: 10 })),
      queryMs: median((n) => finder.find(queries[n % queries.length] ?? '')),
      facetCountsMs: median(() => facets.counts(new Set(), ['open-now', 'sunday', 'wheelchair'])),
    };
  }, index);
}

interface Measured {
  readonly Finder: typeof import('#model/stores/browser/find.ts').Finder;
  readonly Facets: typeof import('#model/stores/browser/facets.ts').Facets;
  readonly readStoreIndex: typeof import('#model/stores/browser/index-file.ts').readStoreIndex;
  readonly findNearest: typeof import('#model/stores/browser/nearest.ts').findNearest;
}

/** Gzip bytes of the first map view: code, style and tiles (tiles are compressed as they are). */
async function measureMap(page: Page, server: Served) {
  await page.goto(`${server.url}/index.html`);
  await page.locator('[data-open]').waitFor();
  await page.waitForLoadState('networkidle');
  const isMap = (name: string) => /maplibre|pmtiles|style/.test(name);
  const before = server.sent.filter(({ path }) => isMap(basename(path)));
  server.sent.length = 0;
  await page.locator('[data-open]').click();
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-before]')?.hidden === true);
  await page.waitForLoadState('networkidle');
  const total = (pattern: RegExp) =>
    server.sent.filter(({ path }) => pattern.test(path)).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    bytesBeforeIntent: before.reduce((sum, { bytes }) => sum + bytes, 0),
    firstView: {
      code: total(/\.(js|css)$/),
      style: total(/style\.json$/),
      tiles: total(/pmtiles$/),
      requests: server.sent.length,
    },
  };
}
