/**
 * The service worker of the agents' page. It lies in the page's folder, so it answers nothing but that page and what the page
 * asks for: readers never meet it. What is named by its content (`/_astro/`, versions of the search index) is kept for good;
 * everything else comes from the network, and from the last visit where there's none.
 */

/** The script itself: the source of a function, for a browser. `version`: caches of others are emptied. */
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

  const fromNetwork = async (request: Request) => {
    const answer = await scope.fetch(request);
    // Of a redirect, the target is kept when the browser asks for it.
    if (answer.ok && !answer.redirected) await (await store()).put(request, answer.clone());
    return answer;
  };
  const fromStore = async (request: Request) => (await store()).match(request, { ignoreVary: true });

  const answer = async (request: Request) => {
    const kept = isKept(new URL(request.url).pathname) ? await fromStore(request) : undefined;
    if (kept) return kept;
    try {
      return await fromNetwork(request);
    } catch (error) {
      // A question in the address changes nothing of the page.
      const last =
        (await fromStore(request)) ??
        (request.mode === 'navigate'
          ? await (await store()).match(request, { ignoreSearch: true })
          : undefined);
      if (last) return last;
      throw error;
    }
  };

  /** Versions of the search index that its manifest no longer names are of no use. */
  const tidy = async () => {
    const cache = await store();
    const requests = await cache.keys();
    const folders = requests.flatMap(
      ({ url }) => /^(.*\/search-index\/[^/]+\/)([^/]+)\//.exec(url)?.slice(1, 3).join(' ') ?? [],
    );
    for (const pair of new Set(folders)) {
      const [folder = '', version = ''] = pair.split(' ');
      const manifest = await cache.match(`${folder}manifest.json`);
      if (!manifest || (await manifest.text()).includes(`"${version}"`)) continue;
      await Promise.all(
        requests
          .filter(({ url }) => url.startsWith(`${folder}${version}/`))
          .map((request) => cache.delete(request)),
      );
    }
  };

  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim().then(tidy)));
  scope.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== scope.location.origin) return;
    if (!pathname.startsWith(`${base}/`)) return;
    event.respondWith(answer(request));
  });
}
