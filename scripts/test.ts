/**
 * Runs all stages of the tests, one for every two cores at once, and lists at the end which failed. Exit code 0: all passed,
 * 1: some failed, 2: wrong usage.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { findBrowser, findFirefox, type FoundBrowser } from '../tests/browser/find-browser.ts';
import { runCommand, UsageError } from './command.ts';
import { packageCommand } from './package-command.ts';

interface Stage {
  readonly name: string;
  /** Command of a package with its arguments, or a script of ours. */
  readonly command: readonly [string, ...string[]];
}

const cores = availableParallelism();
const vitest = ['vitest', 'run', '--config', 'tests/vitest.config.ts'] as const;

/** What fails soonest comes first, then what takes longest: so no core waits long for the last one. */
const stages: readonly Stage[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--quiet'] },
  // Of all that tsconfig.json names, pages and scripts alike.
  { name: 'types', command: ['astro', 'check', '--minimumFailingSeverity', 'error'] },
  { name: 'content', command: ['scripts/check.ts'] },
  { name: 'browser', command: ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts'] },
  { name: 'collector', command: [...vitest, 'tests/collector'] },
  { name: 'built site', command: [...vitest, 'tests/site'] },
  { name: 'unit and fixtures', command: [...vitest, 'tests/unit', 'tests/fixtures'] },
  { name: 'package', command: [...vitest, 'tests/package'] },
  { name: 'firefox', command: [...vitest, 'tests/firefox'] },
];

/** Browsers that stages need, and the variables that name them. */
const browsers: Readonly<Record<string, { readonly variable: string; readonly find: () => FoundBrowser }>> = {
  browser: { variable: 'CHROMIUM_PATH', find: findBrowser },
  firefox: { variable: 'FIREFOX_PATH', find: findFirefox },
};

const names = stages.map(({ name }) => name);

const usage = `Usage: npm test [-- --only STAGE,STAGE]

Runs all stages of the tests: one after the other on two cores, two at once on four. Of several at once, each prints what it
says when it ends.

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
function environmentOf({ name }: Stage, atOnce: number): NodeJS.ProcessEnv | string {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TZ: 'UTC',
    // Tests send nothing to anybody: https://astro.build/telemetry/
    ASTRO_TELEMETRY_DISABLED: '1',
    // Commands that tests start, start in half the time: https://nodejs.org/api/module.html#module-compile-cache
    NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
    VITEST_MAX_WORKERS: String(Math.ceil(cores / atOnce)),
  };
  const needed = browsers[name];
  if (!needed) return env;
  const browser = needed.find();
  return browser.path === undefined ? browser.reason : { ...env, [needed.variable]: browser.path };
}

/** A stage with its variables. */
type ReadyStage = Stage & { readonly env: NodeJS.ProcessEnv | string };

/** How much of what a failed stage said is printed again at the end, where logs are cut off last: in characters. */
const lastWords = 6_000;

/**
 * Runs a stage and prints what it says: at once if it `isAlone`, otherwise all of it at its end. Returns the end of what it
 * said if it failed.
 */
async function runStage(
  { name, command: [command, ...args], env }: ReadyStage,
  isAlone: boolean,
): Promise<string | undefined> {
  if (typeof env === 'string') {
    process.stdout.write(`\n— ${name}\n${env}\n`);
    return process.env['CI'] ? env : undefined;
  }
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

/** Runs stages in their order, some at once; returns those that failed, with what they said last. */
async function runStages(chosen: readonly Stage[]): Promise<ReadonlyMap<string, string>> {
  // A stage keeps two cores busy: browsers and servers that have to share one run into time limits.
  const atOnce = Math.min(Math.max(1, Math.floor(cores / 2)), chosen.length);
  // All before the first stage starts: two at once would fight over the lock of the package manager.
  const waiting = chosen.map((stage) => ({ ...stage, env: environmentOf(stage, atOnce) }));
  const failed = new Map<string, string>();
  const runNext = async (): Promise<void> => {
    const stage = waiting.shift();
    if (!stage) return;
    const said = await runStage(stage, atOnce === 1);
    if (said !== undefined) failed.set(stage.name, said);
    await runNext();
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
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
