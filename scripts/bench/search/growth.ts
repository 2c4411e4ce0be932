/** What search costs as a site grows, on made-up documents of 580 words. */
import { noSearchSettings } from '#model/search/settings.ts';
import { atMost, type Bar } from '../result.ts';
import { prepareContest, type Contestant } from './engines.ts';
import { seededRandom } from './queries.ts';
import { syntheticDocuments } from './synthetic.ts';

export interface GrowthFigures {
  readonly documents: number;
  readonly buildMilliseconds: number;
  /** Compressed bytes of index that a first query of three words fetches, mean of twenty on empty caches. */
  readonly indexBytesOfFirstQuery: Readonly<Record<string, number>>;
  /** Time of a query in Node, index in memory. */
  readonly queryMilliseconds: { readonly p50: number; readonly p95: number };
}

const sample = 20;

/** Measures a site of so many documents, with Pagefind's defaults beside ours. */
export async function benchGrowth(documents: number, onStep: (step: string) => void): Promise<GrowthFigures> {
  const made = syntheticDocuments(documents);
  const random = seededRandom(3);
  const queries = Array.from({ length: sample }, () => {
    const words = made[Math.floor(random() * made.length)]?.title.split(' ') ?? [];
    return words.slice(1, 4).join(' ');
  });
  onStep('indexing');
  const contest = await prepareContest(made, 'en', noSearchSettings, { withMiniSearch: false });
  try {
    onStep('asking');
    const times: number[] = [];
    const [ours] = contest.contestants;
    for (const query of [...queries, ...queries]) {
      const start = performance.now();
      await ours?.search(query);
      times.push(performance.now() - start);
    }
    return {
      documents,
      buildMilliseconds: contest.buildMilliseconds,
      indexBytesOfFirstQuery: await firstQueryBytes(contest.contestants, queries),
      queryMilliseconds: percentiles(times),
    };
  } finally {
    await contest.close();
  }
}

/** A first query may cost at most 1.5 times what Pagefind's own API fetches of its index. */
export function growthBars({ documents, indexBytesOfFirstQuery }: GrowthFigures): Bar[] {
  const { fener = 0, 'pagefind default': pagefind = 0 } = indexBytesOfFirstQuery;
  return [
    atMost(`${documents} articles: index bytes of a first query, ours / Pagefind`, fener / pagefind, 1.5),
  ];
}

async function firstQueryBytes(
  contestants: readonly Contestant[],
  queries: readonly string[],
): Promise<Record<string, number>> {
  const means: Record<string, number> = {};
  for (const { name, coldBytes } of contestants) {
    let sum = 0;
    for (const query of queries) sum += await coldBytes(query);
    means[name] = Math.round(sum / queries.length);
  }
  return means;
}

function percentiles(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(10 * (sorted[Math.floor(share * sorted.length)] ?? 0)) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
