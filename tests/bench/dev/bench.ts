/** Seconds from saving an article to reading the change on its page, in the development server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { placesFrom } from '#files/places.ts';
import { corpusFile, writeCorpus } from '../corpus.ts';
import { atMost, type BenchResult } from '../result.ts';

/** How often the page is asked whether it shows the edit, in milliseconds. */
const interval = 10;

/** `--articles 4000`, `--edits 9`. */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '4000' },
      edits: { type: 'string', default: '9' },
    },
  });
  const articles = Number(values.articles);
  const folder = mkdtempSync(join(tmpdir(), 'fener-dev-'));
  const port = await freePort();
  const env = { ...process.env, CONTENT_DIR: join(folder, 'content'), PORT: String(port) };
  const places = placesFrom(env);
  onStep('writing the corpus');
  await writeCorpus({ folder: places.contentDir, articles, locales: ['en'], seed: 1 });
  const server = spawn(process.execPath, ['scripts/dev.ts'], {
    env: { ...env, DATA_DIR: join(folder, 'data') },
    stdio: 'ignore',
  });
  try {
    const url = `http://localhost:${port}/en/${corpusFile(30).replace(/\.md$/, '')}/`;
    const file = join(places.contentDir, 'articles/en', corpusFile(30));
    onStep('first page');
    const firstPage = await secondsUntilShown(url, '<h1', server);
    const edits: number[] = [];
    for (let edit = 1; edit <= Number(values.edits); edit++) {
      onStep(`edit ${edit}`);
      appendFileSync(file, `\nEdit number ${edit} of the benchmark.\n`);
      edits.push(await secondsUntilShown(url, `Edit number ${edit} of`, server));
    }
    const median = edits.toSorted((a, b) => a - b)[Math.floor(edits.length / 2)] ?? Infinity;
    return {
      figures: { articles, firstPageSeconds: firstPage, editToVisibleSeconds: { median, all: edits } },
      bars: [atMost(`edit to visible at ${articles} articles, seconds`, median, 1)],
    };
  } finally {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
    rmSync(places.cacheDir, { recursive: true, force: true });
  }
}

async function secondsUntilShown(url: string, text: string, server: ChildProcess): Promise<number> {
  const started = performance.now();
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the development server ended with ${server.exitCode}`);
    const page = await fetch(url).then(
      (response) => response.text(),
      () => '', // not listening yet
    );
    if (page.includes(text)) return (performance.now() - started) / 1000;
    await pause(interval);
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
