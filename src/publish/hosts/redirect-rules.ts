/** Old addresses as rules: `_redirects` for Netlify and Cloudflare Pages, and what our own server reads. */
import { queryText } from '#model/redirects/old-address.ts';
import { patternSource } from '#model/redirects/legacy.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import { servedPath, type ServedPath } from '#model/urls.ts';
import type { StoredRedirects } from '#server/site-rules.ts';
import type { Host, Site } from '#site/site.ts';

const count = (number: number) => number.toLocaleString('en');

/**
 * What Cloudflare Pages reads of `_redirects`: how many plain lines, then how many with a `*` or `:name`, and their longest.
 * Past a limit it ignores lines without a word. https://developers.cloudflare.com/pages/configuration/redirects/
 */
const cloudflareLimits = { plain: 2000, patterns: 100, line: 1000 } as const;

/** Routes of a deployment, of which redirects may be all but a hundred: https://vercel.com/docs/limits */
const vercelRoutes = 2048;

/** A redirect as servers are asked for it. */
export interface ServedRedirect extends Redirect {
  readonly from: ServedPath;
  readonly to: ServedPath;
  readonly pages: readonly ServedPath[];
}

/** Redirects below the base of the site. */
export const servedRedirects = (site: Site, redirects: readonly Redirect[]): readonly ServedRedirect[] =>
  redirects.map((redirect) => ({
    ...redirect,
    from: servedPath(site, redirect.from),
    to: servedPath(site, redirect.to),
    pages: redirect.pages.map((page) => servedPath(site, page)),
  }));

export interface RedirectRules {
  /** Lines of `_redirects`, in the order that the host needs. */
  readonly lines: readonly string[];
  /** Numbers of lines with and without a `*` or `:name`. */
  readonly plain: number;
  readonly patterns: number;
  /** Addresses that no line has, but a page. */
  readonly pagesOnly: number;
  /** Addresses that have neither: they answer on nginx and with our own server. */
  readonly unanswered: readonly string[];
}

const rulesFor: Record<Host, (redirects: readonly ServedRedirect[], site: Site) => RedirectRules> = {
  // Netlify takes what Cloudflare Pages takes.
  any: cloudflareRules,
  cloudflare: cloudflareRules,
  'github-pages': pagesAlone,
  netlify: netlifyRules,
  // It has no limits, and reads its rules from its own file.
  nginx: () => ({ lines: [], plain: 0, patterns: 0, pagesOnly: 0, unanswered: [] }),
  vercel: vercelRules,
};

/** Rules for the host of the site. */
export const redirectRules = (redirects: readonly ServedRedirect[], site: Site): RedirectRules =>
  rulesFor[site.host](redirects, site);

/**
 * Netlify takes every rule, compares queries, and serves a file rather than a redirect unless that has a "!".
 * https://docs.netlify.com/manage/routing/redirects/redirect-options/
 */
function netlifyRules(redirects: readonly ServedRedirect[], { locales, base }: Site): RedirectRules {
  const exact = redirects.filter(({ isPattern }) => !isPattern);
  const line = ({ from, query, to }: Redirect) =>
    [from, ...query.map((pair) => pair.join('=')), to, '301!'].join(' ');
  const patterns = redirects
    .filter(({ isPattern }) => isPattern)
    .flatMap(({ from, to }) => [`${from}-* ${to} 301!`, `${from}/* ${to} 301!`]);
  const byQuery = exact.toSorted((a, b) => b.query.length - a.query.length);
  return {
    lines: [
      ...byQuery.map(line),
      ...patterns,
      `${base}/_server/* ${base}/404.html 404!`,
      ...locales.map(({ id }) => `${base}/${id}/* ${base}/${id}/404.html 404`),
    ],
    plain: exact.length,
    patterns: patterns.length,
    pagesOnly: 0,
    unanswered: [],
  };
}

