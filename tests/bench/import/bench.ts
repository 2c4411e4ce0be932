/** Time and memory of an import from a hosted system: 1,250 and 5,000 articles in four languages, four links in each. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { parseJson } from '#base/parse-json.ts';
import { makeCentre } from '../../hosted/centre.ts';
import { startHosted } from '../../hosted/server.ts';
import { zendeskApi } from '../../hosted/zendesk.ts';
import { atMost, type BenchResult } from '../result.ts';

const locales = ['en-us', 'de', 'tr', 'ja'];
const sizes = [1250, 5000];

const figures = z.object({
  articles: z.number(),
  links: z.number(),
  readSeconds: z.number(),
  convertSeconds: z.number(),
  convertCpuSeconds: z.number(),
  peakMegabytes: z.number(),
});

/** Each size in a process of its own, so that memory is its own. */
export async function run(_: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const rows = [];
  for (const articles of sizes) {
    onStep(`${articles} articles`);
    const server = await startHosted(
      zendeskApi(makeCentre({ articles, locales, filesEvery: 100, links: 4 })),
    );
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [
        'tests/bench/import/one.ts',
        server.origin,
      ]);
      rows.push(figures.parse(parseJson(stdout)));
    } finally {
      await server.close();
    }
  }
  const [small, large] = rows;
  if (!small || !large) throw new Error('this cannot happen: two sizes, not two rows');
  const growth = large.articles / small.articles;
  return {
    figures: rows,
    bars: [
      atMost(
        'time per text, 5,000 articles to 1,250',
        large.convertCpuSeconds / small.convertCpuSeconds / growth,
        1.5,
      ),
      atMost('CPU seconds per 1,000 texts', (1000 * large.convertCpuSeconds) / large.articles, 10),
      atMost('megabytes', large.peakMegabytes, 2000),
    ],
  };
}
