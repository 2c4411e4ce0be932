/** The self-test of a search index that is not in a site yet; threads share its queries. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { recordKind } from '#base/record.ts';
import { findMisses, type Miss } from '#model/search/self-test.ts';
import type { OutputFile } from '#publish/output/output.ts';
import type { SearchJob } from './search.ts';
import { openMadeIndex } from './search-index.ts';

/** What the test of an index found: the same index with the same questions is not tested again. */
export interface SelfTestRecord {
  readonly tested: string;
  readonly misses: readonly Miss[];
}

/** Raise the number when a record means something else, or the test changes. */
export const selfTestRecord = recordKind<SelfTestRecord>('self-test 4');

/** Where the record of a locale is kept. */
export const recordPath = (cacheDir: string, locale: string): string =>
  join(cacheDir, locale, 'self-test.json');

/** How many queries a thread takes at a time: about 20 ms of work. */
const share = 50;

/**
 * Asks queries until none is left; gives the misses among those asked here. All threads that are given the same
 * `next`, the number of the first query that nobody has taken, ask every query once between them.
 */
export async function findMissesTogether(
  files: readonly OutputFile[],
  { locale, queries }: Pick<SearchJob, 'locale' | 'queries'>,
  next: Int32Array,
): Promise<readonly Miss[]> {
  const engine = await openMadeIndex(files, locale.id);
  const misses: Miss[] = [];
  for (;;) {
    const first = Atomics.add(next, 0, share);
    if (first >= queries.length) return misses;
    misses.push(...(await findMisses(engine, queries.slice(first, first + share))));
    // Whoever waits for this thread (converted images, in the build's own) has its turn.
    await setImmediate();
  }
}
