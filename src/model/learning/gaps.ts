/** Questions that nothing answers, in groups that are about the same. */
import { sum } from '#base/sum.ts';
import { compareCodeUnits } from '#base/code-unit-order.ts';
import type { Asked, AskedByWords } from './asked.ts';
import {
  addTo,
  leastVisitors,
  totalOf,
  visitorsBehind,
  visitorsOf,
  type Counts,
  type WeekCounts,
} from './counts.ts';
import { frequentSets } from './frequent-sets.ts';
import { groupAlike } from './group-alike.ts';
import { createWriter } from './phrases.ts';
import { safestOf, safeText } from './safe-text.ts';
import { createVectors, createLikeness, type Vector } from './similar.ts';

/** A question of a gap, or words that its questions share, as enough visitors asked them. */
export interface GapQuestion {
  readonly ask: string;
  readonly visitors: number;
  readonly isShared: boolean;
}

/** A group of questions that nothing answers. */
export interface Gap {
  /** The words that most of its visitors used, most used first. */
  readonly about: readonly string[];
  readonly questions: readonly GapQuestion[];
  /** More of them, most asked first: only such as have no word that fewer than five visitors used. */
  readonly examples: readonly string[];
  /** Different visitors, at least. */
  readonly visitors: number;
  /** Searches that led nowhere. */
  readonly searches: number;
  /** Searches for the same questions that opened an article at last. */
  readonly answered: number;
  readonly withoutResult: number;
  /** Searches after which a person was asked. */
  readonly contacted: number;
  /** Articles that readers opened in vain, most opened first. */
  readonly tried: readonly string[];
  /** Searches that led nowhere in each of the last twelve weeks, oldest first. */
  readonly weeks: readonly number[];
  /** Against the four weeks before. */
  readonly trend: 'rising' | 'falling' | 'steady';
}

/** The questions that led nowhere most often are compared, since each is compared with each. */
const mostCompared = 1500;
/** How alike the questions of a group are on average, at least. */
const leastLikeness = 0.3;
/** So many of the most similar questions say whether readers who ask such things find something. */
const neighbours = 10;
const leastNeighbourLikeness = 0.15;
/** If more of them find something, some readers gave up, and the site doesn't lack an article. */
const mostAnswered = 0.9;

const weeksShown = 12;
const mostWords = 6;
const mostExamples = 5;

/** A group before anybody's words are taken out of it. */
export interface GapGroup {
  readonly questions: readonly Asked[];
  readonly visitors: number;
}

/** Gaps of a locale, those of most visitors first; `lastWeek` is the week of today. */
export function findGaps(asked: AskedByWords, locale: string, lastWeek: number): Gap[] {
  const isCommon = commonWords(asked);
  const write = createWriter(locale);
  return gapGroups(asked).map((group) => ({
    ...toGap(group, isCommon, lastWeek),
    questions: questionsOf(group, write),
  }));
}

/** The groups that gaps are made of, in the same order. */
export function gapGroups(asked: AskedByWords): GapGroup[] {
  const vectorOf = createVectors(asked);
  const all = [...asked.values()].map((question) => ({ question, vector: vectorOf(question) }));
  const lost = all
    .filter(({ question }) => question.unanswered > 0)
    .toSorted((a, b) => b.question.unanswered - a.question.unanswered || byWords(a.question, b.question))
    .slice(0, mostCompared);
  const answeredNear = createNeighbourhood(all);
  const missing = lost.filter((one) => answeredNear(one) <= mostAnswered);
  const groups = groupAlike(
    missing.map(({ question, vector }) => ({ item: question, vector, weight: question.unanswered })),
    leastLikeness,
  );
  return groups
    .map((questions) => ({
      questions,
      visitors: visitorsBehind(questions.map((one) => ({ words: one.words, weeks: one.unansweredFirsts }))),
    }))
    .filter(({ visitors }) => visitors >= leastVisitors)
    .toSorted(
      (a, b) =>
        sum(b.questions, lostOf) - sum(a.questions, lostOf) ||
        compareCodeUnits(a.questions[0]?.key ?? '', b.questions[0]?.key ?? ''),
    );
}

const lostOf = ({ unanswered, contacted }: Asked) => unanswered + contacted;
const byWords = (a: Asked, b: Asked) => compareCodeUnits(a.key, b.key);

interface Placed {
  readonly question: Asked;
  readonly vector: Vector;
}

