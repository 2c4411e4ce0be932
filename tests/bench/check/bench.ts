/** Seconds of `npx fener check`: of a whole help centre, beside its build, and of one changed article. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sum } from '#base/sum.ts';
import { corpusFile, writeCorpus } from '../corpus.ts';
import { atMost, type BenchResult } from '../result.ts';

/** Measures commands as people run them: whole processes. */
export async function run(_: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const top = mkdtempSync(join(tmpdir(), 'fener-bench-check-'));
  try {
    const many = await writeSite(join(top, 'many'), 1000, ['en', 'tr', 'de', 'ar']);
    const whole = compareWithBuild(many, (step) => onStep(`1,000 × 4: ${step}`));
    const large = await writeSite(join(top, 'large'), 4000, ['en']);
    const changed = checkOneChange(large, (step) => onStep(`4,000: ${step}`));
    return {
      figures: { whole, changed },
      bars: [
        atMost('check / build, 1,000 × 4 articles', whole.check.seconds / whole.build.seconds, 1 / 3),
        atMost('--changed for one of 4,000 articles, seconds', changed.again.seconds, 2),
      ],
    };
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

async function writeSite(folder: string, articles: number, locales: readonly string[]): Promise<string> {
  await writeCorpus({ folder: join(folder, 'content'), articles, locales, seed: 1 });
  return folder;
}

/** A first check, a second one and a first build, each without what the one before has kept. */
function compareWithBuild(folder: string, onStep: (step: string) => void) {
  onStep('check');
  const check = measure(folder, 'check');
  onStep('check again');
  const again = measure(folder, 'check');
  rmSync(join(folder, '.cache'), { recursive: true });
  onStep('build');
  return { check, again, build: measure(folder, 'build') };
}

/** With one edited article: where nothing was kept, and after a check before. */
function checkOneChange(folder: string, onStep: (step: string) => void) {
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
  onStep('committing');
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', 'content');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'Content');
  const edit = () =>
    appendFileSync(join(folder, 'content/articles/en', corpusFile(30)), '\nOne more sentence.\n');
  onStep('first check');
  edit();
  const first = measure(folder, 'check', '--changed', 'main');
  onStep('check again');
  edit();
  return { first, again: measure(folder, 'check', '--changed', 'main') };
}

const command = resolve('bin/fener.js');
const withUsage = `--import=${pathToFileURL(resolve('tests/bench/check/usage.ts')).href}`;

/** What a command took. On a machine that does other work, only the CPU seconds say something. */
interface Taken {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

function measure(folder: string, ...args: readonly string[]): Taken {
  const usage = join(folder, 'usage.txt');
  // Nobody works right after a hundred thousand files were written.
  spawnSync('sync');
  const started = performance.now();
  execFileSync(process.execPath, [command, ...args], {
    cwd: folder,
    // A build starts itself again.
    env: { ...process.env, NODE_OPTIONS: withUsage, BENCH_USAGE: usage },
    stdio: 'pipe',
  });
  const seconds = (performance.now() - started) / 1000;
  const cpuSeconds = sum(readFileSync(usage, 'utf8').trim().split('\n'), Number);
  rmSync(usage);
  return { seconds, cpuSeconds };
}
