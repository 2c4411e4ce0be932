/** Readers who ask questions, on a site that is searched and counted as ours: through the real engine and the real collector. */
import { randomUUID } from 'node:crypto';
import { dayMs } from '#base/day.ts';
import { openSqliteStore } from '#collector/sqlite/sqlite-store.ts';
import type { Engine } from '#model/search/browser/engine.ts';
import { normalizeQuery } from '#model/feedback/browser/text.ts';
import { createAskedCounter, type AskedByWords } from '#model/learning/asked.ts';
import { createQuestionWords } from '#model/learning/question-words.ts';
import { createTestCollector, noLimits } from '../../collector/handler.ts';

/** A Monday, so that a week of days follows. */
export const monday = Date.UTC(2026, 2, 2, 9);

/** A reader with a question, who knows the right article on seeing it. */
export interface Reader {
  readonly asks: string;
  /** Id of the article that would answer; there may be none of that id. */
  readonly wants: string;
  /** Other words for the same, to try next. */
  readonly otherWords: readonly string[];
  /** The address that the reader comes from. Readers of one address are one network. */
  readonly address: string;
  /** Days after `monday`. */
  readonly day: number;
}

interface Step {
  readonly k: string;
  readonly q: string;
  readonly [field: string]: unknown;
}

/** How readers behave, as shares; first guesses of ours, the same in every round. */
const behaviour = {
  /** See the right article among the first three results, or further down to the tenth. */
  seesAmongFirst: 0.9,
  seesFurther: 0.5,
  /** Open one of the first three though none is right. */
  opensWrong: 0.25,
  /** Try other words after nothing right was seen. */
  triesAgain: 0.5,
  mostTries: 3,
  /** Ask a person after nothing was found. */
  contacts: 0.4,
} as const;

/** What one reader does on one page, as the browser would tell it. */
export async function behave(reader: Reader, engine: Engine, random: () => number): Promise<Step[]> {
  const about = { ep: randomUUID(), l: 'en', t: 0 };
  const steps: Step[] = [];
  const tell = ({ q: words, ...step }: Step) =>
    void steps.push({ id: randomUUID(), ...about, ...step, q: normalizeQuery(words, 'en') });
  let q = reader.asks;
  for (let i = 1; i <= behaviour.mostTries; i++) {
    const { results } = await engine.search(q, { limit: 10 });
    tell({ k: 'search', q, i, n: results.length });
    const place = results.findIndex(({ id }) => id === reader.wants);
    const open = (index: number) => tell({ k: 'result_click', q, pos: index + 1, a: results[index]?.id });
    if (place >= 0 && random() < (place < 3 ? behaviour.seesAmongFirst : behaviour.seesFurther)) {
      open(place);
      return steps;
    }
    const wrong = Math.floor(random() * Math.min(3, results.length));
    if (results.length > 0 && wrong !== place && random() < behaviour.opensWrong) open(wrong);
    const next = reader.otherWords[Math.floor(random() * reader.otherWords.length)];
    if (next === undefined || random() >= behaviour.triesAgain) break;
    q = next;
  }
  if (random() < behaviour.contacts) tell({ k: 'contact', via: 'results', ch: 'phone', q });
  return steps;
}

/** What a collector has counted, and what is true of it. */
export interface CountedReaders {
  readonly asked: AskedByWords;
  /** Who has asked with all words of a text: from so many addresses, for these articles. */
  readonly behind: (text: string) => { readonly addresses: number; readonly wanted: ReadonlySet<string> };
}

/** Sends what readers do to a collector, and counts what it has stored. */
export async function countReaders(
  readers: readonly Reader[],
  articles: readonly string[],
  engine: Engine,
  random: () => number,
): Promise<CountedReaders> {
  const store = await openSqliteStore({ file: ':memory:' });
  const rev = 'a1b2c3d4e5f6';
  const manifest = {
    v: 1 as const,
    articles: articles.map((id) => ({ id, locale: 'en', epoch: 1, rev, title: id, path: `/en/${id}/` })),
  };
  let now = monday;
  const options = { limits: noLimits, trustProxy: '1', manifest, clock: () => now };
  const collector = await createTestCollector(store, options);
  const counter = createAskedCounter();
  const wordsOf = createQuestionWords();
  const told: { readonly words: ReadonlySet<string>; readonly reader: Reader }[] = [];
  for (const [day, ofDay] of [...Map.groupBy(readers, (reader) => reader.day)].toSorted(
    ([a], [b]) => a - b,
  )) {
    now = monday + day * dayMs;
    for (const reader of ofDay) {
      const steps = await behave(reader, engine, random);
      for (const { q } of steps) told.push({ words: new Set(wordsOf(q, 'en')), reader });
      const { status } = await collector.send(steps, { 'x-forwarded-for': reader.address });
      if (status !== 204) throw new Error(`The collector answers ${status}.`);
    }
    const received = Math.floor(now / dayMs);
    counter.addDay(await store.readSearches(received * dayMs, (received + 1) * dayMs), received);
  }
  await collector.collector.close();
  await store.close();
  return {
    asked: counter.finish().get('en') ?? new Map(),
    behind: (text) => {
      const words = wordsOf(text, 'en');
      const own = told.filter((one) => words.every((word) => one.words.has(word)));
      return {
        addresses: new Set(own.map(({ reader }) => reader.address)).size,
        wanted: new Set(own.map(({ reader }) => reader.wants)),
      };
    },
  };
}

/** A different address for each number. */
export const addressOf = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
