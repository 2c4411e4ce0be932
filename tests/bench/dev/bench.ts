/** The development server: seconds to its first page and from saving an article to reading the change, and its memory. */
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { placesFrom } from '#files/places.ts';
import { freePort } from '../../free-port.ts';
import { corpusFile, writeCorpus } from '../corpus.ts';
import { atMost, type BenchResult } from '../result.ts';

/** How often the page is asked whether it shows the edit, in milliseconds. */
const interval = 10;

/** `--articles 4000`, `--locales en,tr`, `--edits 9`. The bars are meant for 50,000 pages: 10,000 articles in five locales. */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '4000' },
      locales: { type: 'string', default: 'en' },
      edits: { type: 'string', default: '9' },
    },
  });
  const articles = Number(values.articles);
  const [first = 'en', ...others] = values.locales.split(',');
  const size = `${articles} articles in ${others.length + 1} locales`;
  const folder = mkdtempSync(join(tmpdir(), 'fener-dev-'));
  const port = await freePort();
  const env = { ...process.env, CONTENT_DIR: join(folder, 'content'), PORT: String(port) };
  const places = placesFrom(env);
  onStep('writing the corpus');
  await writeCorpus({ folder: places.contentDir, articles, locales: [first, ...others], seed: 1 });
  const url = `http://localhost:${port}/${first}/${corpusFile(30).replace(/\.md$/, '')}/`;
  const file = join(places.contentDir, 'articles', first, corpusFile(30));
  const peakFile = join(folder, 'peak');
  const start = { url, peakFile, env: { ...env, DATA_DIR: join(folder, 'data'), PEAK_FILE: peakFile } };
  try {
    onStep('first start');
    const parsing = await visit(start);
    onStep('later start');
    const edits: number[] = [];
    const later = await visit(start, async (server) => {
      for (let edit = 1; edit <= Number(values.edits); edit++) {
        onStep(`edit ${edit}`);
        appendFileSync(file, `\nEdit number ${edit} of the benchmark.\n`);
        edits.push(await secondsUntilShown(url, `Edit number ${edit} of`, server));
      }
    });
    const median = edits.toSorted((a, b) => a - b)[Math.floor(edits.length / 2)] ?? Infinity;
    const peakMegabytes = Math.max(parsing.megabytes, later.megabytes);
    return {
      figures: {
        articles,
        locales: others.length + 1,
        firstPageSeconds: { firstStart: parsing.seconds, laterStart: later.seconds },
        editToVisibleSeconds: { median, all: edits },
        peakMegabytes,
      },
      bars: [
        atMost(`first page of a first start at ${size}, seconds`, parsing.seconds, 10),
        atMost(`first page of a later start at ${size}, seconds`, later.seconds, 10),
        atMost(`edit to visible at ${size}, seconds`, median, 0.5),
        atMost(`peak memory at ${size}, MB`, peakMegabytes, 2000),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(places.cacheDir, { recursive: true, force: true });
  }
}

/** Seconds to the first page, and the most memory. */
interface Visit {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Starts a server, waits for its first page, and ends it after `use`. */
async function visit(
  {
    url,
    peakFile,
    env,
  }: { readonly url: string; readonly peakFile: string; readonly env: NodeJS.ProcessEnv },
  use: (server: ChildProcess) => Promise<void> = async () => {},
): Promise<Visit> {
  const server = spawn(process.execPath, ['--import', './tests/bench/dev/keep-peak.ts', 'scripts/dev.ts'], {
    env,
    stdio: 'ignore',
  });
  try {
    const seconds = await secondsUntilShown(url, '<h1', server);
    await use(server);
    await ended(server);
    return { seconds, megabytes: Number(readFileSync(peakFile, 'utf8')) / 1024 };
  } finally {
    await ended(server);
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