/** Tells which share of the questions most like one found something, the one itself left out. */
function createNeighbourhood(all: readonly Placed[]): (one: Placed) => number {
  const likenessTo = createLikeness(all.map(({ vector }) => vector));
  return (one) => {
    const nearest: { readonly other: Placed; readonly like: number }[] = [];
    likenessTo(one.vector, (place, like) => {
      const other = all[place];
      if (like <= leastNeighbourLikeness || !other || other === one) return;
      if (!one.question.beside.has(other.question.key)) nearest.push({ other, like });
    });
    const own = { other: one, like: 1 };
    const close = nearest.toSorted((a, b) => b.like - a.like).slice(0, neighbours);
    const counted = one.question.n > one.question.unanswered ? [own, ...close] : close;
    const answered = sum(counted, ({ other: { question } }) => 1 - question.unanswered / question.n);
    return counted.length === 0 ? 0.5 : answered / counted.length;
  };
}

/** Words that enough visitors have used, whatever they asked. */
function commonWords(asked: AskedByWords): (word: string) => boolean {
  const weeks = new Map<string, WeekCounts>();
  for (const { words, firsts } of asked.values()) {
    for (const word of words) {
      const own = weeks.get(word) ?? new Map<number, number>();
      weeks.set(word, own);
      for (const [week, n] of firsts) addTo(own, week, n);
    }
  }
  return (word) => visitorsOf([weeks.get(word) ?? new Map()]) >= leastVisitors;
}

/** Whole questions that enough visitors asked in vain; then words that enough of them shared. */
function questionsOf({ questions }: GapGroup, write: ReturnType<typeof createWriter>): GapQuestion[] {
  const whole = questions.flatMap(({ words, texts, unansweredFirsts }) => {
    const [visitors, ask] = [visitorsOf([unansweredFirsts]), safestOf(texts)];
    return ask === undefined || visitors < leastVisitors ? [] : [{ ask, words, visitors, isShared: false }];
  });
  const transactions = questions
    .filter(({ texts }) => safestOf(texts) !== undefined)
    .map((from) => ({ words: from.words, weeks: from.unansweredFirsts, from }));
  const shared = frequentSets(transactions, leastVisitors).flatMap(({ words, visitors, from }) => {
    const isSaid = whole.some((other) => words.every((word) => other.words.includes(word)));
    const ask = isSaid ? undefined : write(from, words);
    return ask === undefined ? [] : [{ ask, words, visitors, isShared: true }];
  });
  return [...whole.toSorted((a, b) => b.visitors - a.visitors), ...shared]
    .slice(0, mostExamples)
    .map(({ ask, visitors, isShared }) => ({ ask, visitors, isShared }));
}

function toGap(
  { questions, visitors }: GapGroup,
  isCommon: (word: string) => boolean,
  lastWeek: number,
): Omit<Gap, 'questions'> {
  const [words, texts, tried, byWeek]: [Counts, Counts, Counts, WeekCounts] = [
    new Map(),
    new Map(),
    new Map(),
    new Map(),
  ];
  for (const question of questions) {
    for (const word of question.words) if (isCommon(word)) addTo(words, word, question.unanswered);
    for (const [article, n] of question.tried) addTo(tried, article, n);
    for (const [week, n] of question.unansweredWeeks) addTo(byWeek, week, n);
    if (question.words.every(isCommon)) {
      for (const [text, n] of question.texts) if (safeText(text) !== undefined) addTo(texts, text, n);
    }
  }
  const weeks = Array.from({ length: weeksShown }, (_, n) => byWeek.get(lastWeek - weeksShown + 1 + n) ?? 0);
  const [before, now] = [
    totalOf(new Map(weeks.slice(4, 8).entries())),
    totalOf(new Map(weeks.slice(8).entries())),
  ];
  return {
    about: firstOf(words, mostWords).filter((word) => safeText(word) !== undefined),
    examples: firstOf(texts, mostExamples),
    visitors,
    searches: sum(questions, ({ unanswered }) => unanswered),
    answered: sum(questions, ({ n, unanswered }) => n - unanswered),
    withoutResult: sum(questions, ({ withoutResult }) => withoutResult),
    contacted: sum(questions, ({ contacted }) => contacted),
    tried: firstOf(tried, mostExamples),
    weeks,
    trend: now > 1.5 * before + 2 ? 'rising' : before > 1.5 * now + 2 ? 'falling' : 'steady',
  };
}

const firstOf = (counts: Counts, most: number) =>
  [...counts]
    .toSorted(([a, n], [b, m]) => m - n || compareCodeUnits(a, b))
    .slice(0, most)
    .map(([text]) => text);
