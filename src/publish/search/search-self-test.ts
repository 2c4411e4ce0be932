/** The self-test of a search index that is not in a site yet; threads share its queries. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { recordKind } from '#base/record.ts';
import { missOf, type Miss, type SelfTestQuery } from '#model/search/self-test.ts';
import type { IndexTester, TestedAnswer } from './index-tester.ts';

/** Answers by the text of their queries. */
export type Answers = readonly (readonly [query: string, answer: TestedAnswer])[];

/** What the test of an index found. */
export interface SelfTestRecord {
  /** The same index with the same questions is not opened again. */
  readonly tested: string;
  /** What all its answers depend on. */
  readonly around: string;
  readonly answers: Answers;
}

/** Raise the number when a record means something else, or the engine answers in another way. */
export const selfTestRecord = recordKind<SelfTestRecord>('self-test 5');

/** Where the record of a locale is kept. */
export const recordPath = (cacheDir: string, locale: string): string =>
  join(cacheDir, locale, 'self-test.json');

/** The last test's answers that still hold, and the texts that have to be asked. */
export async function sortQueries(
  tester: IndexTester,
  queries: readonly string[],
  last: SelfTestRecord | undefined,
): Promise<{ readonly known: Answers; readonly open: readonly string[] }> {
  const before = new Map(last && last.around === (await tester.around()) ? last.answers : []);
  const known: [string, TestedAnswer][] = [];
  const open: string[] = [];
  for (const text of new Set(queries)) {
    const answer = before.get(text);
    if (answer && (await tester.isSame(answer))) known.push([text, answer]);
    else open.push(text);
  }
  return { known, open };
}

/** How many queries a thread takes at a time: about 20 ms of work. */
const share = 50;

/** With fewer queries, another thread takes longer to open the index than to help. */
export const fewQueries = 10 * share;

/**
 * Asks queries until none is left; gives the answers to those asked here. All threads that are given the same
 * `next`, the number of the first query that nobody has taken, ask every query once between them.
 */
export async function askTogether(
  tester: Pick<IndexTester, 'ask'>,
  queries: readonly string[],
  next: Int32Array,
): Promise<Answers> {
  const answers: [string, TestedAnswer][] = [];
  for (;;) {
    const first = Atomics.add(next, 0, share);
    if (first >= queries.length) return answers;
    for (const query of queries.slice(first, first + share)) answers.push([query, await tester.ask(query)]);
    // Whoever waits for this thread (converted images, in the build's own) has its turn.
    await setImmediate();
  }
}

/** Queries that found none of their articles. */
export function missesAmong(queries: readonly SelfTestQuery[], answers: Answers): Miss[] {
  const byText = new Map(answers);
  return queries.flatMap((query) => missOf(query, byText.get(query.query)?.results ?? []));
}
