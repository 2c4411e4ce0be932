/** Builds the index of one locale from its documents: word weights of every page, in memory. */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import { compoundParts, hasCompounds, unspacedParts } from './browser/compounds.ts';
import { createPosting, type PageFacts, type Posting, type VocabularyWord } from './browser/index-format.ts';
import { isUnspaced } from './browser/tokens.ts';
import {
  createKeyReader,
  fieldNames,
  noFields,
  readQuestion,
  surfacesOf,
  type AskedPage,
  type Field,
  type Form,
  type ReadDocument,
} from './page-words.ts';
import { stopWords } from './stop-words.ts';
import { hasPairs, pairKey } from './browser/pairs.ts';
import { vocabularyOf } from './vocabulary.ts';
import { compoundsWrittenApart } from './written-apart.ts';
import { averageLengths, quantize, questionWeight, shareOf, type FieldCounts } from './word-weights.ts';

/** The index of one locale before it is written to files. Pages are numbered by their place in `documents`. */
export interface PageIndex {
  readonly pages: readonly PageFacts[];
  readonly topics: readonly { readonly id: string; readonly title: string }[];
  /** Every word of the site in order, with its posting. */
  readonly words: readonly string[];
  readonly postings: readonly Posting[];
  /** Words worth correcting to, in order of their keys. */
  readonly vocabulary: readonly VocabularyWord[];
  /** Questions that nothing answers, numbered behind the pages. */
  readonly unanswered: number;
  /** The postings of a question's words as they would be if nobody had written down that these pages answer it. */
  readonly without: (ask: string, pages: readonly number[]) => ReadonlyMap<string, Posting>;
}

