/** Makes the search index of a locale, and tests it. */
import { contentHash } from '#base/content-hash.ts';
import { openTester } from './index-tester.ts';
import type { KeptPages } from './kept-pages.ts';
import { unreadDocument } from './search-documents.ts';
import { madeIndex, makeSearchIndex } from './search-index.ts';
import type { IndexedLocale, MadeIndex, SearchJob } from './search-job.ts';
import { askTogether, fewQueries, recordPath, selfTestRecord, sortQueries } from './search-self-test.ts';

interface Around {
  /** Told what is being done, in a few words. */
  readonly onStep: (step: string) => void;
  /** Told of an index with many questions, so that another thread can help to ask them. */
  readonly onMade?: (made: MadeIndex) => void;
  /** What the last build has read, if somebody has looked already. */
  readonly kept?: KeptPages;
}

/** Makes the index of a locale or takes it from the cache, and asks what its self-test asks. */
export async function indexLocale(job: SearchJob, { onStep, onMade, kept }: Around): Promise<IndexedLocale> {
  const { locale, queries, settings, cacheDir } = job;
  const documents = job.sources.map(unreadDocument);
  const { files } = await makeSearchIndex({ ...job, documents, kept, onStep });
  const tested = contentHash(JSON.stringify([files.map(({ path }) => path), queries, settings]));
  const last = selfTestRecord.read(recordPath(cacheDir, locale.id));
  const done = { locale: locale.id, files, tested, isKnown: last?.tested === tested };
  if (last?.tested === tested) return { ...done, around: last.around, answers: last.answers };
  onStep('self-test');
  const tester = openTester(await madeIndex(files, locale.id));
  const { known, open } = await sortQueries(tester, queries, last);
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  if (open.length > fewQueries) onMade?.({ locale: locale.id, files, open, next });
  const asked = await askTogether(tester, open, next);
  return { ...done, around: await tester.around(), answers: [...known, ...asked] };
}
