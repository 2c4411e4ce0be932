/** Real requests for a page, and who gets Markdown: by our own server, a real nginx, and the functions for Netlify and Cloudflare. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createSiteApp } from '#server/site-app.ts';
import { ask, useTwoServers } from './two-servers.ts';

const markdown = 'text/markdown; charset=utf-8';
const html = 'text/html; charset=utf-8';
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** What clients send, as their documentation, their source or https://acceptmarkdown.com/status says, then hard cases. */
const requests: readonly [who: string, agent: string, accept: string | undefined, gets: string][] = [
  [
    'Claude Code',
    'Claude-User (claude-code/2.0; +https://support.anthropic.com/)',
    'text/markdown, text/html, */*',
    markdown,
  ],
  ['Cursor', 'Cursor/1.7', 'text/markdown, text/plain;q=0.9, */*;q=0.8', markdown],
  [
    'OpenCode',
    'opencode/1.0',
    'text/markdown;q=1.0, text/x-markdown;q=0.9, text/plain;q=0.8, text/html;q=0.7, */*;q=0.1',
    markdown,
  ],
  ['Gemini CLI', 'GeminiCLI/0.20', 'text/markdown, */*', markdown],
  ['Codex CLI', 'codex_cli_rs/0.58', 'text/html, */*', html],
  [
    'ChatGPT',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot',
    '*/*',
    html,
  ],
  [
    'GPTBot',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; +https://openai.com/gptbot)',
    '*/*',
    html,
  ],
  [
    'OAI-SearchBot',
    'OAI-SearchBot/1.3; +https://openai.com/searchbot',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    html,
  ],
  [
    'ClaudeBot',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
    '*/*',
    html,
  ],
  [
    'PerplexityBot',
    'Mozilla/5.0 (compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)',
    '*/*',
    html,
  ],
  [
    'Googlebot',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'text/html,application/xhtml+xml,application/signed-exchange;v=b3,application/xml;q=0.9,*/*;q=0.8',
    html,
  ],
  ['bingbot', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', '*/*', html],
  ['Zendesk crawler', 'Zendesk/External-Content', undefined, html],
  ['curl', 'curl/8.15.0', '*/*', html],
  ['curl that asks', 'curl/8.15.0', 'text/markdown', markdown],
  ['wget', 'Wget/1.25.0', '*/*', html],
  ['Python requests', 'python-requests/2.32', '*/*', html],
  ['Node fetch', 'node', '*/*', html],
  [
    'Chrome',
    chrome,
    'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
    html,
  ],
  [
    'Firefox',
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    html,
  ],
  [
    'Safari',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    html,
  ],
  [
    'Lynx with a screen reader',
    'Lynx/2.9.2 libwww-FM/2.14',
    'text/html, text/plain, text/sgml, text/css, application/xhtml+xml, */*;q=0.01',
    html,
  ],
  [
    'NVDA in Firefox',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    html,
  ],
  [
    'Feedly',
    'FeedlyBot/1.0 (http://feedly.com)',
    'application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.5, */*;q=0.1',
    html,
  ],
  ['NetNewsWire', 'NetNewsWire (RSS Reader; https://netnewswire.com/)', '*/*', html],
  ['Slack preview', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', '*/*', html],
  ['WhatsApp preview', 'WhatsApp/2.24', undefined, html],
  ['nothing at all', chrome, '', html],
  ['any text', chrome, 'text/*', html],
  ['any text, less HTML', chrome, 'text/*;q=0.5, text/html;q=0.4', markdown],
  ['anything but HTML', chrome, 'text/html;q=0, */*', markdown],
  ['no Markdown', chrome, 'text/markdown;q=0, text/html;q=0', html],
  ['Markdown a little less', chrome, 'text/markdown;q=0.899, text/html;q=0.9', html],
  ['Markdown a little more', chrome, 'text/markdown;q=0.9, text/html;q=0.899', markdown],
  ['Markdown as much', chrome, 'text/html;q=0.50, text/markdown;q=0.5', markdown],
  [
    'parameters and capitals',
    chrome,
    'TEXT/HTML ; level=1;Q=0.3 , Text/Markdown;variant=GFM ; q=0.40',
    markdown,
  ],
  ['another type that begins so', chrome, 'text/markdown-x, text/html', html],
  ['what is no weight', chrome, 'text/markdown;q=high, text/html;q=0.9', markdown],
  ['something that we do not have', chrome, 'application/pdf', html],
];

const handlers = z.object({ default: z.unknown() });
type Fetch = (request: Request) => Promise<Response>;

/** Declares the tests; `outDir` is known once the site is built. */
export function testNegotiation(outDir: () => string): void {
  describe('a page as Markdown', () => {
    const { ports } = useTwoServers(outDir);
    const folder = mkdtempSync(join(tmpdir(), 'fener-functions-'));
    const functions: { netlify?: Fetch; cloudflare?: Fetch } = {};
    const address = 'https://help.example.com/en/orders/track/';

    beforeAll(async () => {
      mkdirSync(join(folder, 'dist/_server'), { recursive: true });
      writeFileSync(
        join(folder, 'dist/_server/negotiate.js'),
        readFileSync(join(outDir(), '_server/negotiate.js')),
      );
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      const netlify = await handlerOf('netlify/netlify/edge-functions/markdown.js');
      const cloudflare = await handlerOf('cloudflare/deploy/worker.js');
      const host = plainHost(outDir());
      functions.netlify = (request) => netlify(request, { next: () => host(request) }, host);
      functions.cloudflare = (request) => cloudflare(request, { ASSETS: { fetch: host } }, host);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    /** The function of a host as a site has it. `globalFetch` stands for its own network. */
    async function handlerOf(template: string) {
      const target = join(folder, template.split('/').slice(1).join('/'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(
        target,
        readFileSync(join('create-fener/hosts', template), 'utf8').replaceAll('{{base}}', ''),
      );
      const { default: found } = handlers.parse(await import(pathToFileURL(target).href));
      const call = typeof found === 'function' ? found : z.object({ fetch: z.function() }).parse(found).fetch;
      return async (request: Request, context: object, network: Fetch): Promise<Response> => {
        const own = globalThis.fetch;
        globalThis.fetch = (asked) => network(new Request(asked));
        try {
          return z.instanceof(Response).parse(await Reflect.apply(call, undefined, [request, context]));
        } finally {
          globalThis.fetch = own;
        }
      };
    }

    const facts = (headers: Headers) => [headers.get('content-type'), headers.get('content-location')];
    const expected = (gets: string) => [gets, gets === markdown ? '/en/orders/track/index.md' : null];
    const variesBy = (vary: string | null) => (vary ?? '').toLowerCase().split(/\s*,\s*/);

    test.for(requests)('%s: %s, %s gets %s', async ([, agent, accept, gets]) => {
      const headers = { 'User-Agent': agent, ...(accept === undefined ? {} : { Accept: accept }) };
      for (const port of ports() ?? []) {
        const answer = await ask(port, { path: '/en/orders/track/', headers });
        const found = new Headers();
        for (const [name, value] of Object.entries(answer.headers))
          found.set(name, [value ?? ''].flat().join(', '));
        expect([port, ...facts(found)]).toEqual([port, ...expected(gets)]);
        expect(variesBy(found.get('vary'))).toContain('accept');
        expect(answer.body.toString().startsWith('---\ntitle: ')).toBe(gets === markdown);
      }
      for (const answerTo of Object.values(functions)) {
        const answer = await answerTo(new Request(address, { headers }));
        expect(facts(answer.headers)).toEqual(expected(gets));
        expect(variesBy(answer.headers.get('vary'))).toContain('accept');
        expect(answer.headers.get('x-robots-tag')).toBeNull();
      }
    });

    test('HEAD, conditions and ranges concern the form that is sent', async () => {
      const headers = { Accept: 'text/markdown' };
      for (const port of ports() ?? []) {
        const whole = await ask(port, { path: '/en/orders/track/', headers });
        const head = await ask(port, { path: '/en/orders/track/?q=1', method: 'HEAD', headers });
        expect([head.status, head.headers['content-length']]).toEqual([200, String(whole.body.length)]);
        const again = { ...headers, 'If-None-Match': String(whole.headers['etag']) };
        const same = await ask(port, { path: '/en/orders/track/', headers: again });
        expect(same.status).toBe(304);
        const page = await ask(port, {
          path: '/en/orders/track/',
          headers: { 'If-None-Match': again['If-None-Match'] },
        });
        expect([page.status, page.headers['content-type']]).toEqual([200, html]);
      }
    });

    test('addresses in other scripts and with more slashes name their copy, too', async () => {
      for (const port of ports() ?? []) {
        for (const [path, copy] of [
          ['/tr/sipari%C5%9Fler/siparisim-nerede/', '/tr/sipari%C5%9Fler/siparisim-nerede/index.md'],
          ['//en/orders/track/?q=/', '/en/orders/track/index.md'],
        ] as const) {
          const answer = await ask(port, { path, headers: { Accept: 'text/markdown' } });
          expect([answer.headers['content-type'], answer.headers['content-location']]).toEqual([
            markdown,
            copy,
          ]);
          const page = await ask(port, { path, headers: { Accept: 'text/html' } });
          for (const { headers } of [answer, page])
            expect(variesBy([headers['vary'] ?? ''].flat().join(', '))).toContain('accept');
        }
      }
    });

    test('pages without a copy, files and errors are what they are', async () => {
      const headers = { Accept: 'text/markdown' };
      for (const port of ports() ?? []) {
        for (const [path, status, type] of [
          ['/en/search/', 200, html],
          ['/en/nothing/', 404, html],
          ['/favicon.svg', 200, 'image/svg+xml; charset=utf-8'],
          ['/en/orders/track.md', 200, markdown],
        ] as const) {
          const answer = await ask(port, { path, headers });
          expect([path, answer.status, answer.headers['content-type']]).toEqual([path, status, type]);
          expect(variesBy([answer.headers['vary'] ?? ''].flat().join(', '))).not.toContain('accept');
        }
        expect((await ask(port, { path: '/en/orders/track', headers })).status).toBe(301);
        expect((await ask(port, { path: '/en/orders/track/', method: 'POST', headers })).status).toBe(405);
      }
      for (const answerTo of Object.values(functions)) {
        const answer = await answerTo(new Request('https://help.example.com/en/search/', { headers }));
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, html]);
      }
    });
  });
}

/** A host that knows files and headers, and nothing of `Accept`. */
function plainHost(folder: string): Fetch {
  const app = createSiteApp(folder);
  return async (request) => {
    const asked = new Request(request);
    asked.headers.delete('Accept');
    const answer = await app.fetch(asked);
    answer.headers.delete('Vary');
    return answer;
  };
}
