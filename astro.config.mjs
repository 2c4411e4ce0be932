/** Wires the site, its Vite plugins and the content folder. The build adds the sitemap. No logic. */
import { defineConfig } from 'astro/config';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brandPlugin, plainImportsPlugin, sharedModulePlugin } from './src/publish/render/vite-plugins.ts';
import { devPlugin } from './src/dev/dev-plugin.ts';
import { placesFrom } from './src/files/places.ts';
import { readSite } from './src/files/read-content.ts';
import { toBrand } from './src/site/brand.ts';

const project = fileURLToPath(new URL('.', import.meta.url));
const places = placesFrom(process.env, project);
const { site } = readSite(places);

const hasStores = existsSync(join(places.contentDir, 'stores'));
/**
 * Only with stores: a site without them builds no map code, and its topics may be called "stores". In development the
 * folder may come at any time; without it the route has no pages, and Astro asks the next one.
 *
 * @type {import('astro').AstroIntegration}
 */
const storeRoute = {
  name: 'fener-stores',
  hooks: {
    'astro:config:setup': ({ injectRoute, command }) => {
      if (!hasStores && command !== 'dev') return;
      injectRoute({
        pattern: '/[locale]/stores/[...path]',
        entrypoint: './src/pages/[locale]/_stores.astro',
      });
    },
  },
};

export default defineConfig({
  site: site?.url ?? 'https://help.example.com',
  output: 'static',
  trailingSlash: 'always',
  outDir: join(places.cacheDir, 'rendered'),
  cacheDir: join(places.cacheDir, 'astro'),
  // Several pages at a time: while files of one are written, the next is rendered.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
  devToolbar: { enabled: false },
  scopedStyleStrategy: 'where',
  integrations: [storeRoute],
  vite: {
    build: { assetsInlineLimit: 0 },
    // What builds write: watching tens of thousands of files takes half a minute.
    server: { watch: { ignored: [join(project, '.cache/**'), join(project, 'dist/**')] } },
    plugins: [
      brandPlugin(() => (readSite(places).site?.brand ?? toBrand()).palette),
      devPlugin(project, places),
      plainImportsPlugin(),
      sharedModulePlugin(project),
    ],
    ssr: { external: ['satteri', 'sharp', 'shiki', 'lucide-static'] },
  },
});
