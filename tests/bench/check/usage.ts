/** Imported into a measured process: appends the CPU seconds that it took, with its threads, to a file. */
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env['BENCH_USAGE'];

if (file !== undefined && isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    appendFileSync(file, `${(userCPUTime + systemCPUTime) / 1e6}\n`);
  });
