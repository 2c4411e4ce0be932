/** Astro with its own loader of Markdown, one template and no search: the least that a site on Astro takes. */
import { join } from 'node:path';
import { buildOnce, copyCorpus, installPackages, versionOf, writeAll, type MakePeer } from './peer.ts';

const page = `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>{entry.data.title}</title></head>
  <body><header><a href="/">Bench</a></header><main><h1>{entry.data.title}</h1><Content /></main></body>
</html>
`;

/** Installs Astro and gives it the articles. */
export const makeAstroSite: MakePeer = async (folder, articles) => {
  writeAll(folder, {
    'astro.config.mjs': `export default { site: 'https://bench.example' };\n`,
    'src/content.config.ts':
      `import { defineCollection } from 'astro:content';\nimport { glob } from 'astro/loaders';\n` +
      `export const collections = { docs: defineCollection({ loader: glob({ pattern: '**/*.md', base: './content' }) }) };\n`,
    'src/pages/[...id].astro': page,
  });
  installPackages(folder, ['astro', 'sharp']);
  await copyCorpus(join(folder, 'content'), articles, join(folder, 'corpus'));
  const made = ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'];
  const steps = [[process.execPath, join(folder, 'node_modules/astro/bin/astro.mjs'), 'build']];
  let builds = 0;
  return {
    version: versionOf(folder, 'astro'),
    build: (settle) => buildOnce(folder, { aside: `built-${++builds}`, made, steps }, settle),
  };
};
