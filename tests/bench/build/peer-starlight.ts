/** Builds the same articles with Starlight (https://starlight.astro.build), for comparison in the same run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { walk } from '#files/walk.ts';
import { npmCommand } from '../../../scripts/package-command.ts';
import { writeCorpus } from '../corpus.ts';

/** A site of Starlight's with the corpus in it. */
export interface StarlightSite {
  readonly version: string;
  /** Seconds of a first build after `settle`, with Starlight's own search index. */
  readonly build: (settle: () => void) => number;
}

/** Installs Starlight into a new folder and gives it the articles. */
export async function makeStarlightSite(folder: string, articles: number): Promise<StarlightSite> {
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    `import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n` +
      `export default defineConfig({ site: 'https://bench.example', integrations: [starlight({ title: 'Bench' })] });\n`,
  );
  const packages = ['astro', '@astrojs/starlight', 'sharp'];
  execFileSync(process.execPath, [npmCommand(), 'install', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
    stdio: 'ignore',
  });
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n` +
      `import { docsSchema } from '@astrojs/starlight/schema';\n` +
      `export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
  );
  const corpus = join(folder, 'corpus');
  await writeCorpus({ folder: corpus, articles, locales: ['en'], seed: 1 });
  copyForStarlight(join(corpus, 'articles/en'), join(folder, 'src/content/docs'));
  const { version } = JSON.parse(
    readFileSync(join(folder, 'node_modules/@astrojs/starlight/package.json'), 'utf8'),
  ) as { version: string };
  let builds = 0;
  return { version, build: (settle) => buildOnce(folder, join(folder, `built-${++builds}`), settle) };
}

/** What an earlier build made is put aside, not removed: see `createWorkshop` in build.ts. */
function buildOnce(folder: string, aside: string, settle: () => void): number {
  mkdirSync(aside);
  for (const made of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite']) {
    if (existsSync(join(folder, made))) {
      renameSync(join(folder, made), join(aside, made.replaceAll('/', '-')));
    }
  }
  settle();
  const started = performance.now();
  execFileSync(process.execPath, [join(folder, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd: folder,
    stdio: 'ignore',
  });
  return (performance.now() - started) / 1000;
}

/** The same text with Starlight's front matter and links; our directives become plain Markdown. */
function copyForStarlight(from: string, to: string): void {
  const paths = new Map(
    walk(from).files.map((name) => [
      /([^/]+)\.md$/.exec(name)?.[1] ?? name,
      `/${name.replace(/\.md$/, '')}/`,
    ]),
  );
  for (const name of walk(from).files) {
    const target = join(to, name);
    mkdirSync(dirname(target), { recursive: true });
    if (!name.endsWith('.md')) {
      writeFileSync(target, readFileSync(join(from, name)));
      continue;
    }
    const text = readFileSync(join(from, name), 'utf8')
      .replace(/^(id|keywords|updated|icon): .*\n/gm, '')
      .replace(/^:::.*\n?/gm, '')
      .replace(/\(id:([\w-]+)\)/g, (_, id: string) => `(${paths.get(id) ?? '/'})`);
    writeFileSync(target, text);
  }
}
