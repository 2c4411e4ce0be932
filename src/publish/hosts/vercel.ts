/**
 * Redirects, headers and "not found" pages for Vercel, as `.vercel/output/config.json`:
 * https://vercel.com/docs/build-output-api/configuration
 */
import { patternSource } from '#model/redirects/legacy.ts';
import { servedPath } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import { takenByVercel, type ServedRedirect } from './redirect-rules.ts';
import { headersAt, type HeaderRule } from './server-files.ts';

/** The text of `_server/vercel.json`. */
export function vercelConfiguration(
  site: Site,
  redirects: readonly ServedRedirect[],
  headers: readonly HeaderRule[],
): string {
  const routes = [
    ...headers.map((rule) => ({
      src: globRoute(rule.path),
      headers: headersAt(headers, rule),
      continue: true,
    })),
    ...takenByVercel(redirects).taken.map(redirectRoute),
    ...folderRoutes(site),
    { handle: 'filesystem' },
    { handle: 'error' },
    ...[...site.locales.map(({ id }) => `/${id}`), ''].map((folder) => ({
      src: globRoute(servedPath(site, `${folder}/*`)),
      status: 404,
      dest: servedPath(site, `${folder}/404.html`),
    })),
  ];
  return `${JSON.stringify({ version: 3, routes })}\n`;
}

/** A folder's address has its slash at the end. Not that of the collector, nor of files. */
const folderRoutes = ({ base }: Site) => [
  {
    src: `^${literal(base)}/((?!_feedback/|\\.well-known/)(?:[^/]+/)*[^/.]+)$`,
    status: 301,
    headers: { Location: `${base}/$1/` },
  },
  ...(base === '' ? [] : [{ src: `^${literal(base)}$`, status: 301, headers: { Location: `${base}/` } }]),
];

const redirectRoute = ({ from, query, to, isPattern }: ServedRedirect) => ({
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
const globRoute = (path: string) => `^${path.split('*').map(literal).join('.*')}$`;
