/** What readers asked, and what became of it: counted by the words of their questions, never by who asked. */
import { weekOf } from '#base/day.ts';
import { createEpisodes } from '#model/feedback/episodes.ts';
import { isReformulation, type SearchRow } from '#model/feedback/searches.ts';
import { createQuestionWords } from './question-words.ts';
import { addTo, type Counts, type WeekCounts } from './counts.ts';

/** Questions that led to an article. */
export interface Answered {
  n: number;
  /** Of these, so many opened it right away; the others tried other words first. */
  direct: number;
  /** Searches of different networks, by week. */
  readonly firsts: WeekCounts;
  helped: number;
  unhelpful: number;
}

/** All questions with the same words. */
export interface Asked {
  /** Keys of the words that say what is asked, sorted. */
  readonly words: readonly string[];
  /** How it was written, and how often. */
  readonly texts: Counts;
  n: number;
  /** Searches of different networks, by week. */
  readonly firsts: WeekCounts;
  /** By article. */
  readonly answered: Map<string, Answered>;
  /** Searches that led nowhere: no article was opened at last, or a person was asked. */
  unanswered: number;
  readonly unansweredFirsts: WeekCounts;
  /** All of them, by week. */
  readonly unansweredWeeks: WeekCounts;
  withoutResult: number;
  contacted: number;
  /** Articles opened in vain. */
  readonly tried: Counts;
  /** Other questions of searches that led nowhere, by their words. */
  readonly beside: Counts;
  /** Questions that were asked instead, by their words, of different networks in each week. */
  readonly instead: Map<string, WeekCounts>;
}

/** Questions of a locale by their words, which a space joins. */
export type AskedByWords = ReadonlyMap<string, Asked>;

export interface AskedCounter {
  /** Takes rows that were received on a day; days come one after the other. */
  readonly addDay: (rows: readonly SearchRow[], receivedDay: number) => void;
  /** Questions of each locale. Afterwards nothing can be added. */
  readonly finish: () => ReadonlyMap<string, AskedByWords>;
}

/** With more different questions, those asked once in weeks before are forgotten. */
const mostQuestions = 200_000;

/** An empty counter. */
export function createAskedCounter(): AskedCounter {
  const locales = new Map<string, Map<string, Asked>>();
  const wordsOf = createQuestionWords();
  let week = 0;
  const askedFor = (query: string, locale: string): Asked | undefined => {
    const words = [...wordsOf(query, locale)].toSorted();
    if (words.length === 0) return undefined;
    const own = locales.get(locale) ?? new Map<string, Asked>();
    locales.set(locale, own);
    const key = words.join(' ');
    let asked = own.get(key);
    if (!asked) own.set(key, (asked = newAsked(words)));
    if (own.size > mostQuestions) forgetRare(own, week);
    return asked;
  };
  const episodes = createEpisodes((rows) => countEpisode(rows, week, askedFor));
  return {
    addDay: (rows, receivedDay) => {
      week = weekOf(receivedDay);
      for (const row of rows) if (row.kind === 'rating') countRating(row, askedFor);
      episodes.addDay(rows);
    },
    finish: () => {
      episodes.finish();
      return locales;
    },
  };
}

type AskedFor = (query: string, locale: string) => Asked | undefined;

const newAsked = (words: readonly string[]): Asked => ({
  words,
  texts: new Map(),
  n: 0,
  firsts: new Map(),
  answered: new Map(),
  unanswered: 0,
  unansweredFirsts: new Map(),
  unansweredWeeks: new Map(),
  withoutResult: 0,
  contacted: 0,
  tried: new Map(),
  beside: new Map(),
  instead: new Map(),
});

function forgetRare(questions: Map<string, Asked>, week: number): void {
  for (const [key, { n, firsts }] of questions) if (n === 1 && !firsts.has(week)) questions.delete(key);
}

function countRating({ query, locale, article, helped, isFirst }: SearchRow, askedFor: AskedFor): void {
  const asked = isFirst ? askedFor(query, locale) : undefined;
  if (!asked) return;
  const answered = answeredBy(asked, article);
  if (helped === true) answered.helped += 1;
  else answered.unhelpful += 1;
}

function answeredBy(asked: Asked, article: string): Answered {
  const known = asked.answered.get(article);
  if (known) return known;
  const fresh: Answered = { n: 0, direct: 0, firsts: new Map(), helped: 0, unhelpful: 0 };
  asked.answered.set(article, fresh);
  return fresh;
}

/** The article opened last, for the last words tried, answers all words of an episode, unless a person was asked. */
function countEpisode(rows: readonly SearchRow[], week: number, askedFor: AskedFor): void {
  const searches = lastWords(rows);
  const clicks = rows.filter(({ kind }) => kind === 'result_click').toSorted((a, b) => a.order - b.order);
  const isContacted = rows.some(({ kind }) => kind === 'contact');
  const last = searches.at(-1);
  const found = isContacted ? undefined : clicks.findLast(({ query }) => query === last?.query)?.article;
  const all = searches.map(({ query, locale }) => askedFor(query, locale));
  for (const [index, search] of searches.entries()) {
    const asked = all[index];
    if (!asked) continue;
    const isFirst = search.isFirst ? 1 : 0;
    asked.n += 1;
    addTo(asked.texts, search.query, 1);
    addTo(asked.firsts, week, isFirst);
    const isClicked = clicks.some(({ query }) => query === search.query);
    const next = all[index + 1];
    if (next && next !== asked && !isClicked) {
      const instead = asked.instead.get(next.words.join(' ')) ?? new Map<number, number>();
      asked.instead.set(next.words.join(' '), instead);
      addTo(instead, week, isFirst);
    }
    if (found !== undefined) {
      const answered = answeredBy(asked, found);
      answered.n += 1;
      if (search === last) answered.direct += 1;
      addTo(answered.firsts, week, isFirst);
      continue;
    }
    asked.unanswered += 1;
    addTo(asked.unansweredFirsts, week, isFirst);
    addTo(asked.unansweredWeeks, week, 1);
    if (search.results === 0) asked.withoutResult += 1;
    if (isContacted) asked.contacted += 1;
    for (const { article } of clicks) addTo(asked.tried, article, 1);
    for (const other of new Set(all))
      if (other && other !== asked) addTo(asked.beside, other.words.join(' '), 1);
  }
}

/** Searches of an episode in order. Of words that go on or are shortened, only the last count; of the same, the first. */
function lastWords(rows: readonly SearchRow[]): SearchRow[] {
  const searches = rows.filter(({ kind }) => kind === 'search').toSorted((a, b) => a.order - b.order);
  const distinct = [...new Map(searches.toReversed().map((search) => [search.query, search])).values()];
  const ordered = distinct.toReversed();
  return ordered.filter(({ query }, index) => {
    const next = ordered[index + 1];
    return !next || isReformulation(query, next.query);
  });
}
