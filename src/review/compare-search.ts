/** Asks the old and the new search index what articles promise to be found by, and what customers ask. */
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';
import { contentHash } from '#base/content-hash.ts';
import { sum } from '#base/sum.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { readDocuments } from '#model/search/page-words.ts';
import { findMisses, selfTestProblems } from '#model/search/self-test.ts';
import { noSearchSettings, type SearchSettings } from '#model/search/settings.ts';
import { searchSources, selfTestQueries, type SearchSource } from '#model/search/sources.ts';
import type { Problem } from '#problems/problem.ts';
import { memoryIndex, type MemoryIndex } from '#publish/search/memory-index.ts';
import { readSearchDocuments } from '#publish/search/search-documents.ts';
import type { Locale } from '#site/site.ts';
import type { IndexSize, SearchChange, SearchChanges } from './review.ts';

const gzip = promisify(gzipWithCallback);

/** One side of the comparison. */
export interface SearchSide {
  readonly centre: HelpCentre;
  readonly search: ReadonlyMap<string, SearchSettings>;
}

interface Sides {
  readonly before: SearchSide;
  readonly after: SearchSide;
  readonly cacheDir: string;
}

/** What the comparison finds; the problems are those of the self-tests of each side. */
export interface ComparedSearch extends SearchChanges {
  readonly before: readonly Problem[];
  readonly after: readonly Problem[];
}

/** Compares the locales whose texts, settings or questions are different; the others find what they found. */
export async function compareSearch(sides: Sides): Promise<ComparedSearch> {
  const compared: ComparedSearch[] = [];
  for (const locale of sides.after.centre.site.locales) {
    const [before, after] = [readSide(sides.before, locale), readSide(sides.after, locale)];
    if (before.key !== after.key) compared.push(await compareLocale(before, after, locale, sides.cacheDir));
  }
  return {
    search: compared.flatMap(({ search }) => search),
    index: compared.flatMap(({ index }) => index),
    before: compared.flatMap(({ before }) => before),
    after: compared.flatMap(({ after }) => after),
  };
}

/** What a side's index of a locale is made of. `key` changes with it. */
interface LocaleSide {
  readonly centre: HelpCentre;
  readonly sources: readonly SearchSource[];
  readonly settings: SearchSettings;
  readonly key: string;
}

function readSide({ centre, search }: SearchSide, { id }: Locale): LocaleSide {
  const sources = centre.tree.has(id) ? searchSources(centre, id) : [];
  const settings = search.get(id) ?? noSearchSettings;
  // Days of commits and places on disk change no result.
  const key = JSON.stringify([
    sources.map((source) => ({ ...source, updated: '', text: source.text.hash })),
    {
      ...settings,
      selfTestExceptions: settings.selfTestExceptions.map(({ article, query }) => [article, query]),
      questions: settings.questions.map(({ ask, articles, heldOut }) => [ask, articles, heldOut]),
    },
  ]);
  return { centre, sources, settings, key };
}

async function compareLocale(
  before: LocaleSide,
  after: LocaleSide,
  locale: Locale,
  cacheDir: string,
): Promise<ComparedSearch> {
  // The texts of the check: what it has rendered needn't be rendered again, and what hasn't changed is rendered once.
  const texts = join(cacheDir, 'checked-search', `${locale.id}.texts.json`);
  const now = await indexOf(after, locale, texts, { isKept: true });
  const old = await indexOf(before, locale, texts, { isKept: false });
  return {
    search: await changedPlaces({ before, after, old, now, locale: locale.id }),
    index: [{ locale: locale.id, before: await sizeOf(old), after: await sizeOf(now) }],
    before: await testSide(before, old, locale),
    after: await testSide(after, now, locale),
  };
}

async function indexOf(
  { sources, settings }: LocaleSide,
  locale: Locale,
  texts: string,
  { isKept }: { readonly isKept: boolean },
): Promise<MemoryIndex> {
  const { documents, keepTexts } = await readSearchDocuments(sources, texts);
  if (isKept) keepTexts();
  return memoryIndex(readDocuments(documents, locale.lang), locale, settings, likeFragment);
}

/** As long as the name of a text's file, and as hard to compress. */
const likeFragment = (url: string) => `fragment/xx_${contentHash(url).slice(0, 7)}`;

async function sizeOf({ files }: MemoryIndex): Promise<IndexSize['before']> {
  return sum(await Promise.all(files.map((bytes) => gzip(bytes, { level: 9 }))), ({ length }) => length);
}

const questionsOf = ({ centre, settings }: LocaleSide, locale: string) =>
  centre.tree.has(locale) ? selfTestQueries(centre, locale, settings.questions) : [];

const testSide = async (side: LocaleSide, { engine }: MemoryIndex, { id }: Locale): Promise<Problem[]> =>
  selfTestProblems(await findMisses(engine, questionsOf(side, id)), side.settings);

/** Results that a page shows at first. */
const firstResults = 3;
const mostResults = 10;

/** Questions of both sides about articles of both sides: those of new ones are the self-test's business. */
async function changedPlaces({
  before,
  after,
  old,
  now,
  locale,
}: {
  readonly before: LocaleSide;
  readonly after: LocaleSide;
  readonly old: MemoryIndex;
  readonly now: MemoryIndex;
  readonly locale: string;
}): Promise<SearchChange[]> {
  const known = new Set(before.sources.map(({ id }) => id));
  const titles = new Map(after.sources.map(({ id, title }) => [id, title]));
  const asked = [...questionsOf(after, locale), ...questionsOf(before, locale)];
  const questions = new Map(asked.map((one) => [[...one.articles, one.query].join('\n'), one]));
  const changes: SearchChange[] = [];
  for (const { articles: answers, query } of questions.values()) {
    const articles = answers.filter((id) => titles.has(id) && known.has(id));
    const [article] = articles;
    if (article === undefined) continue;
    const [was, is] = [await placeOf(old, query, articles), await placeOf(now, query, articles)];
    if (was === is) continue;
    const title = titles.get(article) ?? article;
    changes.push({
      locale,
      question: query,
      article,
      title,
      change: changeOf(was, is),
      before: was,
      after: is,
    });
  }
  return changes;
}

/** The place of the first of several articles that answer. */
async function placeOf(
  { engine }: MemoryIndex,
  query: string,
  articles: readonly string[],
): Promise<number | null> {
  const { results } = await engine.search(query, { limit: mostResults });
  const index = results.findIndex(({ id }) => articles.includes(id));
  return index === -1 ? null : index + 1;
}

function changeOf(before: number | null, after: number | null): SearchChange['change'] {
  const isFirst = (place: number | null) => place !== null && place <= firstResults;
  if (isFirst(before) === isFirst(after)) return 'moved';
  return isFirst(after) ? 'won' : 'lost';
}
