import { expect, test } from 'vitest';
import { examineLive } from '#doctor/live/live.ts';
import { askReplies, base, redirect, reply, soundSite, type Replies, type Reply } from './sound-site.ts';

const options = {
  url: base,
  pages: 200,
  moved: [{ from: new URL('/old/', base), to: new URL('/en/returns/', base) }],
  asksHttp: true,
};

/** What is found in the sound site after a change. */
async function findings(change: (replies: Replies) => void, others: Partial<typeof options> = {}) {
  const replies = soundSite();
  change(replies);
  const { findings: found } = await examineLive(askReplies(replies).ask, { ...options, ...others });
  return found.map((one) => [one.severity, one.about.replace(base.href, '/'), one.message].join(' '));
}

/** Changes the replies to some paths. */
const changing =
  (paths: readonly string[], change: (found: Reply) => Partial<Reply>) => (replies: Replies) => {
    for (const path of paths) {
      const found = replies.get(path) ?? { status: 404, headers: {}, body: '' };
      replies.set(path, { ...found, ...change(found) });
    }
  };

/** Takes headers from answers, or sets them. */
const withHeaders = (paths: readonly string[], headers: Readonly<Record<string, string | undefined>>) =>
  changing(paths, (found) => ({
    headers: Object.fromEntries(
      Object.entries({ ...found.headers, ...headers }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  }));

const pages = ['/', '/en/', '/tr/', '/en/returns/', '/tr/returns/'];

test('nothing is found in a sound site, and only its own addresses are asked for, each once', async () => {
  const { ask, asked } = askReplies(soundSite());
  const { findings: found, ...counts } = await examineLive(ask, options);
  expect(found).toEqual([]);
  expect(counts).toEqual({ visited: 5, unvisited: 0 });
  expect(asked.filter((url) => !url.startsWith(base.href))).toEqual(['http://help.example.com/']);
  const twice = asked.filter((url, index) => asked.indexOf(url) !== index);
  // The home page tells where the site is, and is a page like any other.
  expect(twice).toEqual([base.href, `${base.href}a/returns/`]);
});

test.each<[fault: string, change: (replies: Replies) => void, found: readonly string[]]>([
  [
    'a host that sends none of the headers',
    withHeaders([...pages, '/_astro/a.css', '/_astro/a.js'], {
      'content-security-policy': undefined,
      'x-content-type-options': undefined,
      'referrer-policy': undefined,
      'permissions-policy': undefined,
      'cross-origin-opener-policy': undefined,
      'cache-control': undefined,
    }),
    [
      'warning / It is sent without Content-Security-Policy, X-Content-Type-Options, Referrer-Policy, ' +
        'Permissions-Policy, and Cross-Origin-Opener-Policy. The same at 4 more.',
    ],
  ],
  [
    'one page without a policy',
    withHeaders(['/tr/returns/'], { 'content-security-policy': undefined }),
    ['warning /tr/returns/ It is sent without Content-Security-Policy.'],
  ],
  [
    'a policy that permits scripts in pages',
    withHeaders(pages, { 'content-security-policy': "script-src 'self' 'unsafe-inline'" }),
    [
      "warning / Its Content-Security-Policy permits scripts in the page ('unsafe-inline'). The same at 4 more.",
    ],
  ],
  [
    'no HSTS',
    withHeaders(pages, { 'strict-transport-security': undefined }),
    [
      'warning / It is sent without Strict-Transport-Security, so the first visit of each browser may be unencrypted. The same at 4 more.',
    ],
  ],
  [
    'pages that browsers keep',
    withHeaders(['/en/'], { 'cache-control': 'public, max-age=86400' }),
    ['warning /en/ Browsers keep the page for 86400 s, so readers see old texts.'],
  ],
  [
    'files that browsers ask for again',
    withHeaders(['/_astro/a.css', '/_astro/a.js'], { 'cache-control': 'public, max-age=0, must-revalidate' }),
    [
      'warning /_astro/a.css Browsers ask for it at each visit, although its name changes with its content. The same at 1 more.',
    ],
  ],
  [
    'styles as plain text',
    withHeaders(['/_astro/a.css'], { 'content-type': 'text/plain' }),
    ['error /_astro/a.css It is sent as "text/plain" instead of "text/css".'],
  ],
  [
    'Markdown copies as downloads',
    withHeaders(['/en/returns/index.md', '/tr/returns/index.md'], {
      'content-type': 'application/octet-stream',
    }),
    [
      'warning /en/returns/index.md It is sent as "application/octet-stream" instead of "text/markdown". The same at 1 more.',
    ],
  ],
  [
    'another charset',
    withHeaders(['/llms.txt'], { 'content-type': 'text/plain; charset=iso-8859-1' }),
    ['warning /llms.txt It is sent as "iso-8859-1" instead of "utf-8".'],
  ],
  [
    'no compression',
    (replies) => {
      withHeaders(pages.slice(1), { 'content-encoding': undefined })(replies);
      changing(pages.slice(1), ({ body }) => ({ body: body.padEnd(3000) }))(replies);
    },
    ['warning /en/ It is sent uncompressed. The same at 3 more.'],
  ],
  [
    'a style that is missing',
    (replies) => void replies.delete('/_astro/a.css'),
    ['error /_astro/a.css The file answers with status 404.'],
  ],
  [
    'search files that are missing',
    (replies) => {
      for (const locale of ['en', 'tr']) replies.delete(`/search-index/${locale}/1a/vocabulary.bin`);
    },
    ['error /search-index/en/1a/vocabulary.bin The file answers with status 404. The same at 1 more.'],
  ],
  [
    'a page that the sitemap lists and nobody has',
    (replies) => void replies.delete('/tr/'),
    ['error /tr/ A sitemap lists the page, and it answers with status 404.'],
  ],
  [
    'a link that leads nowhere',
    changing(['/en/returns/'], ({ body }) => ({ body: `${body}<a href="/en/lost/">Lost</a>` })),
    ['error /en/lost/ Pages link to it, and it answers with status 404.'],
  ],
  [
    'a sitemap that lacks a page',
    changing(['/sitemap-0.xml'], ({ body }) => ({
      body: body.replace(/<loc>[^<]*tr\/returns\/<\/loc>/, ''),
    })),
    ['error /tr/returns/ No sitemap lists the page.'],
  ],
  [
    'no sitemap',
    (replies) => void replies.delete('/sitemap-0.xml'),
    ['error /sitemap-0.xml The file answers with status 404.'],
  ],
  [
    'robots.txt of something else',
    changing(['/robots.txt'], () => ({ body: 'User-agent: *\nDisallow:\n' })),
    ["warning /robots.txt It doesn't name https://help.example.com/sitemap-index.xml."],
  ],
  [
    'search engines that are kept away',
    changing(['/robots.txt'], ({ body }) => ({ body: `${body}Disallow: /\n` })),
    ['warning /robots.txt It keeps search engines away ("Disallow: /").'],
  ],
  [
    'built for another address',
    changing([...soundSite().keys()], ({ body }) => ({ body: body.replaceAll('//help.', '//staging.') })),
    [
      'error / The site was built for https://staging.example.com/, and names that as its address everywhere.',
    ],
  ],
  [
    'a canonical address that is elsewhere',
    changing(['/en/returns/'], ({ body }) => ({
      body: body.replace('canonical" href="https://help.', 'canonical" href="https://old.'),
    })),
    ['error /en/returns/ It names https://old.example.com/en/returns/ as its address.'],
  ],
  [
    'a translation that is elsewhere',
    changing(['/en/returns/'], ({ body }) => ({
      body: body.replace('"tr" href="https://help.', '"tr" href="https://old.'),
    })),
    ['error /en/returns/ It names https://old.example.com/tr/returns/ as a translation. The same at 1 more.'],
  ],
  [
    'a picture without encryption',
    changing(['/en/returns/'], ({ body }) => ({
      body: `${body}<img src="http://pictures.example.com/a.png">`,
    })),
    [
      'error /en/returns/ It fetches http://pictures.example.com/a.png without encryption, which browsers refuse.',
    ],
  ],
  [
    'status 200 for what does not exist',
    changing(['/no-such-page/', '/en/no-such-page/', '/tr/no-such-page/'], () => ({ status: 200 })),
    ["error /no-such-page/ What doesn't exist answers with status 200 instead of 404. The same at 2 more."],
  ],
  [
    "the host's own page for what does not exist",
    changing(['/no-such-page/', '/en/no-such-page/', '/tr/no-such-page/'], () => ({ body: 'nginx' })),
    [
      "warning /no-such-page/ What doesn't exist has the host's own page instead of the site's. The same at 2 more.",
    ],
  ],
  [
    'one page for what does not exist in all languages',
    changing(['/tr/no-such-page/'], ({ body }) => ({ body: body.replaceAll('"tr"', '"en"') })),
    ['warning /tr/no-such-page/ The page for what doesn\'t exist is in "en" instead of "tr".'],
  ],
  [
    'an address without its slash that shows the page',
    (replies) => void replies.set('/en/returns', reply('text/html', '')),
    ['warning /en/returns Without a slash at the end, the address of an article answers with status 200.'],
  ],
  [
    'an address without its slash that leads elsewhere',
    (replies) => void replies.set('/en/returns', redirect('http://127.0.0.1:8080/en/returns/')),
    [
      'error /en/returns Without a slash at the end, the address of an article leads to http://127.0.0.1:8080/en/returns/ (status 301).',
    ],
  ],
  [
    'a permalink that is missing',
    (replies) => void replies.delete('/a/returns/'),
    ['error /a/returns/ The permalink answers with status 404.'],
  ],
  [
    'an old address that is missing',
    (replies) => void replies.delete('/old/'),
    ['error /old/ The old address of https://help.example.com/en/returns/ answers with status 404.'],
  ],
  [
    'a site without encryption beside it',
    (replies) => void replies.set('http://help.example.com/', reply('text/html', '')),
    ['warning http://help.example.com/ Without encryption, the site answers with status 200.'],
  ],
  [
    'no collector',
    (replies) => void replies.delete('/_feedback/readyz'),
    ['warning /_feedback/readyz Articles ask for ratings, and the collector answers with status 404.'],
  ],
  [
    'a page of the site where the collector should be',
    (replies) => void replies.set('/_feedback/readyz', reply('text/html', '')),
    ['warning /_feedback/readyz Articles ask for ratings, and the collector answers with status 200.'],
  ],
  [
    'a collector without its database',
    (replies) => void replies.set('/_feedback/readyz', { status: 503, headers: {}, body: '' }),
    ['warning /_feedback/readyz The collector is there, and takes no ratings (status 503).'],
  ],
  [
    'a collector that knows no articles',
    changing(['/_feedback/healthz'], () => ({ body: '{"articles":0}' })),
    ['warning /_feedback/healthz The collector knows no articles, so it takes no ratings.'],
  ],
  [
    'a collector that answers no assistants, though the site has them ask',
    (replies) => void replies.delete('/_feedback/mcp'),
    [
      'warning /_feedback/mcp The site says that assistants can ask here (machines.mcp), and it answers with status 404.',
    ],
  ],
  [
    'a host that refuses many requests',
    changing(['/en/', '/tr/', '/llms.txt'], () => ({ status: 429 })),
    ['warning /en/ The host refuses so many requests (status 429). The same at 2 more.'],
  ],
  [
    'a host that stops answering',
    changing(['/en/', '/tr/', '/llms.txt'], () => ({ status: 0 })),
    ['error /en/ It gives no answer (unknown reason). The same at 2 more.'],
  ],
])('%s is one finding', async (_, change, found) => {
  expect(await findings(change)).toEqual(found);
});

test('a site that collects no ratings needs no collector', async () => {
  expect(
    await findings((replies) => {
      for (const path of ['/api/v1/feedback-manifest.json', '/api/v1/index.json']) replies.delete(path);
      for (const path of ['/_feedback/readyz', '/_feedback/mcp']) replies.delete(path);
    }),
  ).toEqual([]);
});

test('an old address may be a page that sends on', async () => {
  const sends = reply('text/html', '<meta http-equiv="refresh" content="0;url=/en/returns/">');
  expect(await findings((replies) => void replies.set('/old/', sends))).toEqual([]);
});

test('a site that redirects, has no answer or is none is told as such, and nothing else', async () => {
  expect(
    await findings((replies) => void replies.set('/', redirect('https://www.example.com/help/'))),
  ).toEqual(['error / The address leads to https://www.example.com/help/ (status 301).']);
  expect(await findings((replies) => void replies.delete('/'))).toEqual([
    'error / The address answers with status 404.',
  ]);
  expect(await findings((replies) => void replies.delete('/api/v1/manifest.json'))).toEqual([
    "error / There is a page, but no api/v1/manifest.json below it, which every site of Fener's has.",
  ]);
});

test('of a large site, pages are chosen evenly, and the rest is counted', async () => {
  const examined = examineLive(askReplies(soundSite()).ask, { ...options, pages: 3 });
  await expect(examined).resolves.toMatchObject({ visited: 3, unvisited: 2 });
});
