/**
 * Measures search: how well known items are found, by ours, by Pagefind as it comes and by MiniSearch tuned on
 * the full text, in one run; bytes of index fetched; and how all grows with the site.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { closePagefind } from '../../src/build/pagefind.ts';
import { noSearchSettings, parseSearchSettings } from '../../src/model/search/settings.ts';
import { atMost, type Bar, type BenchResult } from './result.ts';
import { readCorpus } from './search/corpus.ts';
import { prepareContest, type Contestant } from './search/engines.ts';
import { measure, type Measures } from './search/measures.ts';
import {
  half,
  knownItems,
  seededRandom,
  withoutAccents,
  withTypo,
  type KnownItem,
} from './search/queries.ts';
import { syntheticDocuments } from './search/synthetic.ts';

export interface SearchBenchOptions {
  /** Folder with the Markdown articles of one locale. */
  readonly folder: string;
  readonly locale: string;
  readonly half: 'tuning' | 'test' | 'all';
  /** YAML list of `{ q, expect: [ids] }`, questions as customers ask them. */
  readonly questions?: string | undefined;
  /** `content/search/<locale>.yaml` */
  readonly settings?: string | undefined;
}

/** Queries whose bytes are counted. */
const bytesSample = 20;

type ByEngine = Readonly<Record<string, Measures>>;

export interface SearchFigures {
  readonly folder: string;
  readonly locale: string;
  readonly half: string;
  readonly documents: number;
  readonly knownItems: Readonly<Record<string, ByEngine>>;
  readonly questions: ByEngine | undefined;
  /** Compressed bytes of index for one query on an empty cache, mean over known items; scripts and texts come on top. */
  readonly indexBytesOfFirstQuery: Readonly<Record<string, number>>;
}

/** Compares the searches on one locale of one corpus. */
export async function benchSearch(options: SearchBenchOptions): Promise<SearchFigures> {
  const { folder, locale } = options;
  const corpus = readCorpus(folder, locale);
  const ids = new Set(corpus.documents.map(({ id }) => id));
  const settings = options.settings
    ? parseSearchSettings({ file: options.settings, text: readFileSync(options.settings, 'utf8') }, ids)
        .settings
    : noSearchSettings;
  const all = knownItems(corpus, locale);
  const items = options.half === 'all' ? all : half(all, options.half === 'tuning' ? 0 : 1);
  const contest = await prepareContest(corpus.documents, locale, settings);
  try {
    const variants = Object.entries(variantsOf(items, locale)).filter(([, queries]) => queries.length > 0);
    const results: Record<string, ByEngine> = {};
    for (const [name, queries] of variants) results[name] = await runAll(contest.contestants, queries);
    return {
      folder: basename(folder),
      locale,
      half: options.half,
      documents: corpus.documents.length,
      knownItems: results,
      questions: options.questions && (await runAll(contest.contestants, readQuestions(options.questions))),
      indexBytesOfFirstQuery: await firstQueryBytes(
        contest.contestants,
        items.slice(0, bytesSample).map(({ query }) => query),
      ),
    } as SearchFigures;
  } finally {
    await contest.close();
  }
}

function variantsOf(items: readonly KnownItem[], locale: string): Record<string, readonly KnownItem[]> {
  const random = seededRandom(7);
  const rewrite = (change: (query: string) => string) =>
    items.map((item) => ({ ...item, query: change(item.query) }));
  return {
    'as written': items,
    hard: items.filter(({ hard }) => hard),
    'one typo': rewrite((query) => withTypo(query, locale, random)),
    'no accents': rewrite(withoutAccents),
    'upper case': rewrite((query) => query.toLocaleUpperCase(locale)),
  };
}

async function runAll(contestants: readonly Contestant[], items: readonly KnownItem[]): Promise<ByEngine> {
  const entries: [string, Measures][] = [];
  for (const { name, search } of contestants) {
    const judged = [];
    for (const { query, expected } of items) judged.push({ expected, found: await search(query) });
    entries.push([name, measure(judged)]);
  }
  return Object.fromEntries(entries);
}

function readQuestions(file: string): KnownItem[] {
  const entries = parse(readFileSync(file, 'utf8')) as readonly {
    readonly q: string;
    readonly expect: string[];
  }[];
  return entries.map(({ q, expect }) => ({ query: q, expected: expect, hard: false }));
}

/** Mean over queries, each on an empty cache. */
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

