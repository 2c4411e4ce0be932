/** Build time, memory and output size on generated help centres: first build, unchanged, one article edited. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readChoice } from '../../../scripts/command.ts';
import { secondsOfChildren } from '../processor.ts';
import { atMost, type Bar, type BenchResult } from '../result.ts';
import {
  cpuShare,
  createWorkshop,
  measure,
  measureBuild,
  settle,
  type Row,
  type Workshop,
} from './measure.ts';
import type { MakePeer } from './peer.ts';
import { makeAstroSite } from './peer-astro.ts';
import { makeEleventySite, makeHugoSite } from './peer-plain.ts';
import { makeStarlightSite } from './peer-starlight.ts';

/** How the processor's time of a stage grows between two sizes, per article: 1 where it's the same for each. */
interface Growth {
  readonly stage: string;
  readonly perArticle: number;
}

const sizes = [
  { articles: 200, locales: ['en'] },
  { articles: 1000, locales: ['en'] },
  { articles: 4000, locales: ['en'] },
  { articles: 1000, locales: ['en', 'tr', 'de', 'ar'] },
] as const;

const peerNames = ['starlight', 'astro', 'hugo', 'eleventy'] as const;
type PeerName = (typeof peerNames)[number];

/** Others that build the same articles, how many, and the most that our time may be of theirs, if there's a bar. */
const peers: Readonly<
  Record<PeerName, { readonly make: MakePeer; readonly articles: number; readonly most?: number }>
> = {
  starlight: { make: makeStarlightSite, articles: 1000, most: 0.35 },
  astro: { make: makeAstroSite, articles: 1000 },
  hugo: { make: makeHugoSite, articles: 4000, most: 2 },
  eleventy: { make: makeEleventySite, articles: 4000, most: 2 },
};

/**
 * `--sizes 200,1000` measures some sizes only. `--peer starlight` (or `astro`, `hugo`, `eleventy`) also builds the same articles with
 * that and with Fener, by turns (`--rounds 3`): this machine or another process on it may be twice as slow a minute later.
 */
export async function run(args: readonly string[], onStep: (step: string) => void): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string' },
      peer: { type: 'string' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const name = values.peer === undefined ? undefined : readChoice('peer', values.peer, peerNames);
  const wanted = values.sizes?.split(',');
  const workshop = createWorkshop();
  try {
    const rows: Row[] = [];
    for (const { articles, locales } of sizes) {
      const size = locales.length > 1 ? `${articles}x${locales.length}` : String(articles);
      if (wanted && !wanted.includes(size)) continue;
      rows.push(await measure(workshop, articles, locales, (step) => onStep(`${size}: ${step}`)));
    }
    const peer = name && (await compareWith(name, workshop, Number(values.rounds), onStep));
    return { figures: { rows, growth: growthOf(rows), peer }, bars: barsOf(rows, peer) };
  } finally {
    workshop.remove();
  }
}

interface Comparison {
  readonly peer: PeerName;
  readonly articles: number;
  readonly version: string;
  /** Seconds of whole processes, in the order of measuring. */
  readonly seconds: { readonly fener: readonly number[]; readonly peer: readonly number[] };
  /** Median of the ratios of each round. */
  readonly ratio: number;
  /** The same of what they took of the processors, which work beside it changes less. Absent where only Linux tells. */
  readonly processor: Omit<Comparison, 'peer' | 'articles' | 'version' | 'processor'> | undefined;
}

async function compareWith(
  name: PeerName,
  workshop: Workshop,
  rounds: number,
  onStep: (step: string) => void,
): Promise<Comparison> {
  const { make, articles } = peers[name];
  onStep(`${name}: installing`);
  const site = await make(join(workshop.top, name), articles);
  const seconds = { fener: [] as number[], peer: [] as number[] };
  const processor = { fener: [] as number[], peer: [] as number[] };
  for (let round = 1; round <= rounds; round++) {
    onStep(`${name}: round ${round}`);
    const { env } = await workshop.writeSite(articles, ['en']);
    const before = secondsOfChildren();
    seconds.fener.push(measureBuild(env).processSeconds);
    const between = secondsOfChildren();
    seconds.peer.push(site.build(settle));
    processor.fener.push(between - before);
    processor.peer.push(secondsOfChildren() - between);
  }
  return {
    peer: name,
    articles,
    version: site.version,
    seconds,
    ratio: medianRatio(seconds),
    processor:
      process.platform === 'linux' ? { seconds: processor, ratio: medianRatio(processor) } : undefined,
  };
}

function medianRatio({ fener, peer }: Comparison['seconds']): number {
  const ratios = fener.map((own, round) => own / (peer[round] ?? NaN));
  return ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? NaN;
}

/** Growth of the stages of a first build, from the smallest size in one language to the largest. */
function growthOf(rows: readonly Row[]): Growth[] {
  const own = rows.filter(({ locales }) => locales === 1);
  const [small, large] = [own[0], own.at(-1)];
  if (!small || !large || small === large) return [];
  const before = new Map(stagesOf(small).map(({ name, cpuSeconds }) => [name, cpuSeconds]));
  return stagesOf(large).flatMap(({ name, cpuSeconds }) => {
    const less = before.get(name);
    const perArticle = less ? cpuSeconds / large.articles / (less / small.articles) : undefined;
    return perArticle === undefined ? [] : [{ stage: name, perArticle: Number(perArticle.toFixed(2)) }];
  });
}

/** Stages under names that no number of pages is part of. */
const stagesOf = ({ clean: { profile } }: Row) =>
  [...profile.main, ...profile.search].map((stage) => ({
    ...stage,
    name: stage.name.replace(/^Rendering .*/, 'Rendering'),
  }));

function barsOf(rows: readonly Row[], peer: Comparison | undefined): Bar[] {
  const row = (articles: number, locales = 1) =>
    rows.find((r) => r.articles === articles && r.locales === locales);
  const [small, middle, large, many] = [row(200), row(1000), row(4000), row(1000, 4)];
  const most = peer && peers[peer.peer].most;
  const perPage = (r: Row) => r.clean.wallSeconds / r.clean.pages;
  return [
    ...(middle && large
      ? [atMost('time per page, 4,000 / 1,000 articles', perPage(large) / perPage(middle), 1)]
      : []),
    ...(many && large
      ? [atMost('1,000 × 4 locales / 4,000 articles', many.clean.wallSeconds / large.clean.wallSeconds, 1.15)]
      : []),
    ...(small && large
      ? [atMost('article HTML, 4,000 / 200 articles', large.articleBytes / small.articleBytes, 1.05)]
      : []),
    ...(large ? [atMost('peak memory at 4,000 articles, MB', large.clean.peakMegabytes, 1200)] : []),
    ...(large
      ? [
          atMost('unchanged / first build at 4,000 articles, CPU', cpuShare(large.unchanged, large), 0.05),
          atMost('one edit / first build at 4,000 articles, CPU', cpuShare(large.edited, large), 0.1),
        ]
      : []),
    ...(most !== undefined && peer
      ? [atMost(`first build / ${peer.peer} at ${peer.articles} articles`, peer.ratio, most)]
      : []),
  ];
}
