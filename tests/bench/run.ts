/**
 * Figures, as JSON on standard output. Exit: 0 where the bars that a benchmark knows hold, 1 where one does not
 * (named on standard error), 2 usage.
 */
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { BenchResult } from './result.ts';
import { readChoice, runCommand } from '../../scripts/command.ts';
import { createProgress } from '../../scripts/progress.ts';

/** A benchmark is a folder with a `bench.ts` that exports `run`. */
const names = globSync('tests/bench/*/bench.ts')
  .map((file) => basename(dirname(file)))
  .toSorted();

const usage = `Usage: npm run bench [-- NAME] [options of the benchmark]

Prints figures as JSON, and the bars that do not hold. Benchmarks: ${names.join(', ')}.
`;

type Run = (args: readonly string[], onStep: (step: string) => void) => Promise<BenchResult>;

async function runBenchmarks(chosen: readonly string[], args: readonly string[]): Promise<boolean> {
  const progress = createProgress(process.stderr);
  const results: Record<string, unknown> = {};
  let allHold = true;
  for (const name of chosen) {
    const { run } = (await import(`./${name}/bench.ts`)) as { run: Run };
    const { figures, bars } = await run(args, progress.step);
    results[name] = { figures, bars };
    progress.end();
    for (const bar of bars.filter(({ holds }) => !holds)) {
      process.stderr.write(`${name}: ${bar.name} is ${bar.value}, the bar is ${bar.most}.\n`);
      allHold = false;
    }
  }
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  return allHold;
}

// Options after the name are the benchmark's own.
const [name, ...args] = process.argv.slice(2);
await runCommand(
  {
    usage,
    options: {},
    words: 1,
    async run() {
      const chosen = name === undefined ? names : [readChoice('benchmark', name, names)];
      return (await runBenchmarks(chosen, args)) ? 0 : 1;
    },
  },
  process.argv.slice(2, 3),
);