/** The bars for a corpus; "at least" is written as a difference that is at most something. */
export function barsOf({ locale, folder, knownItems: found, questions }: SearchFigures): Bar[] {
  const compare = (set: ByEngine | undefined, label: string): Bar[] => {
    const [ours, pagefind, mini] = [set?.['fener'], set?.['pagefind default'], set?.['minisearch tuned']];
    if (!ours || !pagefind || !mini) return [];
    const name = `${folder}, ${label}`;
    const japanese =
      locale === 'ja'
        ? [
            atMost(
              `${name}: success@5 of Pagefind as it comes minus ours`,
              pagefind.success5 - ours.success5,
              -0.1,
            ),
          ]
        : [];
    return [
      atMost(`${name}: MRR@10 of Pagefind as it comes minus ours`, pagefind.mrr10 - ours.mrr10, -0.1),
      atMost(`${name}: MRR@10 of MiniSearch tuned minus ours`, mini.mrr10 - ours.mrr10, 0),
      atMost(`${name}: share of queries that find nothing`, ours.empty, 0.01),
      ...japanese,
    ];
  };
  const clean = found['as written']?.['fener'];
  const keeps = (variant: string, share: number): Bar[] => {
    const changed = found[variant]?.['fener'];
    if (!clean || !changed) return [];
    const lost = 1 - changed.mrr10 / clean.mrr10;
    return [atMost(`${folder}, ${variant}: share of MRR@10 that is lost`, lost, 1 - share)];
  };
  return [
    ...compare(found['as written'], 'known items'),
    ...compare(questions, 'questions'),
    ...keeps('one typo', 0.95),
    ...(locale === 'tr' ? ['no accents', 'upper case'].flatMap((variant) => keeps(variant, 0.98)) : []),
  ];
}

export interface GrowthFigures {
  readonly documents: number;
  readonly buildMilliseconds: number;
  /** Compressed bytes of index that a first query of three words fetches, mean of twenty on empty caches. */
  readonly indexBytesOfFirstQuery: Readonly<Record<string, number>>;
  readonly queryMilliseconds: { readonly p50: number; readonly p95: number };
}

/** Measures sites of made-up documents of 580 words. */
export async function benchGrowth(documents: number): Promise<GrowthFigures> {
  const made = syntheticDocuments(documents);
  const random = seededRandom(3);
  const queries = Array.from({ length: bytesSample }, () => {
    const words = made[Math.floor(random() * made.length)]?.title.split(' ') ?? [];
    return words.slice(1, 4).join(' ');
  });
  const contest = await prepareContest(made, 'en', noSearchSettings, { withMiniSearch: false });
  const times: number[] = [];
  try {
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

function percentiles(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(10 * (sorted[Math.floor(share * sorted.length)] ?? 0)) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Every locale of a content folder, or the folder itself as one locale. */
function corporaOf(content: string, locales: readonly string[]): SearchBenchOptions[] {
  const articles = join(content, 'articles');
  if (!existsSync(articles)) return [{ folder: content, locale: locales[0] ?? 'en', half: 'test' }];
  return globSync('*', { cwd: articles })
    .toSorted()
    .filter((locale) => locales.length === 0 || locales.includes(locale))
    .map((locale) => ({
      folder: join(articles, locale),
      locale,
      half: 'test' as const,
      questions: existing(join('tests/search', `${locale}.yaml`)),
      settings: existing(join(content, 'search', `${locale}.yaml`)),
    }));
}

const existing = (file: string) => (existsSync(file) ? file : undefined);

/**
 * The benchmark of `npm run bench -- search`: `--content` a content folder or a folder of Markdown (default
 * CONTENT_DIR or `content`), `--locale` only these locales (`en` for a folder of Markdown), `--half` the known
 * items to use (`test`, `tuning`, `all`; tune on `tuning` only), `--sizes 400,4000` made-up sites of so many
 * documents as well.
 */
export async function run(
  args: readonly string[],
  onStep: (step: string) => void = () => {},
): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      content: { type: 'string', default: process.env['CONTENT_DIR'] ?? 'content' },
      locale: { type: 'string', multiple: true, default: [] },
      half: { type: 'string', default: 'test' },
      sizes: { type: 'string', default: '' },
    },
  });
  const chosen = (['test', 'tuning', 'all'] as const).find((name) => name === values.half);
  if (!chosen) throw new Error(`--half is "${values.half}"; use test, tuning or all.`);
  const corpora: SearchFigures[] = [];
  for (const options of corporaOf(values.content, values.locale)) {
    onStep(`search: ${options.folder}`);
    corpora.push(await benchSearch({ ...options, half: chosen }));
  }
  const growth: GrowthFigures[] = [];
  for (const size of values.sizes.split(',').filter(Boolean)) {
    onStep(`search: ${size} made-up documents`);
    growth.push(await benchGrowth(Number(size)));
  }
  await closePagefind();
  return { figures: { corpora, growth }, bars: corpora.flatMap(barsOf) };
}
