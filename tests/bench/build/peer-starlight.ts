/** Starlight (https://starlight.astro.build), with its own search index. */
import { join } from 'node:path';
import { buildOnce, copyCorpus, installPackages, versionOf, writeAll, type MakePeer } from './peer.ts';

/** Installs Starlight and gives it the articles. */
export const makeStarlightSite: MakePeer = async (folder, articles) => {
  writeAll(folder, {
    'astro.config.mjs':
      `import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n` +
      `export default defineConfig({ site: 'https://bench.example', integrations: [starlight({ title: 'Bench' })] });\n`,
    'src/content.config.ts':
      `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n` +
      `import { docsSchema } from '@astrojs/starlight/schema';\n` +
      `export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
  });
  installPackages(folder, ['astro', '@astrojs/starlight', 'sharp']);
  await copyCorpus(join(folder, 'src/content/docs'), articles, join(folder, 'corpus'));
  const made = ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'];
  const steps = [[process.execPath, join(folder, 'node_modules/astro/bin/astro.mjs'), 'build']];
  let builds = 0;
  return {
    version: versionOf(folder, '@astrojs/starlight'),
    build: (settle) => buildOnce(folder, { aside: `built-${++builds}`, made, steps }, settle),
  };
};
