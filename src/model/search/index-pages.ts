/** Builds the index of one locale from its documents: word weights of every page, in memory. */
import { clamp } from '#base/clamp.ts';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { sum } from '#base/sum.ts';
import { createJoiner, isCode } from './browser/codes.ts';
import { compoundParts, hasCompounds, unspacedParts } from './browser/compounds.ts';
import { bodyText, type SearchDocument } from './document.ts';
import {
  createPosting,
  maxWeight,
  type PageFacts,
  type Posting,
  type VocabularyWord,
} from './browser/index-format.ts';
import { stopWords } from './stop-words.ts';
import { createWordReader, isUnspaced } from './browser/tokens.ts';

type Field =
  'title' | 'searchFor' | 'keywords' | 'headings' | 'description' | 'beginning' | 'body' | 'links' | 'topics';

interface FieldWeight {
  readonly part: keyof typeof parts;
  /** How much a word counts there. */
  readonly boost: number;
  /** How much the length of the field counts against it, 0 to 1: b of BM25. */
  readonly length: number;
}

/**
 * What an article is called and what it says saturate apart: one that is about something and says much of it comes
 * before one that only names it. The shares add up to 1; `saturation`, k1 of BM25, says how soon more of a word
 * stops counting more. Like the weights of fields, tuned on the tuning half of `npm run bench -- search` and on
 * other help centres.
 */
const parts = {
  name: { share: 0.45, saturation: 2.5 },
  text: { share: 0.55, saturation: 1.2 },
} as const;

const fieldWeights: Readonly<Record<Field, FieldWeight>> = {
  title: { part: 'name', boost: 6, length: 0.5 },
  searchFor: { part: 'name', boost: 8, length: 0 },
  keywords: { part: 'name', boost: 5, length: 0 },
  headings: { part: 'name', boost: 2, length: 0.6 },
  description: { part: 'name', boost: 1.2, length: 0.3 },
  topics: { part: 'name', boost: 1, length: 0.5 },
  beginning: { part: 'text', boost: 0.6, length: 0 },
  body: { part: 'text', boost: 0.7, length: 0.35 },
  links: { part: 'text', boost: 0.1, length: 0 },
};

/** The index of one locale before it is written to files. Pages are numbered by their place in `documents`. */
export interface PageIndex {
  readonly pages: readonly PageFacts[];
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** Every word of the site in order, with its posting. */
  readonly words: readonly string[];
  readonly postings: readonly Posting[];
  /** Words worth correcting to, in order of their keys. */
  readonly vocabulary: readonly VocabularyWord[];
}

/**
 * Indexes documents: weights by BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted
 * fields, 2004), one number for all fields of a page. Parts of compounds, codes as one word (`E-07`, `e07`) and words
 * written apart elsewhere on the site ("log in", "login") are indexed too.
 */
export function indexPages(documents: readonly SearchDocument[], lang: string): PageIndex {
  const keyReader = createKeyReader(lang);
  const read = documents.map((document) => readFields(document, keyReader));
  const known = knownWords(read);
  const partsOf = partsReader(lang, known);
  const joins = isUnspaced(lang) ? new Map<string, ReadonlySet<string>>() : wordsWrittenTogether(known);
  const counts = read.map((page) => countWords(page, joins, partsOf));
  const average = averageLengths(read.map(({ words }) => words));
  const stops = stopWords(lang);

  const postings = new Map<string, { pages: number[]; weights: number[] }>();
  counts.forEach((words, page) => {
    const lengths = read[page]?.words;
    if (!lengths) return;
    for (const [word, byField] of words) {
      const weight = quantize(shareOf(byField, lengths, average));
      const inTitle = byField.title || byField.searchFor ? 1 : 0;
      const posting = postings.get(word) ?? { pages: [], weights: [] };
      postings.set(word, posting);
      posting.pages.push(page);
      posting.weights.push(weight * 2 + inTitle);
    }
  });
  const words = [...postings.keys()].toSorted(compareCodeUnits);
  const topics = [...new Map(documents.map((d) => [d.topicId, d.topicPath[0] ?? d.topicId]))];
  const topicNumbers = new Map(topics.map(([id], index) => [id, index]));
  return {
    pages: documents.map(({ topicId, linkedFrom }, page) => {
      const title = new Set(read[page]?.words.title);
      const telling = [...title].filter((word) => !stops.has(word)).length;
      return {
        titleWords: telling || title.size,
        topic: topicNumbers.get(topicId) ?? 0,
        prominence: Math.min(7, Math.round(Math.log2(1 + linkedFrom))),
      };
    }),
    topics: topics.map(([id, title]) => ({ id, title })),
    words,
    postings: words.map((word) =>
      createPosting(postings.get(word)?.pages ?? [], postings.get(word)?.weights ?? []),
    ),
    vocabulary: vocabularyOf(read, words, postings, keyReader.surfaces()),
  };
}

