/** A small published site, as its host answers: sound, or with a fault. */
import type { Answer, Ask } from '#doctor/live/answer.ts';

export const base = new URL('https://help.example.com/');

/** An answer without its address. */
export type Reply = Pick<Answer, 'status' | 'headers' | 'body'>;

/** Replies by path; those of other origins by their whole address. */
export type Replies = Map<string, Reply>;

const general = {
  'content-security-policy': "default-src 'self'; script-src 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=()',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  server: 'nginx',
};

export const reply = (type: string, body: string, others: Readonly<Record<string, string>> = {}): Reply => ({
  status: 200,
  headers: { ...general, 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'gzip', ...others },
  body,
});

export const redirect = (location: string, status = 301): Reply => ({
  status,
  headers: { location },
  body: '',
});

const locales = ['en', 'tr'];

function page(locale: string, path: string, inside = ''): Reply {
  const alternates = locales.map((other) => {
    const href = new URL(path.replace(/^\/../, `/${other}`), base).href;
    return `<link rel="alternate" hreflang="${other}" href="${href}">`;
  });
  return reply(
    'text/html',
    `<html lang="${locale}" data-kind="article" data-locale="${locale}"><head>` +
      `<link rel="canonical" href="${new URL(path, base).href}">${alternates.join('')}` +
      `<link rel="stylesheet" href="/_astro/a.css"><script src="/_astro/a.js"></script></head>` +
      `<body><a href="/${locale}/">Home</a> <a href="/${locale}/returns/#fees">Returns</a> <a href="mailto:a@example.com">Mail</a>` +
      `${inside}</body></html>`,
    { 'cache-control': 'no-cache' },
  );
}

const notFound = (locale: string): Reply => ({
  ...reply(
    'text/html',
    `<html lang="${locale}" data-kind="not-found" data-locale="${locale}"><meta name="robots" content="noindex">`,
  ),
  status: 404,
});

/** Everything that the site answers. */
export function soundSite(): Replies {
  const json = (data: unknown) => reply('application/json', JSON.stringify(data));
  const urls = locales.flatMap((locale) =>
    [`/${locale}/`, `/${locale}/returns/`].map((path) => new URL(path, base).href),
  );
  const replies: Replies = new Map([
    [
      '/',
      reply('text/html', `<html lang="en" data-kind="chooser"><link rel="canonical" href="${base.href}">`),
    ],
    ['/api/v1/manifest.json', json({ site: 'https://help.example.com', locales })],
    ['/api/v1/feedback-manifest.json', json({ v: 1, articles: [] })],
    ['/robots.txt', reply('text/plain', `User-agent: *\nSitemap: ${base.href}sitemap-index.xml\n`)],
    ['/sitemap-index.xml', reply('application/xml', `<loc>${base.href}sitemap-0.xml</loc>`)],
    ['/sitemap-0.xml', reply('application/xml', urls.map((url) => `<loc>${url}</loc>`).join(''))],
    ['/_astro/a.css', reply('text/css', '', { 'cache-control': 'public, max-age=31536000, immutable' })],
    [
      '/_astro/a.js',
      reply('text/javascript', '', { 'cache-control': 'public, max-age=31536000, immutable' }),
    ],
    ['/llms.txt', reply('text/plain', '# Help')],
    ['/language.js', reply('application/javascript', '')],
    ['/a/returns/', reply('text/html', '<html><meta name="robots" content="noindex">')],
    ['/old/', redirect('/en/returns/')],
    ['/no-such-page/', notFound('en')],
    ['/api/v1/index.json', json({ version: 1, mcp: `${base.href}_feedback/mcp` })],
    ['/_feedback/mcp', { status: 405, headers: {}, body: '' }],
    ['/_feedback/readyz', { status: 204, headers: {}, body: '' }],
    ['/_feedback/healthz', json({ status: 'ok', articles: 2 })],
    ['http://help.example.com/', redirect(base.href)],
  ]);
  for (const locale of locales) {
    const article = { url: `${base.href}${locale}/returns/`, permalink: `${base.href}a/returns/` };
    const listed = { ...article, markdown: `${article.url}index.md`, contentLocale: locale };
    replies.set(`/${locale}/`, page(locale, `/${locale}/`));
    replies.set(`/${locale}/returns/`, page(locale, `/${locale}/returns/`));
    replies.set(`/${locale}/returns`, redirect(`/${locale}/returns/`));
    replies.set(`/${locale}/returns/index.md`, reply('text/markdown', '# Returns'));
    replies.set(`/${locale}/no-such-page/`, notFound(locale));
    replies.set(`/api/v1/${locale}/articles.json`, json({ locale, articles: [listed] }));
    replies.set(`/search-index/${locale}/manifest.json`, json({ version: '1a' }));
    replies.set(`/search-index/${locale}/1a/vocabulary.bin`, {
      ...reply('application/octet-stream', ''),
      body: '',
    });
  }
  return replies;
}

/** Asks the replies; what they don't have is missing. Tells what was asked for. */
export function askReplies(replies: Replies): { readonly ask: Ask; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: (url) => {
      asked.push(url.href);
      const found = replies.get(url.origin === base.origin ? url.pathname : url.href);
      return Promise.resolve({ url, ...(found ?? { status: 404, headers: {}, body: '' }) });
    },
  };
}
