/**
 * The service worker of the agents' page. It lies in the page's folder, so it answers nothing but that page and what the page
 * asks for: readers never meet it. What is named by its content (`/_astro/`, versions of the search index) is kept for good;
 * everything else comes from the network, and from the last visit where there's none.
 */

/** The script itself: the source of a function, for a browser. It's the same in every build. */
export const offlineScript = (base: string): string =>
  `(${answerOffline.toString()})(self, ${JSON.stringify(base)});\n`;

/** What of a service worker's world is used here; the compiler knows pages only. */
interface WorkerScope {
  readonly caches: CacheStorage;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly location: Location;
  readonly skipWaiting: () => Promise<void>;
  readonly fetch: typeof fetch;
  addEventListener(
    type: 'install' | 'activate' | 'fetch',
    listener: (event: {
      readonly request: Request;
      readonly waitUntil: (work: Promise<unknown>) => void;
      readonly respondWith: (answer: Promise<Response>) => void;
    }) => void,
  ): void;
}

function answerOffline(scope: WorkerScope, base: string): void {
  const store = () => scope.caches.open('fener-agents-1');
  const isKept = (path: string) =>
    path.startsWith(`${base}/_astro/`) || /\/search-index\/[^/]+\/[^/]+\/[^/]+\.bin$/.test(path);

  /** A question in the address changes nothing of the page, and isn't kept: it may be a customer's words. */
  const keyOf = ({ mode, url }: Request) => (mode === 'navigate' ? url.replace(/[?#].*$/, '') : url);
  const fromStore = async (request: Request) => (await store()).match(keyOf(request), { ignoreVary: true });

  /** Removes what lies below a path, and is of no use after another build. */
  const forget = async (start: string, isOld: (path: string) => boolean) => {
    const cache = await store();
    const requests = (await cache.keys()).filter(({ url }) => {
      const { pathname } = new URL(url);
      return pathname.startsWith(start) && isOld(pathname.slice(start.length));
    });
    await Promise.all(requests.map((request) => cache.delete(request)));
  };

  /** A new page names new code, and a new manifest another version of its index. */
  const forgetBefore = async (request: Request, answer: Response) => {
    const [, folder] =
      /^(.*\/search-index\/[^/]+\/)manifest\.json$/.exec(new URL(request.url).pathname) ?? [];
    if (request.mode !== 'navigate' && folder === undefined) return;
    const last = await fromStore(request);
    const [now, before] = await Promise.all([answer.text(), last?.text()]);
    if (now === before) return;
    if (folder === undefined) await forget(`${base}/_astro/`, () => true);
    else await forget(folder, (name) => name.includes('/') && !now.includes(`"${name.split('/')[0] ?? ''}"`));
  };

  const fromNetwork = async (request: Request) => {
    const answer = await scope.fetch(request);
    // Of a redirect, the target is kept when the browser asks for it; a part of a file can't be kept.
    if (answer.status !== 200 || answer.redirected) return answer;
    const [forgetting, keeping] = [answer.clone(), answer.clone()];
    const keep = async () => {
      await forgetBefore(request, forgetting);
      await (await store()).put(keyOf(request), keeping);
    };
    // A device may have no room: then the page needs the network.
    await keep().catch(() => undefined);
    return answer;
  };

  const answer = async (request: Request) => {
    const kept = isKept(new URL(request.url).pathname) ? await fromStore(request) : undefined;
    if (kept) return kept;
    try {
      return await fromNetwork(request);
    } catch (error) {
      const last = await fromStore(request);
      if (last) return last;
      throw error;
    }
  };

  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== scope.location.origin) return;
    if (!pathname.startsWith(`${base}/`)) return;
    event.respondWith(answer(request));
  });
}
