/** Builds of a help centre with 50,000 pages beside one with 4,000: what a page costs, what an edit redoes, memory. */
import { parseArgs } from 'node:util';
import { cpuPerPage, cpuShare, createWorkshop, measure } from '../build/measure.ts';
import { atMost, type BenchResult } from '../result.ts';

/**
 * `--articles 10000`, `--locales en,tr,de,ar,fr`; `--beside 4000` articles in one language. Takes a quarter of an hour and
 * 10 GB of disk.
 */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '10000' },
      locales: { type: 'string', default: 'en,tr,de,ar,fr' },
      beside: { type: 'string', default: '4000' },
    },
  });
  const locales = values.locales.split(',');
  const size = `${values.articles} × ${locales.length}`;
  const workshop = createWorkshop();
  try {
    const build = (articles: string, own: readonly string[]) =>
      measure(workshop, Number(articles), own, (step) => onStep(`${articles} × ${own.length}: ${step}`));
    const small = await build(values.beside, locales.slice(0, 1));
    const large = await build(values.articles, locales);
    const growth = cpuPerPage(large) / cpuPerPage(small);
    return {
      figures: { rows: [small, large] },
      bars: [
        atMost(`time per page of a first build, ${size} / ${values.beside} articles, CPU`, growth, 1),
        atMost(`peak memory of a first build at ${size}, MB`, large.clean.peakMegabytes, 4000),
        atMost(`unchanged / first build at ${size}, CPU`, cpuShare(large.unchanged, large), 0.05),
        atMost(`one edit / first build at ${size}, CPU`, cpuShare(large.edited, large), 0.05),
        atMost(`peak memory of one edit at ${size}, MB`, large.edited.peakMegabytes, 4000),
      ],
    };
  } finally {
    workshop.remove();
  }
}
