/** What the web server must know: headers, and what robots may read. */
import { playerOrigins } from '#markdown/video.ts';
import { servedPath, type ServedPath } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** Sources that parts of the site add to the Content-Security-Policy, by directive. */
export type CspSources = Readonly<Record<string, readonly string[]>>;

/** What several parts of the site add, as one. */
export function joinSources(parts: readonly CspSources[]): CspSources {
  const names = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries([...names].map((name) => [name, parts.flatMap((part) => part[name] ?? [])]));
}

/**
 * The Content-Security-Policy (https://www.w3.org/TR/CSP3/): own files only, and the players of videos once the reader
 * asks for one.
 */
function contentSecurityPolicy(extra: CspSources = {}, isFramed = false): string {
  const base: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': playerOrigins,
    'media-src': ["'self'", 'https:'],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    ...(isFramed ? {} : { 'frame-ancestors': ["'self'"] }),
    'object-src': ["'none'"],
  };
  const names = [...new Set([...Object.keys(base), ...Object.keys(extra)])];
  return names
    .map((name) => [name, ...new Set([...(base[name] ?? []), ...(extra[name] ?? [])])].join(' '))
    .join('; ');
}

/** Headers of the answers at a path, in which `*` stands for any letters. */
export interface HeaderRule {
  readonly path: ServedPath;
  /** Whether every answer has them, errors included. */
  readonly isGeneral: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Headers of every answer, and how long files may be kept. What several rules give is sent as a list.
 *
 * Of several policies, each holds. So where helpdesks may frame the agents' page, the policy of every answer says nothing of
 * frames, and `X-Frame-Options` does, which browsers pass over where a policy of a page says something
 * (https://www.w3.org/TR/CSP3/#frame-ancestors-and-frame-options).
 */
export function headerRules(site: Site, extra: CspSources = {}, hasWidget = false): readonly HeaderRule[] {
  const { frameAncestors } = site.agents;
  const isFramed = frameAncestors.length > 0;
  const shared = {
    'Access-Control-Allow-Origin': site.machines.allowOrigin ?? '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  const rule = (path: string, headers: HeaderRule['headers']): HeaderRule => ({
    path: servedPath(site, path),
    isGeneral: path === '/*',
    headers,
  });
  return [
    rule('/*', {
      'Content-Security-Policy': contentSecurityPolicy(extra, isFramed),
      ...(isFramed && { 'X-Frame-Options': 'SAMEORIGIN' }),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'geolocation=(self), camera=(), microphone=()',
      // The widget reads pages, the search and pictures from within another application.
      ...(hasWidget && shared),
    }),
    ...['/_astro/*', '/_images/*', '/_social/*', '/_fonts/*', '/_stores/basemap-*'].map((path) =>
      rule(path, { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    ),
    ...(hasWidget || site.machines.allowOrigin === undefined
      ? []
      : ['/api/*', '/*.md', '/*/feed.xml', '/*llms.txt'].map((path) => rule(path, shared))),
    // Parts of the module have the hash of what is in them; the module itself is asked for again.
    ...(hasWidget ? [rule('/widget/v1-*', { 'Cache-Control': 'public, max-age=31536000, immutable' })] : []),
    // A picture that is opened alone is a document, so it gets no scripts and no origin.
    rule('/*.svg', { 'Content-Security-Policy': 'sandbox' }),
    // Copies of pages: search engines list the pages.
    ...['/a/*', '/*.md'].map((path) => rule(path, { 'X-Robots-Tag': 'noindex' })),
    rule('/agents/*', {
      'X-Robots-Tag': 'noindex',
      ...(isFramed && {
        'Content-Security-Policy': `frame-ancestors ${["'self'", ...frameAncestors].join(' ')}`,
      }),
    }),
  ];
}

/** Headers of one rule on hosts that send the last value only: with those of every path before its own. */
export function headersAt(rules: readonly HeaderRule[], rule: HeaderRule): HeaderRule['headers'] {
  if (rule.isGeneral) return rule.headers;
  const general = rules.find(({ isGeneral }) => isGeneral)?.headers ?? {};
  return Object.fromEntries(
    Object.entries(rule.headers).map(([name, value]): [string, string] => [
      name,
      [general[name] ?? [], value].flat().join(', '),
    ]),
  );
}

/** The text of `_headers` (https://docs.netlify.com/manage/routing/headers/). */
export const headersFile = (rules: readonly HeaderRule[]): string =>
  rules
    .map(
      ({ path, headers }) =>
        `${path}\n${Object.entries(headers)
          .map(([name, value]) => `  ${name}: ${value}\n`)
          .join('')}`,
    )
    .join('');

/** https://developers.cloudflare.com/workers/static-assets/headers/ counts names and spaces, too. */
const longestLine = 2000;

/** Which headers the host ignores, in sentences. */
export const headerNotes = ({ host }: Pick<Site, 'host'>, headers: readonly HeaderRule[]): string[] =>
  host === 'cloudflare'
    ? headersFile(headers)
        .split('\n')
        .filter((line) => line.length > longestLine)
        .map(
          (line) =>
            `Cloudflare ignores the header ${line.trim().split(':')[0]}: it takes ${longestLine} characters a line, and this has ${line.length}. ` +
            'Chats in channels.yaml and the map of stores add to it: name fewer origins there.',
        )
    : [];

/** What robots may read. They look for it at the top of a host only: below a path it belongs to somebody else. */
export const robotsFiles = ({ url, base, machines }: Site): OutputFile[] =>
  base === ''
    ? [
        {
          path: 'robots.txt',
          content: [...robotGroups(machines), `Sitemap: ${url}/sitemap-index.xml\n`].join('\n'),
        },
      ]
    : [];

/** Groups of rules (https://www.rfc-editor.org/rfc/rfc9309), with what uses are allowed (https://contentsignals.org). */
export function robotGroups({ robots, contentSignals }: Site['machines']): string[] {
  const signals = Object.entries(contentSignals).map(
    ([name, isAllowed]) => `${name}=${isAllowed ? 'yes' : 'no'}`,
  );
  const hasGeneral = robots.some(({ agents }) => agents.includes('*'));
  const groups = hasGeneral ? robots : [...robots, { agents: ['*'], allow: ['/'], disallow: [] }];
  return groups.map(({ agents, allow, disallow }) =>
    [
      ...agents.map((name) => `User-agent: ${name}`),
      ...(signals.length === 0 ? [] : [`Content-Signal: ${signals.join(', ')}`]),
      ...disallow.map((path) => `Disallow: ${path}`),
      ...(disallow.length > 0 && allow.length === 0
        ? []
        : (allow.length > 0 ? allow : ['/']).map((path) => `Allow: ${path}`)),
      '',
    ].join('\n'),
  );
}

/** What the operator of a site below a path adds to the `robots.txt` of the host, in a sentence. */
export const robotsNotes = ({ url, base }: Site): string[] =>
  base === '' ? [] : [`Add to ${new URL('/robots.txt', url).href}: Sitemap: ${url}/sitemap-index.xml`];
