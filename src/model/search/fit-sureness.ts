/** How sure search must be before it shows an answer, from the site's own questions. */
import { sum } from '#base/sum.ts';
import { lowerBound } from './browser/word-list.ts';
import { findConcepts, openIndex, readQuery, type OpenedIndex } from './browser/opened-index.ts';
import type { PostingsStore } from './browser/postings-store.ts';
import { sureness, usuallySure } from './browser/sureness.ts';
import type { Posting } from './browser/index-format.ts';
import type { PreparedIndex } from './build-index.ts';
import type { PageIndex } from './index-pages.ts';
import type { Question } from './questions.ts';

/** Questions that are asked at most: more hardly change the result. */
const mostAsked = 400;

/** Fewer questions with and without an answer say too little. */
const fewest = { answered: 20, unanswered: 10 };

/** What must hold of the site's own questions. Others fare a little worse, so it's stricter than what we promise. */
const leastRight = 0.95;
const mostFalse = 0.02;

/** A question that was asked: how sure search was, and whether its first result answers. */
export interface AskedSample {
  readonly sureness: number;
  readonly isRight: boolean;
  readonly isAnswered: boolean;
}

/**
 * The least sureness with which search may show an answer. Every question is asked as if it weren't written down, so that it
 * tells how those fare that nobody has written down yet.
 */
export async function fitSureness(
  { index, manifest, files, numberOf }: PreparedIndex,
  questions: readonly Question[],
): Promise<number> {
  const isEnough =
    questions.filter(({ articles }) => articles.length > 0).length >= fewest.answered &&
    questions.filter(({ articles }) => articles.length === 0).length >= fewest.unanswered;
  if (!isEnough) return usuallySure;
  const step = Math.max(1, questions.length / mostAsked);
  const pagesOf = pageNumbers(index, questions, numberOf);
  const patched = patchedStore(index);
  const read = async (name: string) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array();
  const opened = openIndex({ manifest: { ...manifest, version: '' }, read, store: patched.store });
  const samples: AskedSample[] = [];
  for (let at = 0; at < questions.length; at += step) {
    const question = questions[Math.floor(at)];
    if (!question) continue;
    const pages = pagesOf(question);
    patched.use(question.heldOut ? new Map() : index.without(question.ask, pages));
    samples.push(await ask(opened, question, pages));
  }
  return leastSureness(samples);
}

/** The pages that a question counts for: those that answer, or its own place behind the pages. */
function pageNumbers(
  { pages }: PageIndex,
  questions: readonly Question[],
  numberOf: (article: string) => number | undefined,
): (question: Question) => readonly number[] {
  const unanswered = questions.filter(({ articles, heldOut }) => articles.length === 0 && !heldOut);
  const places = new Map(unanswered.map((question, number) => [question, pages.length + number]));
  return (question) =>
    question.articles.length > 0
      ? question.articles.flatMap((id) => numberOf(id) ?? [])
      : [places.get(question) ?? -1];
}

async function ask(
  opened: OpenedIndex,
  { ask: text, articles }: Question,
  pages: readonly number[],
): Promise<AskedSample> {
  const query = await readQuery(opened.lexicon, text);
  const mode = { unfinished: false, verbatim: false, relaxed: false };
  const ranked = opened.rank(await findConcepts(opened.lexicon, query, mode));
  const isAnswered = articles.length > 0;
  const [first] = ranked.pages;
  return {
    sureness: sureness(ranked.evidence),
    isAnswered,
    isRight: isAnswered && first !== undefined && pages.includes(first),
  };
}

/** The words of an index in memory, some of them with other postings. */
function patchedStore({ words, postings }: Pick<PageIndex, 'words' | 'postings'>) {
  let others: ReadonlyMap<string, Posting> = new Map();
  const at = (place: number) => {
    const key = words[place];
    const posting = key === undefined ? undefined : (others.get(key) ?? postings[place]);
    return key !== undefined && posting && posting.pages.length > 0 ? { key, posting } : undefined;
  };
  const store: PostingsStore = {
    word: async (key) => {
      const found = at(lowerBound(words, key));
      return found?.key === key ? found : undefined;
    },
    wordsFrom: async (prefix) => {
      const from = lowerBound(words, prefix);
      const to = lowerBound(words, `${prefix}\uffff`);
      return Array.from({ length: to - from }, (_, n) => at(from + n)).flatMap((word) => word ?? []);
    },
  };
  return { store, use: (instead: ReadonlyMap<string, Posting>) => void (others = instead) };
}

/** No question is so sure: no answer is shown. */
const neverSure = 99;

/** The lowest sureness above which enough of what is shown is right, and few questions without an answer get one. */
export function leastSureness(samples: readonly AskedSample[]): number {
  const unanswered = sum(samples, ({ isAnswered }) => (isAnswered ? 0 : 1));
  let [right, wrong, falselyShown, least] = [0, 0, 0, neverSure];
  for (const sample of samples.toSorted((a, b) => b.sureness - a.sureness)) {
    if (sample.isRight) right++;
    else if (sample.isAnswered) wrong++;
    else falselyShown++;
    const isGood = right / (right + wrong) >= leastRight && falselyShown <= mostFalse * unanswered;
    if (isGood && Number.isFinite(sample.sureness)) least = sample.sureness;
  }
  return Math.ceil(least * 100) / 100;
}
