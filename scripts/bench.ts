/**
 * Figures, as JSON on standard output. Exit: 0 where the bars that a benchmark knows hold, 1 where one does not
 * (named on standard error), 2 usage.
 */
import { existsSync, globSync } from 'node:fs';
import { basename } from 'node:path';
import type { BenchResult } from './bench/result.ts';
import { createProgress } from './progress.ts';

const notBenchmarks = new Set(['corpus', 'random', 'result', 'measured-build', 'peer-starlight', 'load']);
const names = globSync('scripts/bench/*.ts')
  .map((file) => basename(file, '.ts'))
  .filter((name) => !notBenchmarks.has(name))
  .toSorted();

const [name, ...args] = process.argv.slice(2);
if (name !== undefined && !existsSync(`scripts/bench/${name}.ts`)) {
  process.stderr.write(`There is no benchmark "${name}". Known: ${names.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const progress = createProgress(process.stderr);
  const results: Record<string, unknown> = {};
  for (const chosen of name === undefined ? names : [name]) {
    const { run } = (await import(`./bench/${chosen}.ts`)) as {
      run: (args: readonly string[], onStep: (step: string) => void) => Promise<BenchResult>;
    };
    const { figures, bars } = await run(args, progress.step);
    results[chosen] = { figures, bars };
    progress.end();
    for (const bar of bars.filter(({ holds }) => !holds)) {
      process.stderr.write(`${chosen}: ${bar.name} is ${bar.value}, the bar is ${bar.most}.\n`);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}
