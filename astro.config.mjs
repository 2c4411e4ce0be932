/** Wires site, Markdown components, sitemap and the content folder. No logic. */
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sitemapOptions } from './src/build/sitemap.ts';
import { brandPlugin, contentPlugin, sharedModulePlugin } from './src/build/vite-plugins.ts';
import { placesFrom } from './src/files/places.ts';
import { readSite } from './src/files/read-content.ts';

const project = fileURLToPath(new URL('.', import.meta.url));
const places = placesFrom(process.env, project);
const { site } = readSite(places);

export default defineConfig({
  site: site?.url ?? 'https://help.example.com',
  output: 'static',
  trailingSlash: 'always',
  outDir: join(places.cacheDir, 'rendered'),
  cacheDir: join(places.cacheDir, 'astro'),
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  scopedStyleStrategy: 'where',
  integrations: [mdx(), sitemap(sitemapOptions())],
  vite: {
    build: { assetsInlineLimit: 0 },
    plugins: [brandPlugin(site?.brand.hue ?? 255), contentPlugin(places), sharedModulePlugin(project)],
    ssr: { external: ['satteri', 'sharp', 'shiki', 'lucide-static'] },
  },
});
