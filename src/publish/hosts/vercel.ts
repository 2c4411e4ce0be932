/**
 * Redirects, headers and "not found" pages for Vercel, as `.vercel/output/config.json`:
 * https://vercel.com/docs/build-output-api/configuration
 */
import { patternSource } from '#model/redirects/legacy.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import type { Site } from '#site/site.ts';
import { takenByVercel } from './redirect-rules.ts';
import { headersAt, type HeaderRule } from './server-files.ts';

/** The text of `_server/vercel.json`. */
export function vercelConfiguration(
  site: Site,
  redirects: readonly Redirect[],
  headers: readonly HeaderRule[],
): string {
  const routes = [
    ...headers.map(({ path }) => ({
      src: `^${globSource(path)}$`,
      headers: headersAt(headers, path),
      continue: true,
    })),
    ...takenByVercel(redirects).taken.map(redirectRoute),
    folderRoute,
    { handle: 'filesystem' },
    { handle: 'error' },
    ...site.locales.map(({ id }) => ({ src: `^/${id}/.*$`, status: 404, dest: `/${id}/404.html` })),
    { src: '^/.*$', status: 404, dest: '/404.html' },
  ];
  return `${JSON.stringify({ version: 3, routes })}\n`;
}

/** A folder's address has its slash at the end. Not that of the collector, nor of files. */
const folderRoute = {
  src: '^/((?!_feedback/|\\.well-known/)(?:[^/]+/)*[^/.]+)$',
  status: 301,
  headers: { Location: '/$1/' },
};

const redirectRoute = ({ from, query, to, isPattern }: Redirect) => ({
  src: isPattern
    ? `^${patternSource(from)}$`
    : `^${literal(from.replace(/\/$/, ''))}${from.endsWith('/') ? '/?' : ''}$`,
  ...(query.length > 0
    ? { has: query.map(([key, value]) => ({ type: 'query', key, value: literal(value) })) }
    : {}),
  status: 301,
  headers: { Location: to },
});

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `*` stands for any letters. */
const globSource = (path: string) => path.split('*').map(literal).join('.*');
