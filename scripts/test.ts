/** Runs all tests, stage by stage, and lists at the end which failed. Exit code 0: all passed, 1: some failed, 2: wrong usage. */
import { spawnSync } from 'node:child_process';
import { findBrowser, findFirefox, type FoundBrowser } from '../tests/browser/find-browser.ts';
import { runCommand, UsageError } from './command.ts';
import { packageCommand } from './package-command.ts';

interface Stage {
  readonly name: string;
  /** Command of a package with its arguments, or a script of ours. */
  readonly command: readonly [string, ...string[]];
}

const vitest = ['vitest', 'run', '--config', 'tests/vitest.config.ts'] as const;

const stages: readonly Stage[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--quiet'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of pages', command: ['astro', 'check', '--minimumFailingSeverity', 'error'] },
  { name: 'unit and fixtures', command: [...vitest, 'tests/unit', 'tests/fixtures'] },
  { name: 'content', command: ['scripts/check.ts'] },
  { name: 'built site', command: [...vitest, '--no-file-parallelism', 'tests/site'] },
  { name: 'package', command: [...vitest, 'tests/package'] },
  { name: 'collector', command: [...vitest, '--no-file-parallelism', 'tests/collector'] },
  { name: 'browser', command: ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts'] },
  { name: 'firefox', command: [...vitest, 'tests/firefox'] },
];

/** Browsers that stages need, and the variables that name them. */
const browsers: Readonly<Record<string, { readonly variable: string; readonly find: () => FoundBrowser }>> = {
  browser: { variable: 'CHROMIUM_PATH', find: findBrowser },
  firefox: { variable: 'FIREFOX_PATH', find: findFirefox },
};

const names = stages.map(({ name }) => name);

const usage = `Usage: npm test [-- --only STAGE,STAGE]

Runs all stages of the tests.

  --only   run only the stages whose names begin so: ${names.join(', ')}.
`;

function chooseStages(only: string | undefined): readonly Stage[] {
  if (only === undefined) return stages;
  const wanted = only.split(',').map((part) => part.trim());
  const unknown = wanted.find((part) => !part || !names.some((name) => name.startsWith(part)));
  if (unknown === undefined) return stages.filter(({ name }) => wanted.some((part) => name.startsWith(part)));
  throw new UsageError(`There is no stage "${unknown}". Known: ${names.join(', ')}.`);
}

function runStage({ name, command: [command, ...args] }: Stage): boolean {
  process.stdout.write(`\n— ${name}\n`);
  // Tests send nothing to anybody: https://astro.build/telemetry/
  const env: NodeJS.ProcessEnv = { ...process.env, TZ: 'UTC', ASTRO_TELEMETRY_DISABLED: '1' };
  const needed = browsers[name];
  if (needed) {
    const browser = needed.find();
    if (browser.path === undefined) {
      process.stdout.write(`${browser.reason}\n`);
      return !process.env['CI'];
    }
    env[needed.variable] = browser.path;
  }
  const started = performance.now();
  const file = command.endsWith('.ts') ? command : packageCommand(command);
  const { status } = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit', env });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${name}: ${status === 0 ? 'passed' : 'failed'} in ${seconds.toFixed(1)} s\n`);
  return status === 0;
}

await runCommand({
  usage,
  options: { only: { type: 'string' } },
  run({ only }) {
    const chosen = chooseStages(only);
    const failed = chosen.filter((stage) => !runStage(stage));
    process.stdout.write(`\n${chosen.length - failed.length} passed, ${failed.length} failed\n`);
    for (const { name } of failed) process.stdout.write(`Failed: ${name}\n`);
    return failed.length > 0 ? 1 : 0;
  },
});
