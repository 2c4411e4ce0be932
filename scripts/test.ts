/**
 * Runs all stages of the tests, as many at once as keep all cores busy, and lists at the end which failed. Exit code 0: all
 * passed, 1: some failed, 2: wrong usage.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { buildDemoSite, type DemoSite } from '../tests/browser/demo-site.ts';
import { findBrowser, findFirefox, findWebKit, type FoundBrowser } from '../tests/browser/find-browser.ts';
import { runCommand, UsageError } from './command.ts';
import { packageCommand } from './package-command.ts';

interface Stage {
  readonly name: string;
  /** Command of a package with its arguments, or a script of ours. */
  readonly command: readonly [string, ...string[]];
  /** How many cores it keeps busy. Browsers and servers that have to share theirs run into time limits. */
  readonly cores: 1 | 2;
  /** Whether it opens the built demo, which is built once for all stages. */
  readonly opensDemo?: true;
}

const vitest = ['vitest', 'run', '--config', 'tests/vitest.config.ts'] as const;

/** What fails soonest comes first, then what takes longest: so no core waits long for the last one. */
const stages: readonly Stage[] = [
  { name: 'format', cores: 1, command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  // Of all that tsconfig.json names, pages and scripts alike.
  { name: 'types', cores: 1, command: ['astro', 'check', '--minimumFailingSeverity', 'error'] },
  { name: 'content', cores: 1, command: ['scripts/check.ts'] },
  { name: 'lint', cores: 1, command: ['oxlint', '--quiet'] },
  // The demo is built beside what takes long before, too.
  { name: 'firefox', cores: 1, opensDemo: true, command: [...vitest, 'tests/firefox'] },
  { name: 'webkit', cores: 1, opensDemo: true, command: [...vitest, 'tests/webkit'] },
  {
    name: 'browser',
    cores: 2,
    opensDemo: true,
    command: ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts'],
  },
  { name: 'built site', cores: 2, command: [...vitest, 'tests/site'] },
  {
    name: 'unit and fixtures',
    cores: 2,
    // Files share what they import, which halves the work: none leaves anything behind that another could see.
    command: [...vitest, '--no-isolate', 'tests/unit', 'tests/fixtures'],
  },
  { name: 'package', cores: 1, command: [...vitest, 'tests/package'] },
  // In two halves, of which one runs beside what is left.
  ...[2, 1].map((half): Stage => {
    const command = [...vitest, 'tests/collector', `--shard=${half}/2`] as const;
    return { name: `collector ${half} of 2`, cores: 1, command };
  }),
];

/** Browsers that stages need, and the variables that name them. */
const browsers: Readonly<Record<string, { readonly variable: string; readonly find: () => FoundBrowser }>> = {
  browser: { variable: 'CHROMIUM_PATH', find: findBrowser },
  firefox: { variable: 'FIREFOX_PATH', find: findFirefox },
  webkit: { variable: 'WEBKIT_DRIVER_PATH', find: findWebKit },
};

const names = stages.map(({ name }) => name);

const usage = `Usage: npm test [-- --only STAGE,STAGE]

Runs all stages of the tests, as many at once as keep all cores busy. Each prints what it says when it ends.

  --only   run only the stages whose names begin so: ${names.join(', ')}.
`;

function chooseStages(only: string | undefined): readonly Stage[] {
  if (only === undefined) return stages;
  const wanted = only.split(',').map((part) => part.trim());
  const unknown = wanted.find((part) => !part || !names.some((name) => name.startsWith(part)));
  if (unknown === undefined) return stages.filter(({ name }) => wanted.some((part) => name.startsWith(part)));
  throw new UsageError(`There is no stage "${unknown}". Known: ${names.join(', ')}.`);
}

/** The variables of a stage, or why it cannot run. May install a browser. */
function environmentOf({ name, cores }: Stage): NodeJS.ProcessEnv | string {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TZ: 'UTC',
    // Tests send nothing to anybody: https://astro.build/telemetry/
    ASTRO_TELEMETRY_DISABLED: '1',
    // Commands that tests start, start in half the time: https://nodejs.org/api/module.html#module-compile-cache
    NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
    VITEST_MAX_WORKERS: String(cores),
  };
  const needed = browsers[name];
  if (!needed) return env;
  const browser = needed.find();
  return browser.path === undefined ? browser.reason : { ...env, [needed.variable]: browser.path };
}

/** How much of what a failed stage said is printed again at the end, where logs are cut off last: in characters. */
const lastWords = 6_000;

/**
 * Runs a stage and prints what it says: at once if it `isAlone`, otherwise all of it at its end. Returns the end of what it
 * said if it failed.
 */
async function runStage(
  { name, command: [command, ...args] }: Stage,
  env: NodeJS.ProcessEnv,
  isAlone: boolean,
): Promise<string | undefined> {
  process.stdout.write(isAlone ? `\n— ${name}\n` : `${name}: started\n`);
  const started = performance.now();
  const file = command.endsWith('.ts') ? command : packageCommand(command);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      printed.push(data);
      if (isAlone) process.stdout.write(data);
    });
  await once(child, 'close');
  const isPassed = child.exitCode === 0;
  const seconds = (performance.now() - started) / 1000;
  const said = Buffer.concat(printed).toString('utf8');
  if (!isAlone) process.stdout.write(`\n— ${name}\n${said}`);
  process.stdout.write(`${name}: ${isPassed ? 'passed' : 'failed'} in ${seconds.toFixed(1)} s\n`);
  return isPassed ? undefined : said.slice(-lastWords);
}

/** A stage that cannot run says why; on a build server that is a failure. */
function passOver({ name }: Stage, reason: string): string | undefined {
  process.stdout.write(`\n— ${name}\n${reason}\n`);
  return process.env['CI'] ? reason : undefined;
}

/** Runs stages in their order, as many at once as there are cores; returns those that failed, with what they said last. */
async function runStages(chosen: readonly Stage[]): Promise<ReadonlyMap<string, string>> {
  const cores = Math.max(2, availableParallelism());
  // All before the first stage starts: two at once would fight over the lock of the package manager.
  const ready = chosen.map((stage) => ({ stage, env: environmentOf(stage) }));
  let demo: Promise<DemoSite> | undefined;
  const run = async ({ stage, env }: (typeof ready)[number]) => {
    if (typeof env === 'string') return passOver(stage, env);
    if (stage.opensDemo) env['DEMO_SITE'] ??= (await (demo ??= buildDemoSite())).outDir;
    return runStage(stage, env, chosen.length === 1 || stage.cores === cores);
  };
  const failed = new Map<string, string>();
  const running = new Set<Promise<void>>();
  let free = cores;
  for (const one of ready) {
    const { name, cores: needed } = one.stage;
    while (free < needed) await Promise.race(running);
    free -= needed;
    const ended = run(one).then((said) => {
      if (said !== undefined) failed.set(name, said);
      free += needed;
      running.delete(ended);
    });
    running.add(ended);
  }
  await Promise.all(running);
  (await demo)?.remove();
  return failed;
}

await runCommand({
  usage,
  options: { only: { type: 'string' } },
  async run({ only }) {
    const chosen = chooseStages(only);
    const failed = await runStages(chosen);
    for (const [name, said] of failed) process.stdout.write(`\n— ${name} failed, and said last:\n${said}\n`);
    process.stdout.write(`\n${chosen.length - failed.size} passed, ${failed.size} failed\n`);
    for (const name of failed.keys()) process.stdout.write(`Failed: ${name}\n`);
    return failed.size > 0 ? 1 : 0;
  },
});
