import { beforeEach, expect, test } from 'vitest';
import { offlineScript } from '#publish/documents/agents-offline.ts';

const origin = 'https://help.example.com';

/** What the worker keeps, by address; and the site, which may be away. */
const kept = new Map<string, string>();
const site = new Map<string, string>();
let isOnline = true;
let listeners = new Map<string, (event: object) => void>();

interface Asked {
  readonly url: string;
  readonly mode: string;
  readonly method: string;
}

const cache = {
  keys: () => Promise.resolve([...kept.keys()].map((url) => ({ url }))),
  delete: ({ url }: Asked) => Promise.resolve(kept.delete(url)),
  put: async (url: string, answer: Response) => {
    // As browsers do: https://w3c.github.io/ServiceWorker/#cache-put
    if (answer.status === 206) throw new TypeError('a part');
    if (url.includes('too-large')) throw new DOMException('no room', 'QuotaExceededError');
    kept.set(url, await answer.text());
  },
  match: (url: string) => Promise.resolve(kept.has(url) ? new Response(kept.get(url)) : undefined),
};

beforeEach(() => {
  kept.clear();
  site.clear();
  isOnline = true;
  listeners = new Map();
  const worker = {
    caches: { open: () => Promise.resolve(cache) },
    location: { origin },
    fetch: ({ url }: Asked) => {
      if (!isOnline) return Promise.reject(new TypeError('no network'));
      const text = site.get(new URL(url).pathname);
      const status = text === undefined ? 404 : text === 'part' ? 206 : 200;
      return Promise.resolve(new Response(text ?? '', { status }));
    },
    addEventListener: (type: string, listener: (event: object) => void) => void listeners.set(type, listener),
  };
  // The source of a browser's script is what is tested.
  // oxlint-disable-next-line no-implied-eval, no-new-func
  Reflect.apply(new Function('self', offlineScript('/help')), undefined, [worker]);
});

/** What the worker answers; `undefined` where it leaves the request to the browser. */
async function ask(path: string, { mode = 'cors', method = 'GET', from = origin } = {}) {
  let answer: Promise<Response> | undefined;
  const request: Asked = { url: from + path, mode, method };
  listeners.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) });
  return (await answer)?.text();
}
const visit = (path: string) => ask(path, { mode: 'navigate' });
const paths = () => [...kept.keys()].map((url) => url.slice(origin.length)).toSorted();

test('without a network, what was fetched last answers, also for another question', async () => {
  site.set('/help/agents/', 'page');
  site.set('/help/agents/ids.json', '[]');
  await visit('/help/agents/?beside&q=a+customer');
  await ask('/help/agents/ids.json');
  isOnline = false;
  expect(await visit('/help/agents/?q=refund')).toBe('page');
  expect(paths().join()).not.toContain('customer');
  expect(await ask('/help/agents/ids.json')).toBe('[]');
  await expect(ask('/help/en/never/')).rejects.toThrow('no network');
});

test('a new build is used at once, and nothing of the last one stays', async () => {
  const build = async (name: string) => {
    site.set('/help/agents/', `page of ${name}`);
    site.set('/help/search-index/en/manifest.json', `{"version":"${name}"}`);
    for (const path of [`_astro/${name}.js`, `search-index/en/${name}/cards-0.bin`])
      site.set(`/help/${path}`, name);
    await visit('/help/agents/');
    await ask(`/help/_astro/${name}.js`);
    await ask('/help/search-index/en/manifest.json');
    await ask(`/help/search-index/en/${name}/cards-0.bin`);
  };
  await build('one');
  await visit('/help/agents/');
  expect(paths()).toContain('/help/_astro/one.js');
  await build('two');
  expect(paths()).toEqual([
    '/help/_astro/two.js',
    '/help/agents/',
    '/help/search-index/en/manifest.json',
    '/help/search-index/en/two/cards-0.bin',
  ]);
});

test('what cannot be kept is answered all the same', async () => {
  site.set('/help/film.mp4', 'part');
  site.set('/help/too-large.json', '{}');
  expect(await ask('/help/film.mp4')).toBe('part');
  expect(await ask('/help/too-large.json')).toBe('{}');
  expect(await ask('/help/en/gone/')).toBe('');
  expect(paths()).toEqual([]);
});

test('requests of other sites, of what lies beside the help centre, and with a body are none of its own', async () => {
  expect(await ask('/help/agents/', { from: 'https://elsewhere.example' })).toBeUndefined();
  expect(await ask('/shop/')).toBeUndefined();
  expect(await ask('/help/_feedback/v1/e', { method: 'POST' })).toBeUndefined();
});
