/** Other generators that build the same articles, for comparison in the same run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { walk } from '#files/walk.ts';
import { npmCommand } from '../../../scripts/package-command.ts';
import { writeCorpus } from '../corpus.ts';

/** A site of another generator with the corpus in it. */
export interface PeerSite {
  readonly version: string;
  /** Seconds of a first build after `settle`, with a search index. */
  readonly build: (settle: () => void) => number;
}

/** Makes such a site in a new folder. */
export type MakePeer = (folder: string, articles: number) => Promise<PeerSite>;

/** Writes files of a site, by name. */
export function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Installs packages of npm into the folder of a site. */
export function installPackages(folder: string, names: readonly string[]): void {
  writeAll(folder, { 'package.json': JSON.stringify({ type: 'module', private: true }) });
  execFileSync(process.execPath, [npmCommand(), 'install', '--no-audit', '--no-fund', ...names], {
    cwd: folder,
    stdio: 'ignore',
  });
}

/** Version of an installed package. */
export function versionOf(folder: string, name: string): string {
  const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? '';
}

/** Runs the steps of a first build. What an earlier one made is put aside, not removed: see `createWorkshop`. */
export function buildOnce(
  folder: string,
  {
    aside,
    made,
    steps,
  }: {
    readonly aside: string;
    readonly made: readonly string[];
    readonly steps: readonly (readonly string[])[];
  },
  settle: () => void,
): number {
  mkdirSync(join(folder, aside));
  for (const name of made) {
    if (existsSync(join(folder, name)))
      renameSync(join(folder, name), join(folder, aside, name.replaceAll('/', '-')));
  }
  settle();
  const started = performance.now();
  for (const [program = '', ...args] of steps) execFileSync(program, args, { cwd: folder, stdio: 'ignore' });
  return (performance.now() - started) / 1000;
}

/** The corpus with other front matter and links; our directives become plain Markdown. */
export async function copyCorpus(to: string, articles: number, aside: string): Promise<void> {
  await writeCorpus({ folder: aside, articles, locales: ['en'], seed: 1 });
  const from = join(aside, 'articles/en');
  const { files } = walk(from);
  const addressOf = (name: string) => `/${name.replace(/\.md$/, '')}/`;
  const paths = new Map(files.map((name) => [/([^/]+)\.md$/.exec(name)?.[1] ?? name, addressOf(name)]));
  for (const name of files) {
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
