/** What the web server must know: headers, and what robots may read. */
import { playerOrigins } from '#markdown/video.ts';
import type { Site } from '#site.ts';
import type { OutputFile } from './output.ts';

/** Sources that parts of the site add to the Content-Security-Policy, by directive. */
export type CspSources = Readonly<Record<string, readonly string[]>>;

/** What several parts of the site add, as one. */
export function joinSources(parts: readonly CspSources[]): CspSources {
  const names = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries([...names].map((name) => [name, parts.flatMap((part) => part[name] ?? [])]));
}

/**
 * The Content-Security-Policy (https://www.w3.org/TR/CSP3/): own files only, WebAssembly for search,
 * the players of videos once the reader asks for one.
 */
export function contentSecurityPolicy(extra: CspSources = {}): string {
  const base: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': playerOrigins,
    'media-src': ["'self'", 'https:'],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    'object-src': ["'none'"],
  };
  const names = [...new Set([...Object.keys(base), ...Object.keys(extra)])];
  return names
    .map((name) => [name, ...new Set([...(base[name] ?? []), ...(extra[name] ?? [])])].join(' '))
    .join('; ');
}

/** Headers of every answer, and how long files may be kept. */
export function headerRules(
  extra: CspSources = {},
): readonly { readonly path: string; readonly headers: Readonly<Record<string, string>> }[] {
  return [
    {
      path: '/*',
      headers: {
        'Content-Security-Policy': contentSecurityPolicy(extra),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Permissions-Policy': 'geolocation=(self), camera=(), microphone=()',
      },
    },
    ...['/_astro/*', '/_images/*', '/_social/*', '/_stores/basemap-*'].map((path) => ({
      path,
      headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
    })),
    ...['/a/*', '/agents/*'].map((path) => ({ path, headers: { 'X-Robots-Tag': 'noindex' } })),
  ];
}

/** `_headers` (https://docs.netlify.com/manage/routing/headers/) and robots.txt. */
export function serverFiles(site: Site, extra: CspSources = {}): OutputFile[] {
  const rules = headerRules(extra).map(
    ({ path, headers }) =>
      `${path}\n${Object.entries(headers)
        .map(([name, value]) => `  ${name}: ${value}\n`)
        .join('')}`,
  );
  return [
    { path: '_headers', content: rules.join('') },
    { path: 'robots.txt', content: `User-agent: *\nAllow: /\n\nSitemap: ${site.url}/sitemap-index.xml\n` },
  ];
}
