/** How well searches find known items and answer customers' questions, in one locale of one help centre. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { HelpCentre } from '#model/help-centre.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { atMost, type Bar } from '../result.ts';
import { readCorpus } from './corpus.ts';
import { prepareContest, type Contestant } from './engines.ts';
import { measure, type Measures } from './measures.ts';
import {
  half,
  isHard,
  knownItems,
  seededRandom,
  withoutAccents,
  withTypo,
  type KnownItem,
} from './queries.ts';
import { hasInputSlips, withInputSlip } from './slips/input-slips.ts';

export type Half = 'tuning' | 'test' | 'all';

export interface RelevanceOptions {
  /** For the names of bars. */
  readonly name: string;
  readonly centre: HelpCentre;
  readonly settings: SearchSettings;
  readonly locale: string;
  readonly half: Half;
  /** Folder with `<locale>.yaml`: a list of `{ q, expect: [ids] }`, questions as customers ask them. */
  readonly questions: string;
}

/** A slip that people make with the input method or keyboard of their language. */
const inputSlip = 'one slip of the input method';

export type ByEngine = Readonly<Record<string, Measures>>;

export interface RelevanceFigures {
  readonly name: string;
  readonly locale: string;
  readonly half: Half;
  readonly documents: number;
  /** Texts of links to an article on other pages, and how they are found. */
  readonly knownItems: ByEngine | undefined;
  /** Questions of customers. */
  readonly questions: ByEngine | undefined;
  /** Both together, and what becomes of them when they are typed otherwise. */
  readonly queries: Readonly<Record<string, ByEngine>>;
  /** Compressed bytes of index for one query on an empty cache, mean over 20 queries; scripts and texts come on top. */
  readonly indexBytesOfFirstQuery: Readonly<Record<string, number>>;
}

/** Queries whose bytes are counted. */
const bytesSample = 20;

/** Typing slips are drawn so many times for each query: one would say more about the slip than about the search. */
const typoRounds = 5;

/** Compares the searches on one locale; nothing where it has no queries. */
export async function benchRelevance(options: RelevanceOptions): Promise<RelevanceFigures | undefined> {
  const { centre, locale, settings } = options;
  const corpus = await readCorpus(centre, locale);
  const lang = centre.site.locales.find(({ id }) => id === locale)?.lang ?? locale;
  const titles = new Map(corpus.documents.map(({ id, title }) => [id, title]));
  const items = chosenHalf(knownItems(corpus, lang), options.half);
  const asked = readQuestions(options.questions, locale).filter(({ expect }) =>
    expect.every((id) => titles.has(id)),
  );
  const questions = chosenHalf(
    asked.map(({ q, expect }): KnownItem => {
      const hard = expect.every((id) => isHard(q, titles.get(id) ?? '', lang));
      return { query: q, expected: expect, hard };
    }),
    options.half,
  );
  const all = [...items, ...questions];
  if (all.length === 0) return undefined;
  const { contestants, close } = await prepareContest(corpus.documents, lang, settings);
  try {
    const queries: Record<string, ByEngine> = {};
    for (const [name, variant] of Object.entries(variantsOf(all, lang))) {
      if (variant.length > 0) queries[name] = await runAll(contestants, variant);
    }
    return {
      name: options.name,
      locale,
      half: options.half,
      documents: corpus.documents.length,
      knownItems: items.length > 0 ? await runAll(contestants, items) : undefined,
      questions: questions.length > 0 ? await runAll(contestants, questions) : undefined,
      queries,
      indexBytesOfFirstQuery: await firstQueryBytes(
        contestants,
        all.slice(0, bytesSample).map(({ query }) => query),
      ),
    };
  } finally {
    await close();
  }
}

const chosenHalf = (items: readonly KnownItem[], which: Half) =>
  which === 'all' ? items : half(items, which === 'tuning' ? 0 : 1);

function variantsOf(items: readonly KnownItem[], lang: string): Record<string, readonly KnownItem[]> {
  const random = seededRandom(7);
  const rewrite = (change: (query: string) => string) =>
    items.map((item) => ({ ...item, query: change(item.query) }));
  const slipped = (slip: typeof withTypo) =>
    Array.from({ length: typoRounds }, () => rewrite((query) => slip(query, lang, random))).flat();
  return {
    'as written': items,
    hard: items.filter(({ hard }) => hard),
    'one typo': slipped(withTypo),
    [inputSlip]: hasInputSlips(lang) ? slipped(withInputSlip) : [],
    'no accents': rewrite(withoutAccents),
    'upper case': rewrite((query) => query.toLocaleUpperCase(lang)),
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

interface Question {
  readonly q: string;
  readonly expect: readonly string[];
}

function readQuestions(folder: string, locale: string): readonly Question[] {
  const file = join(folder, `${locale}.yaml`);
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as readonly Question[]) : [];
}

/** Mean over queries, each on an empty cache. */
export async function firstQueryBytes(
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
export function relevanceBars({ locale, name: corpus, queries }: RelevanceFigures): Bar[] {
  const name = `${corpus} (${locale})`;
  const written = queries['as written'];
  const [ours, pagefind, mini] = [
    written?.['fener'],
    written?.['pagefind default'],
    written?.['minisearch tuned'],
  ];
  if (!ours || !pagefind || !mini) return [];
  const keeps = (variant: string, share: number): Bar[] => {
    const changed = queries[variant]?.['fener'];
    if (!changed) return [];
    const lost = 1 - changed.mrr10 / ours.mrr10;
    return [atMost(`${name}, ${variant}: share of MRR@10 that is lost`, lost, 1 - share)];
  };
  const inJapanese = atMost(
    `${name}: success@5 of Pagefind as it comes minus ours`,
    pagefind.success5 - ours.success5,
    -0.1,
  );
  return [
    atMost(`${name}: MRR@10 of Pagefind as it comes minus ours`, pagefind.mrr10 - ours.mrr10, -0.1),
    atMost(`${name}: MRR@10 of MiniSearch tuned minus ours`, mini.mrr10 - ours.mrr10, 0),
    atMost(`${name}: share of queries that find nothing`, ours.empty, 0.01),
    ...(locale === 'ja' ? [inJapanese] : []),
    ...keeps('one typo', 0.95),
    ...keeps(inputSlip, 0.92),
    ...(locale === 'tr' ? ['no accents', 'upper case'].flatMap((variant) => keeps(variant, 0.98)) : []),
  ];
}
