/** A site at `https://www.company.example/help/`, crawled on our own server and on a real nginx that serves other files beside it. */
import type { Element } from 'hast';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsk } from '#doctor/live/ask.ts';
import { examineLive } from '#doctor/live/live.ts';
import { movedAddresses } from '#doctor/live/moved.ts';
import { checkBuiltSite } from '#publish/output/check-built-site.ts';
import { createHelpCentre, type TestHelpCentre } from './help-centre.ts';
import { elementsOf, parseHtml } from './html.ts';
import { addressesIn, ask, useTwoServers } from './two-servers.ts';

const home = 'https://www.company.example/help';

let centre: TestHelpCentre;
const outDir = () => centre.places.outDir;
const top = () => dirname(outDir());

beforeAll(() => {
  centre = createHelpCentre('tests/site/below', 'www/help');
  const { status, output } = centre.run('build');
  expect(output).toContain(
    `Add to https://www.company.example/robots.txt: Sitemap: ${home}/sitemap-index.xml`,
  );
  expect(status, output).toBe(0);
  writeFileSync(join(top(), 'shop.html'), 'The shop.');
}, 300_000);
afterAll(() => centre.remove());

const { ports, same } = useTwoServers(outDir, top);

/** Every address that a document names, as it names it. */
function addressesOf(path: string, type: string, text: string): string[] {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, address = '']) => address);
  if (type.startsWith('text/html')) return elementsOf(parseHtml(text)).flatMap(addressesOfElement);
  if (type.startsWith('text/css')) return found(/url\(["']?(?!data:)([^"')]+)/g);
  if (type.startsWith('text/javascript')) return found(/["'`](\/_astro\/[^"'`]+|\/[a-z]+\/_astro\/[^"'`]+)/g);
  if (type.includes('xml') && !type.includes('svg')) return found(/<loc>([^<]+)|href="([^"]+)"/g);
  if (type.includes('manifest+json')) return found(/"(?:src|start_url|scope)":"([^"]+)"/g);
  if (/\/style-[^/]+\.json$/.test(path)) return found(/"pmtiles:\/\/([^"]+)"/g);
  if (type.startsWith('text/markdown') || path.endsWith('/llms.txt')) return found(/\]\((https:[^)\s]+)/g);
  if (/\/api\/v1\/.+articles\.json$/.test(path)) return found(/"(?:url|permalink|markdown)":"([^"]+)"/g);
  return [];
}

const addressAttributes = [
  'href',
  'src',
  'srcSet',
  'imageSrcSet',
  'poster',
  'action',
  'data',
  'cite',
  'xLinkHref',
];

function addressesOfElement({ tagName, properties, children }: Element): string[] {
  const values = addressAttributes.flatMap((name) => properties[name] ?? []).map(String);
  const content = String(properties['content'] ?? '');
  const isUrl = /^https?:/.test(content) && properties['property'] !== undefined;
  const refresh = /^\d+;url=(.*)$/.exec(content)?.[1];
  const data = tagName === 'script' && properties['type'] === 'application/ld+json' ? children : [];
  const linked = data.flatMap((node) =>
    node.type === 'text' ? [...node.value.matchAll(/"(https:\/\/www\.company\.example[^"]*)"/g)] : [],
  );
  return [
    ...values.flatMap((value) => value.split(/,\s+/).map((one) => one.trim().split(/\s/)[0] ?? '')),
    ...(isUrl ? [content] : []),
    ...(refresh === undefined ? [] : [refresh]),
    ...linked.map(([, url = '']) => url),
  ];
}

/** Follows every address from the site's start, as readers, browsers and search engines do. Returns what answered, by path. */
async function crawl(port: number) {
  const answered = new Map<string, string>();
  const asked = new Set([
    '/help/',
    '/help/agents/',
    '/help/sitemap-index.xml',
    '/help/llms.txt',
    '/help/404.html',
  ]);
  for (const path of asked) {
    const { status, headers, body } = await ask(port, { path });
    answered.set(path, `${status}`);
    for (const address of addressesOf(path, String(headers['content-type']), body.toString())) {
      const { origin, pathname } = new URL(address, `https://www.company.example${path}`);
      // Content names the company's shop as a whole address, and structured data the site without its last slash.
      const isMeant = /^https:\/\/www\.company\.example\/(?:shop\/|help)?$/.test(address);
      if (origin === 'https://www.company.example' && !isMeant) asked.add(pathname);
    }
  }
  return answered;
}

test.each(['nginx', 'our own server'])(
  'on %s, every address of the site answers, and all of them lie below its path',
  async (name) => {
    const port = ports()?.[name === 'nginx' ? 0 : 1];
    if (port === undefined) return;
    const answered = await crawl(port);
    expect(
      [...answered].filter(([path, status]) => status !== '200' && !path.includes('/_feedback/')),
    ).toEqual([]);
    expect([...answered.keys()].filter((path) => !path.startsWith('/help/'))).toEqual([]);
    const paths = [...answered.keys()];
    for (const one of [
      '/help/en/orders/track/',
      '/help/ar/orders/track/',
      '/help/a/track-order/',
      '/help/en/stores/',
      '/help/files/terms.txt',
      '/help/logo.svg',
      '/help/icon-512.png',
      '/help/sitemap-en-0.xml',
      '/help/en/orders/track/index.md',
      '/help/plain.css',
      '/help/language.js',
      '/help/_feedback/v1/form',
    ])
      expect(paths).toContain(one);
    for (const part of ['/_astro/', '/_images/', '/_social/', '/en/stores/']) {
      expect(paths.filter((path) => path.startsWith(`/help${part}`))).not.toEqual([]);
    }
  },
);

test('the check finds nothing in it', () => {
  expect(checkBuiltSite(outDir())).toEqual([]);
});

test('both servers send every file alike', async () => {
  const paths = addressesIn(outDir());
  expect(paths.length).toBeGreaterThan(100);
  for (const path of paths) await same({ path: `/help${path}` });
});

test.for<[path: string, status: number, location?: string]>([
  ['/help', 301, '/help/'],
  ['/help?choose', 301, '/help/?choose'],
  ['/help/en/old/track/', 301, '/help/en/orders/track/'],
  ['/help/en/old/track?q=1', 301, '/help/en/orders/track/?q=1'],
  ['/help//ar/./old/track', 301, '/help/ar/orders/track/'],
  ['/help/hc/en-us/articles/360001', 301, '/help/en/orders/track/'],
  ['/help/hc/en-us/articles/360001-Where-is-it', 301, '/help/en/orders/track/'],
  ['/help/hc/en-us/articles/3600012', 404],
  ['/help/kb/track.html', 301, '/help/a/track-order/'],
  ['/help/en', 301, '/help/en/'],
  ['/help/en/nothing/', 404],
  ['/help/ar/nothing', 404],
  ['/help/nothing/', 404],
  ['/help/_headers', 404],
  ['/help/_server/nginx.conf', 404],
  ['/help/_server/options', 404],
  ['/help/_server/refused', 404],
  ['/help/.env', 404],
])('%s answers %i %s', async ([path, status, location], context) => {
  if (!ports()) return context.skip('nginx is missing');
  const methods = path === '/help' || path.startsWith('/help?') ? [] : ['HEAD', 'POST', 'OPTIONS', 'DELETE'];
  for (const method of methods) await same({ path, method });
  const answer = await same({ path });
  expect([answer?.status, answer?.headers['location']]).toEqual([status, location]);
});

test('what lies beside the help centre is not touched', async (context) => {
  const [nginx, own] = ports() ?? [];
  if (nginx === undefined || own === undefined) return context.skip('nginx is missing');
  const shop = await ask(nginx, { path: '/shop.html' });
  expect([shop.status, shop.body.toString()]).toEqual([200, 'The shop.']);
  for (const name of ['content-security-policy', 'cache-control', 'allow', 'x-robots-tag']) {
    expect([name, shop.headers[name]]).toEqual([name, undefined]);
  }
  for (const path of ['/', '/en/', '/helpful/', '/robots.txt', '/_astro/', '/favicon.ico']) {
    expect([path, (await ask(own, { path })).status]).toEqual([path, 404]);
  }
});

test('the "not found" page is that of the language, with what it needs from below the path', async (context) => {
  if (!ports()) return context.skip('nginx is missing');
  const answer = await same({ path: '/help/ar/nothing/' });
  const page = answer?.body.toString() ?? '';
  expect(page).toMatch(/<html lang="ar" dir="rtl"[^>]* data-base="\/help"/);
  expect(page).toMatch(/<link rel="stylesheet" href="\/help\/_astro\//);
});

test('redirects and headers for other hosts name whole paths, and robots.txt is left to the host', () => {
  const text = (name: string) => centre.read().get(name)?.toString();
  expect(text('_redirects')).toMatch(/^\/help\/en\/old\/track\/ \/help\/en\/orders\/track\/ 301$/m);
  expect(text('_headers')).toMatch(/^\/help\/\*\n {2}Content-Security-Policy/);
  expect(text('robots.txt')).toBeUndefined();
});

test.each(['nginx', 'our own server'])(
  'on %s, the doctor finds what the host and the collector leave open',
  async (name) => {
    const port = ports()?.[name === 'nginx' ? 0 : 1];
    if (port === undefined) return;
    const { ask: askServer, close } = createAsk({ server: new URL(`http://127.0.0.1:${port}`) });
    const url = new URL(`${home}/`);
    const moved = movedAddresses({ outDir: outDir() }, url);
    const { findings } = await examineLive(askServer, { url, pages: 60, moved, asksHttp: false });
    close();
    expect(moved.map(({ from }) => from.pathname)).toContain('/help/en/old/track/');
    expect(findings.map(({ about, message }) => `${about} ${message}`)).toEqual([
      expect.stringMatching(
        /^https:\/\/www\.company\.example\/help\/ It is sent without Strict-Transport-Security/,
      ),
      `https://www.company.example/robots.txt It doesn't name ${home}/sitemap-index.xml.`,
      `${home}/_feedback/readyz Articles ask for ratings, and the collector answers with status 404.`,
    ]);
  },
);
