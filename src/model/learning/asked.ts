/** What readers asked, and what became of it: counted by the words of their questions, never by who asked. */
import { weekOf } from '#base/day.ts';
import { createEpisodes } from '#model/feedback/episodes.ts';
import type { SearchRow } from '#model/feedback/searches.ts';
import {
  isReformulation,
  toStory,
  toVerdict,
  type SearchVerdict,
  type Story,
  type StorySearch,
} from '#model/feedback/stories.ts';
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
  /** Its words, which a space joins. */
  readonly key: string;
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
  /** Takes a story that was told so often in the week of a day. */
  readonly addStory: (story: Story, n: number, receivedDay: number) => void;
  /** Takes a verdict that was given so often. */
  readonly addVerdict: (verdict: SearchVerdict, n: number) => void;
  /** Questions of each locale. Afterwards nothing can be added. */
  readonly finish: () => ReadonlyMap<string, AskedByWords>;
}

/** With more different questions, those asked once in weeks before are forgotten. */
const mostQuestions = 200_000;

/** An empty counter. */
export function createAskedCounter(): AskedCounter {
  const locales = new Map<string, Map<string, Asked>>();
  const wordsOf = createQuestionWords();
  // Of the newest week.
  let week = 0;
  // Most queries come again: their words are looked for once.
  const seen = new Map<string, Map<string, Asked | undefined>>();
  const askedFor = (query: string, locale: string): Asked | undefined => {
    let own = seen.get(locale);
    if (!own) seen.set(locale, (own = new Map<string, Asked | undefined>()));
    const known = own.get(query);
    if (known !== undefined || own.has(query)) return known;
    const found = findAsked(query, locale);
    if (own.size >= mostQuestions) own.clear();
    own.set(query, found);
    return found;
  };
  const findAsked = (query: string, locale: string): Asked | undefined => {
    const words = [...wordsOf(query, locale)].toSorted();
    if (words.length === 0) return undefined;
    const own = locales.get(locale) ?? new Map<string, Asked>();
    locales.set(locale, own);
    const key = words.join(' ');
    let asked = own.get(key);
    if (!asked) own.set(key, (asked = newAsked(key, words)));
    if (own.size > mostQuestions) {
      forgetRare(own, week);
      seen.delete(locale);
    }
    return asked;
  };
  const addStory = (story: Story, n: number, receivedDay: number) => {
    const own = weekOf(receivedDay);
    week = Math.max(week, own);
    countStory(story, n, own, askedFor);
  };
  const addVerdict = (verdict: SearchVerdict, n: number) => countVerdict(verdict, n, askedFor);
  const episodes = createEpisodes((rows, day) => {
    const story = toStory(rows);
    if (story) addStory(story, 1, day);
  });
  return {
    addDay: (rows, receivedDay) => {
      for (const row of rows) if (row.kind === 'rating') addVerdict(toVerdict(row), 1);
      episodes.add(rows, receivedDay);
    },
    addStory,
    addVerdict,
    finish: () => {
      episodes.finish();
      return locales;
    },
  };
}

type AskedFor = (query: string, locale: string) => Asked | undefined;

const newAsked = (key: string, words: readonly string[]): Asked => ({
  key,
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

function countVerdict(verdict: SearchVerdict, n: number, askedFor: AskedFor): void {
  const asked = verdict.isFirst ? askedFor(verdict.query, verdict.locale) : undefined;
  if (!asked) return;
  const answered = answeredBy(asked, verdict.article);
  if (verdict.helped) answered.helped += n;
  else answered.unhelpful += n;
}

function answeredBy(asked: Asked, article: string): Answered {
  const known = asked.answered.get(article);
  if (known) return known;
  const fresh: Answered = { n: 0, direct: 0, firsts: new Map(), helped: 0, unhelpful: 0 };
  asked.answered.set(article, fresh);
  return fresh;
}

/** The article opened last, for the last words tried, answers all words of a story, unless a person was asked. */
function countStory(story: Story, n: number, week: number, askedFor: AskedFor): void {
  const { locale, opened, isContacted } = story;
  const searches = lastWords(story.searches);
  const last = searches.at(-1);
  const found = isContacted ? undefined : opened.findLast(({ query }) => query === last?.query)?.article;
  const all = searches.map(({ query }) => askedFor(query, locale));
  for (const [index, search] of searches.entries()) {
    const asked = all[index];
    if (!asked) continue;
    const firsts = search.isFirst ? n : 0;
    asked.n += n;
    addTo(asked.texts, search.query, n);
    addTo(asked.firsts, week, firsts);
    const isClicked = opened.some(({ query }) => query === search.query);
    const next = all[index + 1];
    if (next && next !== asked && !isClicked) {
      const instead = asked.instead.get(next.key) ?? new Map<number, number>();
      asked.instead.set(next.key, instead);
      addTo(instead, week, firsts);
    }
    if (found !== undefined) {
      const answered = answeredBy(asked, found);
      answered.n += n;
      if (search === last) answered.direct += n;
      addTo(answered.firsts, week, firsts);
      continue;
    }
    asked.unanswered += n;
    addTo(asked.unansweredFirsts, week, firsts);
    addTo(asked.unansweredWeeks, week, n);
    if (!search.hasResults) asked.withoutResult += n;
    if (isContacted) asked.contacted += n;
    for (const { article } of opened) addTo(asked.tried, article, n);
    for (const other of new Set(all)) if (other && other !== asked) addTo(asked.beside, other.key, n);
  }
}

/** Of words that go on or are shortened, only the last count; of the same, the first. */
function lastWords(searches: readonly StorySearch[]): readonly StorySearch[] {
  if (searches.length === 1) return searches;
  const distinct = [...new Map(searches.toReversed().map((search) => [search.query, search])).values()];
  const ordered = distinct.toReversed();
  return ordered.filter(({ query }, index) => {
    const next = ordered[index + 1];
    return !next || isReformulation(query, next.query);
  });
}
