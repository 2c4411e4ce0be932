/** How Astro makes pages: its code comes from the product's folder, everything else from the site's. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import type { PluginOption, RenderBuiltAssetUrl } from 'vite';
import type { Places } from '#files/places.ts';
import { moduleEnding, productFile } from '#files/product.ts';
import { themePlugin } from './theme-plugin.ts';
import {
  astroPlugin,
  besidePlugin,
  brandPlugin,
  plainImportsPlugin,
  sharedModulesPlugin,
  wholePathsPlugin,
  type BrandStyles,
} from './vite-plugins.ts';

/** What Astro is told of a site. */
export interface SiteFacts {
  readonly url: string | undefined;
  readonly base: string;
  /** Asked whenever styles are made. */
  readonly brand: () => Promise<BrandStyles>;
}

/** What only a build or only development adds. */
interface Additions {
  readonly integrations?: readonly AstroIntegration[];
  readonly plugins?: readonly PluginOption[];
}

/** Astro's whole configuration. A site has no `astro.config.mjs`; one that lies there is not read. */
export function astroConfig(
  places: Places,
  { url, base, brand }: SiteFacts,
  { integrations = [], plugins = [] }: Additions = {},
): AstroInlineConfig {
  return {
    configFile: false,
    root: places.siteDir,
    srcDir: productFile('src'),
    publicDir: places.publicDir,
    outDir: join(places.cacheDir, 'rendered'),
    cacheDir: join(places.cacheDir, 'astro'),
    site: url ?? 'https://help.example.com',
    output: 'static',
    trailingSlash: 'always',
    // Several pages at a time: while files of one are written, the next is rendered.
    build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
    devToolbar: { enabled: false },
    scopedStyleStrategy: 'where',
    integrations: [storeRoute(places), ...(base === '' ? [] : [placing]), ...integrations],
    vite: {
      cacheDir: join(places.cacheDir, 'vite'),
      build: { assetsInlineLimit: 0 },
      ...(base === '' ? {} : { experimental: { renderBuiltUrl: scriptAddresses(base) } }),
      // What builds write: watching tens of thousands of files takes half a minute.
      server: { watch: { ignored: [join(places.siteDir, '.cache/**'), join(places.outDir, '**')] } },
      plugins: [
        themePlugin(places),
        brandPlugin(brand),
        plainImportsPlugin(),
        besidePlugin(),
        sharedModulesPlugin(),
        astroPlugin(places),
        wholePathsPlugin(),
        ...plugins,
      ],
      ssr: { external: ['qrcode', 'satteri', 'sharp', 'shiki'] },
    },
  };
}

/**
 * Only with stores: a site without them builds no map code, and its topics may be called "stores". In development the
 * folder may come at any time; without it the route has no pages, and Astro asks the next one.
 */
const storeRoute = ({ contentDir }: Places): AstroIntegration => ({
  name: 'fener-stores',
  hooks: {
    'astro:config:setup'({ injectRoute, command }) {
      if (!existsSync(join(contentDir, 'stores')) && command !== 'dev') return;
      injectRoute({
        pattern: '/[locale]/stores/[...path]',
        entrypoint: productFile('src/pages/[locale]/_stores.astro'),
      });
    },
  },
});

/** Puts every page below the base of the site: see `src/pages/_middleware.ts`. */
const placing: AstroIntegration = {
  name: 'fener-base',
  hooks: {
    'astro:config:setup': ({ addMiddleware }) =>
      addMiddleware({ order: 'pre', entrypoint: productFile(`src/pages/_middleware${moduleEnding}`) }),
  },
};

/** Addresses that scripts of the browser hold. Those of pages are placed with the page. */
const scriptAddresses =
  (base: string): RenderBuiltAssetUrl =>
  (name, { hostType, ssr }) =>
    hostType === 'js' && !ssr ? `${base}/${name}` : undefined;
