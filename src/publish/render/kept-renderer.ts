/**
 * The renderer that Astro has bundled, kept between builds: pages are rendered with that, and Astro starts only where the
 * code is new. It lies in `<cacheDir>/renderer`; `renderer.json` is its record.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentHash } from '#base/content-hash.ts';
import { isWithin } from '#base/file-paths.ts';
import { recordKind } from '#base/record.ts';
import { areIntact, sealOf, type Seal } from '#base/seal.ts';
import type { Places } from '#files/places.ts';
import { productDir } from '#files/product.ts';
import { listMadeFiles } from '#files/walk.ts';

/** What Astro knows of a route's page besides its code: the styles that belong to it. */
type PagesByKey = Parameters<NonNullable<AstroIntegration['hooks']['astro:build:setup']>>[0]['pages'];
type PageData = PagesByKey extends Map<string, infer Data> ? Data : never;

interface KeptRenderer {
  /** Key of the code, and of where it lies: the bundle names modules by whole paths. */
  readonly key: string;
  readonly entry: string;
  readonly styles: readonly (readonly [key: string, styles: PageData['styles']])[];
  readonly files: Readonly<Record<string, Seal>>;
}

const rendererRecord = recordKind<KeptRenderer>('renderer 1');

const folderOf = (cacheDir: string) => join(cacheDir, 'renderer');
const recordPath = (cacheDir: string) => join(cacheDir, 'renderer.json');

const keyOf = (code: string, { siteDir, contentDir, cacheDir }: Places) => {
  const hasStores = existsSync(join(contentDir, 'stores'));
  return contentHash(JSON.stringify([code, productDir, siteDir, cacheDir, hasStores, process.version]));
};

/** Whether an earlier build has left a renderer, of whatever code. */
export const hasRenderer = ({ cacheDir }: Pick<Places, 'cacheDir'>): boolean =>
  existsSync(recordPath(cacheDir));

/** Keeps what Astro bundles. Without `onReady`, which is told when that's done and pages begin, Astro renders none. */
export function rendererKeeper(code: string, places: Places, onReady?: () => void): AstroIntegration {
  const { cacheDir } = places;
  const folder = folderOf(cacheDir);
  let pages: PagesByKey = new Map();
  let bundle = '';
  const keep = () => {
    rmSync(recordPath(cacheDir), { force: true });
    rmSync(folder, { recursive: true, force: true });
    // Astro bundles elsewhere where the bundle couldn't find its packages from the cache.
    if (!isWithin(cacheDir, bundle)) return;
    cpSync(bundle, folder, { recursive: true });
    const names = listMadeFiles(folder);
    rendererRecord.write(recordPath(cacheDir), {
      key: keyOf(code, places),
      entry: names.find((name) => name.startsWith('prerender-entry')) ?? '',
      styles: [...pages].map(([key, { styles }]) => [key, styles]),
      files: Object.fromEntries(names.map((name) => [name, sealOf(join(folder, name))])),
    });
  };
  return {
    name: 'fener-kept-renderer',
    hooks: {
      'astro:build:setup'(setup) {
        ({ pages } = setup);
        bundle = setup.vite.environments?.['prerender']?.build?.outDir ?? '';
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          setup: async () => {
            if (onReady) await prerenderer.setup?.();
            keep();
            onReady?.();
          },
          ...(!onReady && { getStaticPaths: async () => [] }),
        })),
    },
  };
}

/** The part of Astro's `BuildApp` that renders: its `prerender-entry` exports one. */
interface RendererApp {
  readonly manifest: { readonly routes: readonly { readonly routeData: RouteData }[] };
  readonly setInternals: (internals: object) => void;
  readonly setOptions: (options: object) => void;
  readonly logger: { readonly options: { readonly destination: unknown } };
  readonly render: (request: Request, options: { readonly routeData: RouteData }) => Promise<Response>;
}

interface RouteData {
  readonly route: string;
  readonly component: string;
  readonly pattern: RegExp;
}

/** A page to render: its address, and the file of it below a folder. */
export interface PageToRender {
  readonly path: string;
  readonly name: string;
}

/** Renders pages into a folder. `false` where it can't: then Astro has to. */
export type Renderer = (pages: readonly PageToRender[], folder: string) => Promise<boolean>;

/** The kept renderer, if the code is what it was made from and the disk holds it as it was left. */
export function findRenderer(code: string, places: Places): Renderer | undefined {
  const { cacheDir, publicDir } = places;
  const folder = folderOf(cacheDir);
  const kept = rendererRecord.read(recordPath(cacheDir));
  if (kept?.key !== keyOf(code, places) || !areIntact(folder, kept.files)) return undefined;
  return async (pages, to) => {
    // A file of the site's own comes before a page.
    if (pages.some(({ name }) => existsSync(join(publicDir, name)))) return false;
    try {
      const app = await openApp(join(folder, kept.entry), kept.styles);
      for (const page of pages) {
        await renderPage(app, page, to);
        // Images that are being converted have their turn.
        await setImmediate();
      }
      return true;
    } catch {
      // Astro renders it again, and says where in which component it fails.
      return false;
    }
  };
}

async function openApp(entry: string, styles: KeptRenderer['styles']): Promise<RendererApp> {
  // It remembers the pages that it knows, so each build opens its own.
  const { app } = (await import(`${pathToFileURL(entry).href}?${randomUUID()}`)) as { app: RendererApp };
  app.setInternals({ pagesByKeys: new Map(styles.map(([key, own]) => [key, { styles: own }])) });
  app.setOptions({ settings: { scripts: [] }, logger: app.logger });
  return app;
}

async function renderPage(app: RendererApp, { path, name }: PageToRender, to: string): Promise<void> {
  const route = app.manifest.routes.find(({ routeData }) => routeData.pattern.test(decodeURI(path)));
  if (!route) throw new Error(`the kept renderer has no route for ${path}`);
  const request = new Request(new URL(path, 'http://localhost'));
  const response = await app.render(request, { routeData: route.routeData });
  if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
  const file = join(to, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, new Uint8Array(await response.arrayBuffer()));
}
