/** What a build says about serving it: redirects and headers. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const storedRedirects = z.array(
  z.strictObject({
    /** Decoded paths that are redirected; none for a pattern. */
    paths: z.array(z.string()),
    /** Regular expression for decoded paths. */
    pattern: z.string().optional(),
    /** Redirects only queries that have these. */
    query: z.array(z.tuple([z.string(), z.string()])),
    to: z.string(),
  }),
);

/** Redirects as a build writes them into `_server/redirects.json`. */
export type StoredRedirects = z.infer<typeof storedRedirects>;

/** Where a build writes its redirects for this server. */
export const redirectsFile = '_server/redirects.json';

/** Where a build writes below which path the site lies; a site that has its host for itself has none. */
export const placeFile = '_server/place.json';

const storedPlace = z.strictObject({ base: z.string() });

export interface SiteRules {
  /** Path below which the site lies, such as `/help`; may be empty. */
  readonly base: string;
  /** Where a decoded path leads; the query of the address goes along, unless it chose the redirect. */
  readonly redirectOf: (path: string, asked: URL) => string | undefined;
  /** Headers of a path; of errors and the like only those that every answer has. */
  readonly headersOf: (path: string, isGeneral: boolean) => ReadonlyMap<string, string>;
}

/** Reads the rules of the site in `folder`; a site without any has none. */
export function readSiteRules(folder: string): SiteRules {
  const base = readBase(folder);
  return {
    base,
    redirectOf: redirectFinder(readRedirects(folder)),
    headersOf: headerFinder(readHeaders(folder), `${base}/*`),
  };
}

/** The path below which a built site lies. */
export function readBase(folder: string): string {
  const file = join(folder, placeFile);
  return existsSync(file) ? storedPlace.parse(JSON.parse(readFileSync(file, 'utf8'))).base : '';
}

/** The redirects of the site in `folder`; none if it has no such file. */
export function readRedirects(folder: string): StoredRedirects {
  const file = join(folder, redirectsFile);
  return existsSync(file) ? storedRedirects.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

function redirectFinder(redirects: StoredRedirects): SiteRules['redirectOf'] {
  const byPath = Map.groupBy(
    redirects.flatMap((redirect) => redirect.paths.map((path) => ({ path, redirect }))),
    ({ path }) => path,
  );
  // Each has a number at its end, which a path must have, too: trying all would take milliseconds.
  const patterns = Map.groupBy(
    redirects.flatMap(({ pattern, to }) =>
      pattern === undefined ? [] : [{ pattern, expression: new RegExp(`^${pattern}$`, 's'), to }],
    ),
    ({ pattern }) => numbersIn(pattern).at(-1) ?? '',
  );
  return (path, { search, searchParams }) => {
    const candidates = (byPath.get(path) ?? []).map(({ redirect }) => redirect);
    const withQuery = candidates.find(
      ({ query }) =>
        query.length > 0 && query.every(([name, value]) => searchParams.getAll(name).includes(value)),
    );
    if (withQuery) return withQuery.to;
    const plain =
      candidates.find(({ query }) => query.length === 0) ??
      numbersIn(path)
        .flatMap((number) => patterns.get(number) ?? [])
        .find(({ expression }) => expression.test(path));
    return plain && plain.to + search;
  };
}

const numbersIn = (path: string): string[] => path.match(/\d+/g) ?? [];

interface HeaderRule {
  readonly pattern: string;
  readonly headers: [name: string, value: string][];
}

/** Reads `_headers` (https://docs.netlify.com/manage/routing/headers/). */
function readHeaders(folder: string): HeaderRule[] {
  const file = join(folder, '_headers');
  const rules: HeaderRule[] = [];
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) rules.at(-1)?.headers.push([name, value]);
    else if (line.trim() !== '') rules.push({ pattern: line.trim(), headers: [] });
  }
  return rules;
}

/** `*` stands for any letters. */
const globSource = (pattern: string) => pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');

/** A name that several rules give gets all their values, as on Netlify and Cloudflare Pages. */
function headerFinder(rules: readonly HeaderRule[], general: string): SiteRules['headersOf'] {
  const compiled = rules.map(({ pattern, headers }) => ({
    isForAll: pattern === general,
    expression: new RegExp(`^${globSource(pattern)}$`, 's'),
    headers,
  }));
  return (path, isGeneral) => {
    const found = new Map<string, string>();
    const matching = compiled.filter(
      ({ isForAll, expression }) => expression.test(path) && (isForAll || !isGeneral),
    );
    for (const [name, value] of matching.flatMap(({ headers }) => headers)) {
      found.set(name, [found.get(name) ?? [], value].flat().join(', '));
    }
    return found;
  };
}
