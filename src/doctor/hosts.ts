/** Whether the build writes what the host reads, and what the host can't do. The host is told by its own files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath, type Places } from '#files/places.ts';
import { readSite } from '#files/read-content.ts';
import type { Host } from '#site/site.ts';
import type { Finding } from './finding.ts';

/** Files that only one host reads. */
const hostFiles: Readonly<Record<string, Host>> = {
  'netlify.toml': 'netlify',
  'vercel.json': 'vercel',
  'wrangler.jsonc': 'cloudflare',
  'wrangler.toml': 'cloudflare',
  '.github/workflows/pages.yml': 'github-pages',
};

/** Findings: a file of a host that `host` in `site.yaml` doesn't name, what GitHub Pages lacks. */
export function checkHosts(places: Places): readonly Finding[] {
  const { site } = readSite(places);
  const found = Object.entries(hostFiles).filter(([name]) => existsSync(join(places.siteDir, name)));
  if (!site || found.length === 0) return [];
  const about = shownPath(join(places.contentDir, 'site.yaml'));
  const isNamed = found.some(([, host]) => host === site.host);
  const [name = '', host = site.host] = found[0] ?? [];
  return [
    ...(isNamed
      ? []
      : [
          {
            severity: 'warning' as const,
            about,
            message: `${name} is here, and "host" is "${site.host}": the build writes for another host.`,
            fix: `Write "host: ${host}", or delete ${name}.`,
          },
        ]),
    ...(found.some(([, each]) => each === 'github-pages')
      ? lacksOfGitHubPages(about, site.features.ratings)
      : []),
  ];
}

const lacksOfGitHubPages = (about: string, hasRatings: boolean): Finding[] => [
  {
    severity: 'warning',
    about: '.github/workflows/pages.yml',
    message:
      'GitHub Pages sends no headers of ours, so no Content-Security-Policy, and knows no redirects: old addresses are pages.',
    fix: 'Choose another host if you need them: docs/hosting.md compares.',
  },
  ...(hasRatings
    ? [
        {
          severity: 'warning' as const,
          about,
          message: "GitHub Pages passes nothing on to the collector, so readers' ratings are lost.",
          fix: 'Set "features: { ratings: false }", or choose another host.',
        },
      ]
    : []),
];
