/** Where a live site is, and what to do there. */
import type { Answer } from './answer.ts';

export type LiveHost = 'cloudflare' | 'github-pages' | 'netlify' | 'nginx' | 'vercel' | 'other';

/** The host, as its answers show it. A host that stands behind another one tells more than that one. */
export function hostOf({ headers }: Pick<Answer, 'headers'>): LiveHost {
  const server = (headers['server'] ?? '').toLowerCase();
  if (headers['x-github-request-id'] !== undefined || server === 'github.com') return 'github-pages';
  if (headers['x-nf-request-id'] !== undefined || server === 'netlify') return 'netlify';
  if (headers['x-vercel-id'] !== undefined || server === 'vercel') return 'vercel';
  if (server === 'cloudflare') return 'cloudflare';
  return server.startsWith('nginx') ? 'nginx' : 'other';
}

/** What a host can be told, by matter. */
type Matter = 'headers' | 'redirects' | 'types' | 'not-found' | 'https' | 'collector' | 'compression';

const include =
  'Include dist/_server/nginx.conf in the server block, as docs/hosting.md shows, and reload nginx.';
const publishAll = (file: string) => `Publish dist/ as a whole: the host reads ${file} in it.`;
const copyRoutes =
  'Copy dist/_server/vercel.json to .vercel/output/config.json, as the build command in vercel.json does.';
const beyondPages = "GitHub Pages can't do this. Put a CDN that can in front of it, or choose another host.";

const fixes: Record<Matter, Readonly<Partial<Record<LiveHost, string>>> & { readonly other: string }> = {
  headers: {
    nginx: `${include} A "location" with its own add_header drops all others.`,
    netlify: publishAll('_headers'),
    cloudflare: publishAll('_headers'),
    vercel: copyRoutes,
    'github-pages': beyondPages,
    other: 'Send the headers that dist/_headers lists.',
  },
  redirects: {
    nginx: include,
    netlify: publishAll('_redirects'),
    cloudflare: publishAll('_redirects'),
    vercel: copyRoutes,
    other: 'Publish all of dist/: old addresses are pages in it.',
  },
  types: {
    nginx: `${include} It has the types of all files.`,
    other: 'Name the type of this ending in the settings of the host.',
  },
  'not-found': {
    nginx: include,
    netlify: publishAll('404.html'),
    cloudflare: 'Set "not_found_handling": "404-page" in wrangler.jsonc.',
    vercel: copyRoutes,
    'github-pages': publishAll('404.html'),
    other: 'Answer what is missing with status 404 and the nearest 404.html.',
  },
  https: {
    nginx: 'Answer port 80 with "return 301 https://$host$request_uri;".',
    netlify: 'Switch on "Force HTTPS" in the domain settings.',
    cloudflare: 'Switch on "Always Use HTTPS" in the dashboard, under SSL/TLS, Edge Certificates.',
    'github-pages': 'Tick "Enforce HTTPS" in the repository, under Settings, Pages.',
    other: 'Redirect http to https, path by path.',
  },
  collector: {
    nginx: 'Start the collector, and pass /_feedback/ to it with proxy_pass, as docs/hosting.md shows.',
    netlify:
      'Remove the comment signs of the lines for ratings in netlify.toml, or set "features: { ratings: false }".',
    cloudflare:
      'Remove the comment signs of the lines for ratings in wrangler.jsonc, or set "features: { ratings: false }".',
    vercel:
      'Add a rewrite of /_feedback/ to vercel.json, as docs/hosting.md shows, or set "features: { ratings: false }".',
    'github-pages':
      'GitHub Pages can\'t pass requests on. Set "features: { ratings: false }" in content/site.yaml.',
    other:
      'Start the collector and route /_feedback/ to it, or set "features: { ratings: false }" in content/site.yaml.',
  },
  compression: {
    nginx: include,
    other: 'Switch on gzip or Brotli for text.',
  },
};

/** What to do about a matter on a host, for a site whose path is `base`. */
export const fixOn = (host: LiveHost, matter: Matter, base = ''): string =>
  (fixes[matter][host] ?? fixes[matter].other).replaceAll(' /_feedback/', ` ${base}/_feedback/`);
