/** One import, measured: `node tests/bench/import/one.ts ADDRESS`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importContent } from '#import/import.ts';

const url = new URL(process.argv[2] ?? '');
const folder = mkdtempSync(join(tmpdir(), 'fener-bench-import-'));
const start = performance.now();
let converting = start;
let cpuBefore = process.cpuUsage();
try {
  const { counts } = await importContent({
    source: 'zendesk',
    place: { kind: 'url', url },
    env: {},
    shownName: 'Benchmark',
    contentDir: join(folder, 'content'),
    locale: 'en',
    oldUrls: [],
    downloads: true,
    messages: { en: { import: { transcriptMissing: 'To be written.' } } },
    onProgress: (stage) => {
      if (stage === 'convert' && converting === start) {
        converting = performance.now();
        cpuBefore = process.cpuUsage();
      }
    },
  });
  const seconds = (from: number, to: number) => Number(((to - from) / 1000).toFixed(2));
  const { user, system } = process.cpuUsage(cpuBefore);
  const result = {
    articles: counts.articles,
    links: counts.links,
    readSeconds: seconds(start, converting),
    convertSeconds: seconds(converting, performance.now()),
    convertCpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
