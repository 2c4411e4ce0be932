/** What the agents' page costs an agent: from a key to the first result, the longest task, and bytes. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { placesFrom } from '#files/places.ts';
import { createSiteApp } from '#server/site-app.ts';
import { browserFlags, findBrowser } from '../../browser/find-browser.ts';
import { writeCorpus } from '../corpus.ts';
import { atMost, type Bar, type BenchResult } from '../result.ts';
import { startCountingServer, type CountingServer } from '../search/counting-server.ts';
import { zipfWords } from '../search/words.ts';

/** Times in milliseconds; bytes as sent, compressed. */
interface AgentsFigures {
  readonly articles: number;
  readonly locales: number;
  /**
   * All that the first visit fetches until it's quiet: the page, its code, the whole index of the page's language, and what others
   * answer their first question from.
   */
  readonly bytesOfFirstVisit: number;
  /** What a question and the preview of its first result fetch afterwards. */
  readonly bytesOfQuestion: number;
  readonly keyToResult: { readonly p50: number; readonly p95: number; readonly most: number };
  /** What had been typed where the result took longest, and how long that was. */
  readonly slowest: readonly (readonly [typed: string, ms: number])[];
  /**
   * The task of the page's own thread that took most of a core while an agent typed, and the one that took longest by the clock,
   * also while others had the core.
   */
  readonly longestTask: { readonly cpu: number; readonly clock: number };
}

const languages = ['en', 'de', 'fr', 'es', 'it'];

/** What agents type. Most of these words are in none of the made-up texts, so that all other languages are asked for them, too. */
const questions = ['order delivery', 'refnud payment', 'warranty lamp', 'invoice acount', 'article-00017'];

/** `--sizes 200x1,4000x1,4000x5`: articles times languages. */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: { sizes: { type: 'string', default: '200x1,4000x1,4000x5' } },
  });
  const found = findBrowser();
  if (found.path === undefined) throw new Error(found.reason);
  const browser = await chromium.launch({ executablePath: found.path, args: [...browserFlags] });
  const figures: AgentsFigures[] = [];
  try {
    for (const size of values.sizes.split(',')) {
      const [articles = 0, locales = 1] = size.split('x').map(Number);
      figures.push(await benchSite(browser, { articles, locales }, (step) => onStep(`${size}: ${step}`)));
    }
  } finally {
    await browser.close();
  }
  return { figures, bars: figures.flatMap(bars) };
}

const bars = ({ articles, locales, keyToResult, longestTask }: AgentsFigures): Bar[] => [
  atMost(`${articles} articles × ${locales}: key to result, p95, ms`, keyToResult.p95, 50),
  atMost(`${articles} articles × ${locales}: longest task, ms of a core`, longestTask.cpu, 50),
];

async function benchSite(
  browser: Browser,
  { articles, locales }: Pick<AgentsFigures, 'articles' | 'locales'>,
  onStep: (step: string) => void,
): Promise<AgentsFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'fener-bench-agents-'));
  const env = { ...process.env, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'dist') };
  onStep('building');
  await writeCorpus({
    folder: env.CONTENT_DIR,
    articles,
    locales: languages.slice(0, locales),
    seed: 5,
    drawWord: zipfWords(5),
  });
  execFileSync(process.execPath, ['scripts/build.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const server = await startCountingServer(createSiteApp(env.OUT_DIR).fetch);
  try {
    onStep('asking');
    return { articles, locales, ...(await measure(browser, server)) };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(placesFrom(env).cacheDir, { recursive: true, force: true });
  }
}

async function measure(
  browser: Browser,
  server: CountingServer,
): Promise<Omit<AgentsFigures, 'articles' | 'locales'>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/agents/`);
  await untilQuiet(page, server);
  const bytesOfFirstVisit = server.bytes();
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  const times: [typed: string, ms: number][] = [];
  let bytesOfQuestion = 0;
  for (const [index, question] of questions.entries()) {
    server.reset();
    for (let length = 1; length <= question.length; length++) {
      const typed = question.slice(0, length);
      times.push([typed, await timeOfKey(page, typed)]);
    }
    await untilQuiet(page, server);
    if (index === 0) bytesOfQuestion = server.bytes();
  }
  const longestTask = longestIn(await browser.stopTracing());
  await context.close();
  return {
    bytesOfFirstVisit,
    bytesOfQuestion,
    keyToResult: percentiles(times.map(([, ms]) => ms)),
    slowest: times
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 5)
      .map(([typed, ms]) => [typed, Math.round(ms)]),
    longestTask,
  };
}

/** What a trace says of tasks: microseconds. */
const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
});

/** The longest tasks of the threads that draw pages. */
function longestIn(traced: Buffer): AgentsFigures['longestTask'] {
  const { traceEvents } = trace.parse(JSON.parse(traced.toString()));
  const threadOf = ({ pid, tid }: { readonly pid: number; readonly tid: number }) => `${pid} ${tid}`;
  const drawing = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && drawing.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('The trace has no tasks of the page.');
  const most = (times: readonly number[]) => Math.round(times.reduce((a, b) => Math.max(a, b), 0) / 100) / 10;
  return { cpu: most(tasks.map(({ tdur = 0 }) => tdur)), clock: most(tasks.map(({ dur = 0 }) => dur)) };
}

/** Milliseconds from a change of the field to its list, painted. */
const timeOfKey = (page: Page, text: string) =>
  page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('#agents-field');
    if (!input) throw new Error('no field');
    const started = performance.now();
    const shown = new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => resolve());
        // Said with every answer, also where the list stays empty.
      }).observe(input, { attributeFilter: ['aria-expanded'] });
    });
    input.value = typed;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await shown;
    return performance.now() - started;
  }, text);

/** Waits until nothing has been sent for a while. */
async function untilQuiet(page: Page, server: CountingServer): Promise<void> {
  let before = -1;
  while (before !== server.bytes()) {
    before = server.bytes();
    await page.waitForTimeout(700);
  }
}

function percentiles(times: readonly number[]): AgentsFigures['keyToResult'] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}
