/** Asks the search of the site in its worker. */
import type { Card } from '#model/search/browser/index-format.ts';
// Without its ending, since the package has it compiled.
// oxlint-disable-next-line import/default -- Vite makes the module: see vite-modules.d.ts
import workerUrl from './search-worker?worker&url';
import type { SearchReply, SearchRequest } from './search-worker.ts';

export class AgentSearch {
  readonly #worker = startWorker();
  readonly #waiting = new Map<number, PromiseWithResolvers<readonly Card[]>>();
  #number = 0;
  #hasAnswered = false;
  #failure: Error | undefined;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
      this.#hasAnswered = true;
      const waiting = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      if (data.isBroken) waiting?.reject(new Error('The search index could not be fetched.'));
      else waiting?.resolve(data.cards ?? []);
    });
    this.#worker.addEventListener('error', () => {
      const failure = new Error('The search could not be started.');
      for (const { reject } of this.#waiting.values()) reject(failure);
      // A worker that never came won't: nobody waits for it later either.
      if (!this.#hasAnswered) this.#failure = failure;
      this.#waiting.clear();
    });
  }

  /** At most `limit` articles of a locale that answer; none where a later question overtook this one. Rejects without files. */
  ask(locale: string, query: string, limit: number): Promise<readonly Card[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#number += 1;
    const waiting = Promise.withResolvers<readonly Card[]>();
    this.#waiting.set(this.#number, waiting);
    this.#post({ kind: 'ask', number: this.#number, base: baseOfSite(), locale, query, limit });
    return waiting.promise;
  }

  /** Has an index at hand: whole, so that nothing waits for it later, or as far as its first answer needs it. */
  prepare(locale: string, { isWhole }: { readonly isWhole: boolean }): void {
    this.#post({ kind: 'prepare', base: baseOfSite(), locale, isWhole });
  }

  /** Looks whether the site was published anew, before what is prepared next. */
  renew(): void {
    this.#post({ kind: 'renew', base: baseOfSite() });
  }

  close(): void {
    this.#worker.terminate();
  }

  #post(request: SearchRequest): void {
    this.#worker.postMessage(request);
  }
}

/** The address below which the site lies: a worker has none of its own to start from. */
const baseOfSite = () => location.origin + (document.documentElement.dataset['base'] ?? '');

/**
 * The worker begins in a blob, so that the service worker of the page is its own, too, and answers it without a network: one
 * that begins in a file has that of the file's folder (https://w3c.github.io/ServiceWorker/#control-and-use-worker-client).
 */
function startWorker(): Worker {
  const script = `import ${JSON.stringify(new URL(workerUrl, location.href).href)};`;
  const start = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(start, { type: 'module' });
}