/** What customers ask, as far as it ranks. */
export interface AskedQuestions {
  /** By the id of each page that answers. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  readonly unanswered: readonly string[];
}

const nothingAsked: AskedQuestions = { answered: new Map(), unanswered: [] };

/**
 * Indexes documents: weights by BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted
 * fields, 2004), one number for all fields of a page. Parts of compounds, codes as one word (`E-07`, `e07`) and words
 * written apart elsewhere on the site ("log in", "login") are indexed too. Questions that nothing answers are
 * like pages that say nothing else.
 */
export function indexPages(
  documents: readonly ReadDocument[],
  lang: string,
  { answered, unanswered }: AskedQuestions = nothingAsked,
): PageIndex {
  const keyReader = createKeyReader(lang);
  const read = documents.map(({ id, page }): AskedPage => {
    const questions = (answered.get(id) ?? []).map((ask) => readQuestion(ask, keyReader));
    return { ...page, questions, asked: keyReader.takeForms() };
  });
  const siteWords = wordsOfSite(lang, knownWords(read));
  const counts = read.map((page) => countWords(page, siteWords));
  const average = averageLengths(read.map(({ words }) => words));

  const postings: GrowingPostings = new Map();
  const weigh = (byField: FieldCounts, page: number) => {
    const inTitle = byField.title || byField.searchFor ? 1 : 0;
    return quantize(shareOf(byField, read[page]?.words ?? noFields, average)) * 2 + inTitle;
  };
  counts.forEach((words, page) => {
    for (const [word, byField] of words) addTo(postings, word, page, weigh(byField, page));
  });
  // A word that only they have is none to correct others to.
  const vocabulary = vocabularyOf(read, ordered(postings), postings, surfacesOf(formsOf(read)));
  unanswered.forEach((ask, number) => {
    for (const [word, count] of questionCounts(readQuestion(ask, keyReader), siteWords)) {
      const page = documents.length + number;
      addTo(postings, word, page, weigh({ questions: count }, page));
    }
  });
  const words = ordered(postings);
  const topics = [...new Map(documents.map((d) => [d.topicId, d.topicPath[0] ?? d.topicId]))];
  const topicNumbers = new Map(topics.map(([id], index) => [id, index]));
  return {
    pages: documents.map(({ topicId, linkedFrom }, page) => {
      const title = new Set(read[page]?.words.title);
      const telling = [...title].filter((word) => !siteWords.stops.has(word)).length;
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
    vocabulary,
    unanswered: unanswered.length,
    without: (ask, pages) =>
      postingsWithout(questionCounts(readQuestion(ask, keyReader), siteWords), pages, {
        postings,
        counts,
        weigh,
      }),
  };
}

/** What the words of a site make of one another. */
const wordsOfSite = (lang: string, known: ReturnType<typeof knownWords>) => ({
  joins: isUnspaced(lang) ? new Map<string, ReadonlySet<string>>() : wordsWrittenTogether(known),
  partsOf: partsReader(lang, known),
  compoundsOf: compoundsWrittenApart(lang, known),
  stops: stopWords(lang),
  hasPairs: hasPairs(lang),
});

function* formsOf(pages: readonly AskedPage[]): Iterable<Form> {
  for (const { forms, asked } of pages) {
    yield* forms;
    yield* asked;
  }
}

/** Postings to which pages are still added. */
type GrowingPostings = Map<string, { readonly pages: number[]; readonly weights: number[] }>;

function addTo(postings: GrowingPostings, word: string, page: number, weight: number): void {
  const posting = postings.get(word);
  if (posting) {
    posting.pages.push(page);
    posting.weights.push(weight);
  } else postings.set(word, { pages: [page], weights: [weight] });
}

interface Weighed {
  readonly postings: GrowingPostings;
  readonly counts: readonly ReadonlyMap<string, FieldCounts>[];
  readonly weigh: (byField: FieldCounts, page: number) => number;
}

/** Postings of the words of a question, less what the question counts on these pages. */
function postingsWithout(
  question: ReadonlyMap<string, number>,
  pages: readonly number[],
  { postings, counts, weigh }: Weighed,
): ReadonlyMap<string, Posting> {
  const without = new Map<string, Posting>();
  for (const [word, count] of question) {
    const kept: [page: number, weight: number][] = [];
    const posting = postings.get(word);
    for (const [index, page] of posting?.pages.entries() ?? []) {
      const byField = counts[page]?.get(word) ?? {};
      const rest = { ...byField, questions: (byField.questions ?? 0) - count };
      if (!pages.includes(page)) kept.push([page, posting?.weights[index] ?? 0]);
      else if (fieldNames.some((field) => rest[field]) || rest.questions > 0.01)
        kept.push([page, weigh(rest, page)]);
    }
    const [numbers, weights] = [kept.map(([page]) => page), kept.map(([, weight]) => weight)];
    without.set(word, createPosting(numbers, weights));
  }
  return without;
}

const ordered = (postings: ReadonlyMap<string, unknown>) => [...postings.keys()].toSorted(compareCodeUnits);

/** What each word of a question counts. */
function questionCounts(
  question: ReadonlySet<string>,
  { partsOf, stops }: Words,
): ReadonlyMap<string, number> {
  const weight = questionWeight(question.size - [...question].filter((word) => stops.has(word)).length);
  const counts = new Map<string, number>();
  const add = (word: string, count: number) => counts.set(word, (counts.get(word) ?? 0) + count);
  for (const word of question) {
    add(word, weight);
    for (const part of partsOf(word)) add(part, weight * derivedCount);
  }
  return counts;
}

/** Words made from others count half. */
const derivedCount = 0.5;

function knownWords(pages: readonly AskedPage[]): Set<string> {
  const known = new Set<string>();
  for (const { words, questions } of pages) {
    for (const field of fieldNames) for (const word of words[field]) known.add(word);
    for (const question of questions) for (const word of question) known.add(word);
  }
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

/** What the words of a site are to each other. */
interface Words {
  readonly joins: ReadonlyMap<string, ReadonlySet<string>>;
  readonly partsOf: (word: string) => readonly string[];
  /** The compounds that words standing together say, written apart. */
  readonly compoundsOf: (words: readonly string[]) => ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly hasPairs: boolean;
}

/** Where a page says what it's about: two words side by side count as one there. */
const pairFields: ReadonlySet<Field> = new Set<Field>(['title', 'headings', 'description', 'beginning']);

/** So short that words in it belong together. */
const shortFields = ['title', 'description'] as const satisfies readonly Field[];

function countWords({ words, joined, questions }: AskedPage, siteWords: Words): Map<string, FieldCounts> {
  const { joins, partsOf } = siteWords;
  const counts = new Map<string, FieldCounts>();
  const add = (word: string, field: keyof FieldCounts, count: number) => {
    const entry = counts.get(word);
    if (entry) entry[field] = (entry[field] ?? 0) + count;
    else counts.set(word, { [field]: count });
  };
  for (const field of fieldNames) {
    let last = '';
    for (const word of joined[field]) add(word, field, 1);
    for (const word of words[field]) {
      add(word, field, 1);
      for (const part of partsOf(word)) add(part, field, derivedCount);
      if (joins.get(last)?.has(word)) add(last + word, field, derivedCount);
      const pair =
        siteWords.hasPairs && pairFields.has(field) ? pairKey(last, word, siteWords.stops) : undefined;
      if (pair !== undefined) add(pair, field, 1);
      last = word;
    }
  }
  for (const field of shortFields)
    for (const word of siteWords.compoundsOf(words[field])) add(word, field, derivedCount);
  for (const question of questions) {
    for (const [word, count] of questionCounts(question, siteWords)) add(word, 'questions', count);
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
