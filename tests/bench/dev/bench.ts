/** The development server: seconds to its first page and from each kind of edit to reading it, and its memory. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { placesFrom } from '#files/places.ts';
import { freePort } from '../../free-port.ts';
import { corpusFile, writeCorpus } from '../corpus.ts';
import { secondsOf } from '../processor.ts';
import { atMost, type BenchResult } from '../result.ts';
import { editsOf, type Answer, type Edit } from './edits.ts';

/** How often the page is asked whether it shows the edit, in milliseconds. */
const interval = 10;

/**
 * `--articles 4000`, `--locales en,tr`, `--edits 3` of each kind. The bars are meant for 50,000 pages: 10,000 articles in five
 * locales.
 */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '4000' },
      locales: { type: 'string', default: 'en' },
      edits: { type: 'string', default: '3' },
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
  const root = `http://localhost:${port}`;
  const url = `${root}/${first}/${corpusFile(30).replace(/\.md$/, '')}/`;
  const peakFile = join(folder, 'peak');
  const start = { url, peakFile, env: { ...env, DATA_DIR: join(folder, 'data'), PEAK_FILE: peakFile } };
  try {
    onStep('first start');
    const parsing = await visit(start);
    onStep('later start');
    const edits = new Map<string, number[]>();
    const later = await visit(start, async (server) => {
      for (let round = 1; round <= Number(values.edits); round++) {
        for (const edit of editsOf(places.contentDir, first, round)) {
          onStep(`edit ${round}: ${edit.kind}`);
          const seconds = await secondsToShow(edit, root, server);
          edits.set(edit.kind, [...(edits.get(edit.kind) ?? []), seconds]);
          await secondsUntil(hasTitle, url, server);
        }
      }
    });
    const peakMegabytes = Math.max(parsing.megabytes, later.megabytes);
    return {
      figures: {
        articles,
        locales: others.length + 1,
        firstPage: { firstStart: parsing.firstPage, laterStart: later.firstPage },
        editToVisibleSeconds: Object.fromEntries(edits),
        peakMegabytes,
      },
      bars: [
        atMost(`first page of a first start at ${size}, seconds`, parsing.firstPage.seconds, 10),
        atMost(`first page of a later start at ${size}, seconds`, later.firstPage.seconds, 10),
        ...[...edits].map(([kind, all]) =>
          atMost(`edit to visible at ${size}: ${kind}, seconds`, medianOf(all), 0.5),
        ),
        atMost(`peak memory at ${size}, MB`, peakMegabytes, 2000),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(places.cacheDir, { recursive: true, force: true });
  }
}

/** Makes an edit, waits until it shows, and takes it back. */
async function secondsToShow({ make, shows, path, undo }: Edit, root: string, server: ChildProcess) {
  make();
  const seconds = await secondsUntil(shows, root + path, server);
  undo();
  return seconds;
}

const hasTitle = ({ text }: Answer) => text.includes('<h1');

const medianOf = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Infinity;

/** Keeps compiled code between runs, as the command does. */
const nodeOptions = [
  '--import',
  './tests/bench/compile-cache.ts',
  '--import',
  './tests/bench/dev/keep-peak.ts',
];

interface Visit {
  /** Seconds to the first page, and those of a processor that the server had used by then. */
  readonly firstPage: { readonly seconds: number; readonly processorSeconds: number };
  /** The most memory. */
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
  const server = spawn(process.execPath, [...nodeOptions, 'scripts/dev.ts'], { env, stdio: 'ignore' });
  try {
    const seconds = await secondsUntil(hasTitle, url, server);
    const firstPage = { seconds, processorSeconds: secondsOf(server.pid) };
    await use(server);
    await ended(server);
    return { firstPage, megabytes: Number(readFileSync(peakFile, 'utf8')) / 1024 };
  } finally {
    await ended(server);
  }
}

async function secondsUntil(
  shows: (answer: Answer) => boolean,
  url: string,
  server: ChildProcess,
): Promise<number> {
  const started = performance.now();
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the development server ended with ${server.exitCode}`);
    const answer = await fetch(url).then(
      async (response) => ({ status: response.status, text: await response.text() }),
      () => ({ status: 0, text: '' }), // not listening yet
    );
    if (shows(answer)) return (performance.now() - started) / 1000;
    await pause(interval);
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await exit;
}
