/** Questions that readers asked and the articles that they opened in the end: what search could learn. */
import { sum } from '#base/sum.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';
import type { Answered, Asked, AskedByWords } from './asked.ts';
import { leastVisitors, mostFrequent, visitorsOf } from './counts.ts';
import { frequentSets, type Transaction } from './frequent-sets.ts';
import { safestOf, safeText } from './safe-text.ts';

/** A question, and what answered it. */
export interface Phrase {
  readonly ask: string;
  /** Keys of its words, sorted. */
  readonly words: readonly string[];
  /** Several if readers were content with any of them. */
  readonly articles: readonly string[];
  /** Different visitors, at least. */
  readonly visitors: number;
  /** Searches that led to these articles, and how many of them only after other words. */
  readonly searches: number;
  readonly afterOtherWords: number;
  readonly helped: number;
  readonly unhelpful: number;
  /** Whether many questions share these words, and nobody has to have asked just so. */
  readonly isShared: boolean;
}

/** Of all who found something, so many must have found these articles. */
const leastShare = 0.7;
/** An article that fewer found is not among them. */
const leastOwnShare = 0.25;
/** Shared words say less than a whole question, so they must lead to one article. */
const leastShareOfShared = 0.8;
const mostSharedOfArticle = 20;

/** Phrases of a locale: whole questions first, then words that different questions share. */
export function findPhrases(asked: AskedByWords, locale: string): Phrase[] {
  const whole = [...asked.values()].flatMap((one) => wholeQuestion(one) ?? []);
  const shared = sharedWords(asked, locale).filter(
    ({ words, articles }) =>
      !whole.some((phrase) => phrase.articles.includes(articles[0] ?? '') && isWithin(words, phrase.words)),
  );
  return [...whole, ...shared];
}

const isWithin = (some: readonly string[], all: readonly string[]) =>
  some.every((word) => all.includes(word));

function wholeQuestion({ words, texts, answered }: Asked): Phrase | undefined {
  const total = sum([...answered.values()], ({ n }) => n);
  const own = [...answered]
    .filter(([, { n, helped, unhelpful }]) => n >= leastOwnShare * total && unhelpful <= helped)
    .toSorted(([, a], [, b]) => b.n - a.n);
  const found = own.map(([, one]) => one);
  const visitors = visitorsOf(found.map(({ firsts }) => firsts));
  const ask = safestOf(texts);
  const isClear = total > 0 && sum(found, ({ n }) => n) >= leastShare * total;
  if (ask === undefined || !isClear || visitors < leastVisitors) return undefined;
  return { ask, words, articles: own.map(([id]) => id), visitors, ...figuresOf(found), isShared: false };
}

const figuresOf = (found: readonly Answered[]) => ({
  searches: sum(found, ({ n }) => n),
  afterOtherWords: sum(found, ({ n, direct }) => n - direct),
  helped: sum(found, ({ helped }) => helped),
  unhelpful: sum(found, ({ unhelpful }) => unhelpful),
});

/** Sets of words that visitors used in different questions which one article answered. */
function sharedWords(asked: AskedByWords, locale: string): Phrase[] {
  const byArticle = new Map<string, Transaction<Asked>[]>();
  for (const one of asked.values()) {
    if (safestOf(one.texts) === undefined) continue;
    for (const [article, { firsts }] of one.answered) {
      if (firsts.size === 0) continue;
      const own = byArticle.get(article) ?? [];
      byArticle.set(article, own);
      own.push({ words: one.words, weeks: firsts, from: one });
    }
  }
  const byWord = questionsByWord(asked);
  const write = createWriter(locale);
  return [...byArticle].flatMap(([article, transactions]) =>
    frequentSets(transactions, leastVisitors)
      .flatMap(({ words, visitors, from }) => {
        const questions = (byWord.get(words[0] ?? '') ?? []).filter((one) => isWithin(words, one.words));
        const found = questions.flatMap(({ answered }) => answered.get(article) ?? []);
        const figures = figuresOf(found);
        const all = sum(questions, ({ answered }) => sum([...answered.values()], ({ n }) => n));
        const isClear = figures.searches >= leastShareOfShared * all && figures.unhelpful <= figures.helped;
        const ask = isClear ? write(from, words) : undefined;
        return ask === undefined
          ? []
          : [{ ask, words, articles: [article], visitors, ...figures, isShared: true }];
      })
      .slice(0, mostSharedOfArticle),
  );
}

function questionsByWord(asked: AskedByWords): ReadonlyMap<string, readonly Asked[]> {
  const byWord = new Map<string, Asked[]>();
  for (const one of asked.values()) {
    for (const word of one.words) {
      const own = byWord.get(word) ?? [];
      byWord.set(word, own);
      own.push(one);
    }
  }
  return byWord;
}

/** Writes words in the order and form in which some question has them. */
export function createWriter(
  locale: string,
): (question: Asked, words: readonly string[]) => string | undefined {
  const tokenize = createTokenizer(locale.split('-')[0] ?? locale);
  return ({ texts }, words) => {
    const text = mostFrequent(texts) ?? '';
    const written = new Map(
      tokenize(text)
        .filter(({ key }) => words.includes(key))
        .map(({ key, start, end }) => [key, text.slice(start, end)]),
    );
    return written.size === words.length ? safeText([...written.values()].join(' ')) : undefined;
  };
}
