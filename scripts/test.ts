/** Runs all tests, stage by stage, and says at the end which failed. Exit: 0 all passed, 1 not. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from '../tests/browser/find-browser.ts';

interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const vitest = ['vitest', 'run', '--config', 'tests/vitest.config.ts'] as const;

const stages: readonly Stage[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['oxlint', '--quiet'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'types of pages', command: ['astro', 'check', '--minimumFailingSeverity', 'error'] },
  { name: 'unit and fixtures', command: [...vitest, 'tests/unit', 'tests/fixtures'] },
  { name: 'content', command: ['node', 'scripts/check.ts'] },
  { name: 'built site', command: [...vitest, '--no-file-parallelism', 'tests/site'] },
  { name: 'collector', command: [...vitest, '--no-file-parallelism', 'tests/collector'] },
  { name: 'browser', command: ['playwright', 'test', '--config', 'tests/browser/playwright.config.ts'] },
];

const browser = findBrowser();
const results = stages.map(({ name, command: [program, ...args] }) => {
  if (name === 'browser' && browser.path === undefined) {
    process.stdout.write(`\n— ${name}\n${browser.reason}\n`);
    return { name, passed: !process.env['CI'] };
  }
  process.stdout.write(`\n— ${name}\n`);
  const env = { ...process.env, TZ: 'UTC', ...(browser.path ? { CHROMIUM_PATH: browser.path } : {}) };
  const started = performance.now();
  const { status } = spawnSync(program, args, { stdio: 'inherit', env });
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`${name}: ${status === 0 ? 'passed' : 'failed'} in ${seconds.toFixed(1)} s\n`);
  return { name, passed: status === 0 };
});

const failed = results.filter(({ passed }) => !passed);
process.stdout.write(`\n${results.length - failed.length} passed, ${failed.length} failed\n`);
for (const { name } of failed) process.stdout.write(`Failed: ${name}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