/** Plain lines first, beginning with those that have no page, then as many patterns as allowed. */
function cloudflareRules(redirects: readonly ServedRedirect[]): RedirectRules {
  const exact = redirects.filter(({ isPattern, query }) => !isPattern && query.length === 0);
  const numbers = redirects.filter(({ isPattern }) => isPattern);
  const plain = fitting(
    [
      ...exact.toSorted((a, b) => a.pages.length - b.pages.length),
      ...numbers.flatMap(({ pages, to }) =>
        pages.map((page) => ({ from: page.slice(0, -1), to, pages: [page] })),
      ),
    ],
    cloudflareLimits.plain,
  );
  // One for any language answers for all; those of a language come first if there is room for all.
  const fits = numbers.length * 2 <= cloudflareLimits.patterns;
  const wanted = fits ? numbers : numbers.filter(({ locale }) => locale === undefined);
  const patterns = fitting(
    ['-*', '/*'].flatMap((end) => wanted.map(({ from, to }) => ({ from: from + end, to, pages: [] }))),
    cloudflareLimits.patterns,
  );
  return {
    lines: [...plain.taken, ...patterns.taken].map(lineOf),
    plain: plain.taken.length,
    patterns: patterns.taken.length,
    pagesOnly: plain.beyond.filter(({ pages }) => pages.length > 0).length,
    unanswered: [
      ...[...plain.beyond, ...patterns.beyond]
        .filter(({ from, pages }) => pages.length === 0 && !from.endsWith('/*'))
        .map(({ from }) => from),
      ...redirects.filter(({ query }) => query.length > 0).map(shownAddress),
    ],
  };
}

/** GitHub Pages takes no rules. */
function pagesAlone(redirects: readonly ServedRedirect[]): RedirectRules {
  const unanswered = redirects
    .filter(({ pages, from }) => pages.length === 0 && !from.includes(':locale'))
    .map(shownAddress);
  const pagesOnly = redirects.filter(({ pages }) => pages.length > 0).length;
  return { lines: [], plain: 0, patterns: 0, pagesOnly, unanswered };
}

/** What of the old addresses Vercel answers. */
function vercelRules(redirects: readonly ServedRedirect[]): RedirectRules {
  const { taken, beyond } = takenByVercel(redirects);
  const patterns = taken.filter(({ isPattern }) => isPattern).length;
  return { ...pagesAlone(beyond), plain: taken.length - patterns, patterns };
}

/** Those first that need a rule: they have no page, or answer more than their pages do. */
export function takenByVercel(redirects: readonly ServedRedirect[]) {
  const sorted = redirects.toSorted((a, b) => rank(a) - rank(b));
  const limit = vercelRoutes - 100;
  return { taken: sorted.slice(0, limit), beyond: sorted.slice(limit) };
}

const rank = ({ query, isPattern, pages }: Redirect) =>
  query.length > 0 ? 0 : isPattern ? 1 : Math.min(pages.length, 1) + 2;

const shownAddress = ({ from, query }: Redirect) =>
  query.length === 0 ? from : `${from}?${queryText(query)}`;

const lineOf = ({ from, to }: Pick<Redirect, 'from' | 'to'>) => `${from} ${to} 301`;

function fitting<T extends Pick<Redirect, 'from' | 'to'>>(rules: readonly T[], limit: number) {
  const short = rules.filter((rule) => lineOf(rule).length <= cloudflareLimits.line);
  const taken = new Set(short.slice(0, limit));
  return { taken: [...taken], beyond: rules.filter((rule) => !taken.has(rule)) };
}

/** Where the rules of a host are, and what it takes. */
const limitsOf: Record<Host, string> = {
  any: 'in _redirects (Cloudflare Pages takes 2,000 and 100)',
  cloudflare: 'in _redirects (Cloudflare takes 2,000 and 100)',
  'github-pages': '(GitHub Pages takes none)',
  netlify: 'in _redirects',
  nginx: '',
  vercel: `in _server/vercel.json (Vercel takes ${count(vercelRoutes)}, with those of headers)`,
};

/** What a build says of its old addresses, in a line or two. */
export function describeRules(rules: RedirectRules, host: Host): string[] {
  const { plain, patterns, pagesOnly, unanswered } = rules;
  const [first] = unanswered;
  return [
    ...(plain + patterns + pagesOnly > 0
      ? [
          `Old addresses: ${count(plain)} plain lines and ${count(patterns)} with a pattern ${limitsOf[host]}, ` +
            `${count(pagesOnly)} beyond them as pages only.`,
        ]
      : []),
    ...(first === undefined
      ? []
      : [
          `${count(unanswered.length)} old addresses answer on nginx and with npm start only, such as ${first}.`,
        ]),
  ];
}

/** Decoded paths that an exact redirect answers: a folder's with and without its last slash. */
export function askedPaths({ from }: Redirect): string[] {
  const path = decodeURIComponent(from);
  return path.endsWith('/') && path !== '/' ? [path, path.slice(0, -1)] : [path];
}

/** Redirects for our own server, which has no limits. */
export const storedRedirects = (redirects: readonly ServedRedirect[]): StoredRedirects =>
  redirects.map((redirect) => ({
    paths: redirect.isPattern ? [] : askedPaths(redirect),
    ...(redirect.isPattern ? { pattern: patternSource(redirect.from) } : {}),
    query: redirect.query.map(([name, value]): [string, string] => [name, value]),
    to: redirect.to,
  }));