type Fields = Readonly<Record<Field, readonly string[]>>;

/** The words of a page, and those that some of them are together (see codes.ts). */
interface PageWords {
  readonly words: Fields;
  readonly joined: Fields;
}

const fieldNames: readonly Field[] = [
  'title',
  'searchFor',
  'keywords',
  'headings',
  'description',
  'beginning',
  'body',
  'links',
  'topics',
];

/** Articles say first what they're about, so this many words at the start of the body count more. */
const beginningWords = 50;

function readFields(document: SearchDocument, { keys, joined }: KeyReader): PageWords {
  const { headings, text, links } = bodyText(document.html);
  const read = (keysOf: (text: string) => string[]): Fields => {
    const body = keysOf(text);
    return {
      title: keysOf(document.title),
      searchFor: keysOf(document.searchFor.join(' . ')),
      keywords: keysOf(document.keywords.join(' . ')),
      headings: keysOf(headings.join(' . ')),
      description: keysOf(document.description),
      beginning: keysOf === keys ? body.slice(0, beginningWords) : [],
      body,
      links: keysOf(links.join(' . ')),
      topics: keysOf(document.topicPath.join(' . ')),
    };
  };
  return { words: read(keys), joined: read(joined) };
}

type KeyReader = ReturnType<typeof createKeyReader>;

/** Tokenizes texts to keys and counts how each key is written. */
function createKeyReader(lang: string) {
  const readWords = createWordReader(lang);
  const join = createJoiner(lang);
  const counts = new Map<string, { readonly key: string; count: number }>();
  const count = (key: string, written: string) => {
    const entry = counts.get(written);
    if (entry) entry.count++;
    else counts.set(written, { key, count: 1 });
  };
  const keys = (text: string): string[] => {
    const found: string[] = [];
    readWords(text, (key, written) => {
      count(key, written);
      found.push(key);
    });
    return found;
  };
  const joined = (text: string): string[] => {
    const found: string[] = [];
    const add = (parts: readonly string[], written: string) => {
      const word = parts.join('');
      readWords(word, (key, whole) => {
        if (whole !== word) return;
        count(key, written);
        found.push(key);
      });
    };
    for (const { parts, written } of join(text)) {
      add(parts, written);
      // `EM-400-Gerät` names the code, too.
      for (let end = parts.length - 1; end > 1; end--) {
        if (isCode(parts.slice(0, end))) add(parts.slice(0, end), parts.slice(0, end).join('-'));
      }
    }
    return found;
  };
  /** The way each key is written most often, in lower case, for keys that are not written as themselves. */
  const surfaces = (): Map<string, string> => {
    const bySurface = new Map<string, { readonly key: string; count: number }>();
    for (const [written, { key, count }] of counts) {
      const surface = written.toLocaleLowerCase(lang);
      const entry = bySurface.get(surface);
      if (entry) entry.count += count;
      else bySurface.set(surface, { key, count });
    }
    const best = new Map<string, { readonly surface: string; readonly count: number }>();
    for (const [surface, { key, count }] of bySurface) {
      if (count > (best.get(key)?.count ?? 0)) best.set(key, { surface, count });
    }
    return new Map([...best].flatMap(([key, { surface }]) => (surface === key ? [] : [[key, surface]])));
  };
  return { keys, joined, surfaces };
}

type FieldCounts = Partial<Record<Field, number>>;

/** Words made from others count half. */
const derivedCount = 0.5;

function knownWords(pages: readonly PageWords[]): Set<string> {
  const known = new Set<string>();
  for (const { words } of pages)
    for (const field of fieldNames) for (const word of words[field]) known.add(word);
  return known;
}

