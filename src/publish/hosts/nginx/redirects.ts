/**
 * Old addresses as locations. Exact locations instead of a `map`: they compare the decoded, normalised path, may be of any
 * number and length, and set nothing outside the block (`map_hash_bucket_size` belongs to all sites of a server).
 */
import { patternSource } from '#model/redirects/legacy.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import { askedPaths, type ServedRedirect } from '../redirect-rules.ts';
import { escapeDots } from './part.ts';

/** A location for each old address without a pattern; with a query, conditions within it. */
export function exactRedirects(redirects: readonly ServedRedirect[]): string {
  const asked = redirects
    .filter(({ isPattern }) => !isPattern)
    .flatMap((redirect) => askedPaths(redirect).map((path) => ({ path, redirect })));
  const locations = [...Map.groupBy(asked, ({ path }) => path)].map(([path, found]): Location => {
    const all = found.map(({ redirect }) => redirect);
    const plain = all.find(({ query }) => query.length === 0);
    const steps = [
      ...all.filter(({ query }) => query.length > 0).map(queryRedirect),
      ...(plain ? [`return 301 "${plain.to}$is_args$args";`] : []),
    ];
    return { path, text: `location = "${path}" { ${steps.join(' ')} }\n` };
  });
  return nestedLocations(locations, 0);
}

/**
 * Rules for patterns, in locations of their own, so that other requests don't try them. A location for any language has
 * those for one as well: nginx goes into only one.
 */
export function patternRedirects(redirects: readonly ServedRedirect[]): string {
  const patterns = redirects.filter(({ isPattern }) => isPattern);
  const folderOf = ({ from }: Redirect) => from.slice(0, from.lastIndexOf('/') + 1);
  const forAny = [...new Set(patterns.map(folderOf))]
    .filter((folder) => folder.includes(':locale'))
    .map((folder) => ({ folder, expression: new RegExp(`^${source(folder)}$`) }));
  const groups = Map.groupBy(patterns, (redirect) => {
    const own = folderOf(redirect);
    return forAny.find(({ expression }) => expression.test(own))?.folder ?? own;
  });
  return [...groups]
    .map(([folder, own]) => `location ~ "^${source(folder)}\\d" {\n${own.map(rewriteRule).join('')}}\n`)
    .join('');
}

/** Takes the query along, as `return` does not by itself. */
const rewriteRule = ({ from, to }: Redirect) => `  rewrite "^${patternSource(from)}$" "${to}" permanent;\n`;

const source = (folder: string) => escapeDots(folder).replace(':locale', '[^/]+');

interface Location {
  readonly path: string;
  readonly text: string;
}

/** nginx sorts the locations of a block by insertion, which takes it minutes for tens of thousands. */
const mostInBlock = 300;

/** Many locations are put into blocks by the letters that they begin with. */
function nestedLocations(locations: readonly Location[], depth: number): string {
  if (locations.length <= mostInBlock) return locations.map(({ text }) => text).join('');
  const [first = '', ...others] = locations.map(({ path }) => path);
  let shared = depth;
  while (shared < first.length && others.every((path) => path[shared] === first[shared])) shared++;
  const groups = Map.groupBy(locations, ({ path }) => letterAt(path, shared));
  return [...groups]
    .map(([letter, own]) =>
      letter === '' || own.length === 1
        ? own.map(({ text }) => text).join('')
        : `location "${first.slice(0, shared)}${letter}" {\n${nestedLocations(own, shared + letter.length)}}\n`,
    )
    .join('');
}

/** The whole letter at an index, of one or two units; empty behind the end. */
function letterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function queryRedirect({ query, to }: Redirect): string {
  const conditions = query.map(
    ([name, value]) => `(?=(?:.*&)?${escapeDots(name)}=${escapeDots(value)}(?:&|$))`,
  );
  return `if ($args ~ "^${conditions.join('')}") { return 301 "${to}"; }`;
}
