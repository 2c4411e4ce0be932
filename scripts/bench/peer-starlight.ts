/** Builds the same articles with Starlight (https://starlight.astro.build), for comparison in the same run. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { walk } from '#files/walk.ts';
import { writeCorpus } from './corpus.ts';

/** A site of Starlight's with the corpus in it. */
export interface StarlightSite {
  readonly version: string;
  /** Seconds of a first build after `settle`, with Starlight's own search index. */
  readonly build: (settle: () => void) => number;
  readonly remove: () => void;
}

/** Installs Starlight into a temporary folder and gives it the articles. */
export async function makeStarlightSite(articles: number): Promise<StarlightSite> {
  const folder = mkdtempSync(join(tmpdir(), 'fener-starlight-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
    writeFileSync(
      join(folder, 'astro.config.mjs'),
      `import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n` +
        `export default defineConfig({ site: 'https://bench.example', integrations: [starlight({ title: 'Bench' })] });\n`,
    );
    execFileSync('npm', ['install', '--no-audit', '--no-fund', 'astro', '@astrojs/starlight', 'sharp'], {
      cwd: folder,
      stdio: 'ignore',
    });
    mkdirSync(join(folder, 'src'), { recursive: true });
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
    return { version, build: (settle) => buildOnce(folder, settle), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function buildOnce(folder: string, settle: () => void): number {
  for (const made of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite']) {
    rmSync(join(folder, made), { recursive: true, force: true });
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