/** For the first of two words: second words that the site also writes together with it ("log" → "in"). */
function wordsWrittenTogether(known: ReadonlySet<string>): Map<string, Set<string>> {
  const joins = new Map<string, Set<string>>();
  for (const word of known) {
    for (let end = 2; end <= word.length - 2; end++) {
      const first = word.slice(0, end);
      const second = word.slice(end);
      if (!known.has(first) || !known.has(second)) continue;
      joins.set(first, (joins.get(first) ?? new Set()).add(second));
    }
  }
  return joins;
}

function countWords(
  { words, joined }: PageWords,
  joins: ReadonlyMap<string, ReadonlySet<string>>,
  partsOf: (word: string) => readonly string[],
): Map<string, FieldCounts> {
  const counts = new Map<string, FieldCounts>();
  const add = (word: string, field: Field, count: number) => {
    const entry = counts.get(word) ?? {};
    entry[field] = (entry[field] ?? 0) + count;
    counts.set(word, entry);
  };
  for (const field of fieldNames) {
    let last = '';
    for (const word of joined[field]) add(word, field, 1);
    for (const word of words[field]) {
      add(word, field, 1);
      for (const part of partsOf(word)) add(part, field, derivedCount);
      if (joins.get(last)?.has(word)) add(last + word, field, derivedCount);
      last = word;
    }
  }
  return counts;
}

const isVersion = /^v\p{N}/u;

/** The parts of compound words of the language, remembered, and versions without their `v`. */
function partsReader(lang: string, known: ReadonlySet<string>): (word: string) => readonly string[] {
  const isWord = (part: string) => known.has(part);
  const cut = isUnspaced(lang) ? unspacedParts : hasCompounds(lang) ? compoundParts : () => [];
  const parts = new Map<string, readonly string[]>();
  return (word) => {
    let found = parts.get(word);
    if (!found) parts.set(word, (found = isVersion.test(word) ? [word.slice(1)] : cut(word, isWord)));
    return found;
  };
}

function averageLengths(pages: readonly Fields[]): Readonly<Record<Field, number>> {
  const mean = (field: Field) =>
    Math.max(1, sum(pages, (page) => page[field].length) / Math.max(1, pages.length));
  return {
    title: mean('title'),
    searchFor: mean('searchFor'),
    keywords: mean('keywords'),
    headings: mean('headings'),
    description: mean('description'),
    beginning: mean('beginning'),
    body: mean('body'),
    links: mean('links'),
    topics: mean('topics'),
  };
}

/** How much a page is about a word, 0 to 1. */
function shareOf(counts: FieldCounts, page: Fields, average: Readonly<Record<Field, number>>): number {
  const sums = { name: 0, text: 0 };
  for (const field of fieldNames) {
    const count = counts[field];
    if (count === undefined) continue;
    const { part, boost, length } = fieldWeights[field];
    sums[part] += (boost * count) / (1 - length + (length * page[field].length) / average[field]);
  }
  const { name, text } = parts;
  return (
    (name.share * sums.name) / (name.saturation + sums.name) +
    (text.share * sums.text) / (text.saturation + sums.text)
  );
}

const quantize = (share: number) => clamp(Math.round(share * maxWeight), 1, maxWeight);

/** The largest size of a vocabulary. It has all words of a small site; for a large one, the rarest are left out. */
const vocabularySize = 16_000;

function vocabularyOf(
  read: readonly PageWords[],
  words: readonly string[],
  postings: ReadonlyMap<string, { readonly pages: readonly number[] }>,
  surfaces: ReadonlyMap<string, string>,
): VocabularyWord[] {
  const prominent = new Set(
    read.flatMap(({ words: { title, searchFor, keywords, headings } }) => [
      ...title,
      ...searchFor,
      ...keywords,
      ...headings,
    ]),
  );
  const pagesOf = (word: string) => postings.get(word)?.pages.length ?? 0;
  const worth = (word: string) => (prominent.has(word) ? 2 : 1) * pagesOf(word);
  const chosen = words
    .filter((word) => word.length > 1 && !/\p{N}/u.test(word))
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, vocabularySize)
    .toSorted(compareCodeUnits);
  return chosen.map((word) => ({ surface: surfaces.get(word) ?? word, pages: pagesOf(word) }));
}
