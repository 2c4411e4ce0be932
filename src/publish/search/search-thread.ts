/** Makes search indexes beside the rendering of pages, in a thread of their own. */
import { Worker } from 'node:worker_threads';
import { moduleEnding } from '#files/product.ts';
import type { Stage } from '#publish/stopwatch.ts';
import { openTester } from './index-tester.ts';
import { madeIndex } from './search-index.ts';
import type { IndexedLocale, MadeIndex, SearchJob } from './search-job.ts';
import { askTogether } from './search-self-test.ts';

/** What the thread answers: each index that has to be tested, and in the end all. */
export type SearchMessage =
  | { readonly made: MadeIndex }
  | { readonly indexed: readonly IndexedLocale[]; readonly stages: readonly Stage[] };

/** What the thread has done. */
type Finished = Extract<SearchMessage, { readonly stages: unknown }>;

export interface SearchThread {
  readonly begin: (jobs: readonly SearchJob[]) => void;
  /** Helps with the self-tests. Rejects if Pagefind reports an error. */
  readonly finish: () => Promise<Finished>;
  /** Ends the thread, whatever it is doing. */
  readonly stop: () => void;
}

/** Starts the thread early, so that its code is ready when the articles are. */
export function startSearchThread(): SearchThread {
  const worker = new Worker(new URL(`./search-worker${moduleEnding}`, import.meta.url));
  let isFree = false;
  const waiting: MadeIndex[] = [];
  const helped: Promise<Pick<IndexedLocale, 'locale' | 'answers'>>[] = [];
  const help = async ({ locale, files, open, next }: MadeIndex) => {
    const tester = openTester(await madeIndex(files, locale));
    return { locale, answers: await askTogether(tester, open, next) };
  };
  const finished = new Promise<Finished>((resolve, reject) => {
    worker.on('message', (message: SearchMessage) => {
      if ('indexed' in message) resolve(message);
      else if (isFree) helped.push(help(message.made));
      else waiting.push(message.made);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`this cannot happen: the search thread ended with ${code}`)),
    );
  });
  // The await at the end reports it.
  finished.catch(() => {});

  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    begin: (jobs) => worker.postMessage(jobs),
    finish: async () => {
      isFree = true;
      helped.push(...waiting.map(help));
      const { indexed, stages } = await finished;
      const more = await Promise.all(helped);
      const answersOf = ({ locale, answers }: IndexedLocale) => [
        ...answers,
        ...more.flatMap((part) => (part.locale === locale ? part.answers : [])),
      ];
      return { indexed: indexed.map((one) => ({ ...one, answers: answersOf(one) })), stages };
    },
    stop: () => void worker.terminate(),
  };
}
