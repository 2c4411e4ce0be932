/**
 * The whole configuration of nginx but for its name, port and root: `include` it in a `server` block.
 *
 * Exact locations instead of a `map`: they compare the decoded, normalised path, may be of any number and length,
 * and set nothing outside the block (`map_hash_bucket_size` belongs to all sites of a server).
 */
import { patternSource } from '#model/redirects/legacy.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import { isText, mediaTypes } from '#server/media-types.ts';
import type { Site } from '#site/site.ts';
import type { HeaderRule } from './server-files.ts';
import { askedPaths } from './redirect-rules.ts';

/** The text of `_server/nginx.conf`. */
export function nginxConfiguration(
  site: Site,
  redirects: readonly Redirect[],
  headers: readonly HeaderRule[],
): string {
  return [
    intro,
    types(),
    notFoundPages(site),
    headersOfAll(headers),
    methods,
    headersByPath(headers),
    privateFiles,
    exactRedirects(redirects),
    patternRedirects(redirects),
  ].join('\n');
}

const intro = `# Written by the build, for nginx 1.18 and later. Use it in a server block:
#
#   server {
#     listen 80;
#     server_name help.example.com;
#     root /srv/help;
#     include /srv/help/_server/nginx.conf;
#   }
#
# Reload nginx after each build: "nginx -s reload".

index index.html;
absolute_redirect off;
if_modified_since before;
max_ranges 1;
disable_symlinks on from=$document_root;
`;

function types(): string {
  const byType = Map.groupBy(Object.entries(mediaTypes), ([, type]) => type);
  const lines = [...byType].map(([type, entries]) => `  ${type} ${entries.map(([name]) => name).join(' ')};`);
  const texts = [...byType.keys()].filter(isText).filter((type) => type !== 'text/html');
  return `charset utf-8;
charset_types ${texts.join(' ')};
gzip on;
gzip_vary on;
gzip_types ${texts.join(' ')};
default_type application/octet-stream;
types_hash_max_size 2048;
types_hash_bucket_size 128;
types {
${lines.join('\n')}
}
`;
}

function notFoundPages({ locales }: Site): string {
  return `set $help_not_found /404.html;
if ($uri ~ "^/(${locales.map(({ id }) => id).join('|')})/") { set $help_not_found /$1/404.html; }
error_page 404 $help_not_found;
error_page 403 =404 $help_not_found;
`;
}

const methods = `# After the headers, which go with these answers too. The collector has methods of its own.
set $help_allow "";
set $help_method $request_method;
if ($uri ~ "^/_feedback/") { set $help_method GET; }
if ($help_method !~ "^(GET|HEAD)$") { set $help_allow "GET, HEAD, OPTIONS"; }
if ($help_method = OPTIONS) { return 204; }
if ($help_method !~ "^(GET|HEAD)$") { return 405; }
add_header Allow $help_allow always;
`;

/** Value of a header for every path. */
const baseOf = (rules: readonly HeaderRule[], name: string) =>
  rules.find(({ path, headers }) => path === '/*' && name in headers)?.headers[name];

const variableOf = (name: string) => `$help_${name.toLowerCase().replaceAll('-', '_')}`;

/** A variable for each header; those of every path are sent with errors, too. */
function headersOfAll(rules: readonly HeaderRule[]): string {
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
  return names
    .map((name) => {
      const base = baseOf(rules, name);
      const value = base ?? (name === 'Cache-Control' ? 'no-cache' : '');
      const variable = variableOf(name);
      return `set ${variable} "${value}";\nadd_header ${name} ${variable}${base === undefined ? '' : ' always'};\n`;
    })
    .join('');
}

/** What some paths have besides; only what is a file is kept without asking again. */
function headersByPath(rules: readonly HeaderRule[]): string {
  const settings = rules
    .filter(({ path }) => path !== '/*')
    .flatMap(({ path, headers }) =>
      Object.entries(headers).map(([name, own]) => {
        const base = baseOf(rules, name);
        const value = base === undefined ? own : `${base}, ${own}`;
        return `if ($uri ~ "^${globSource(path)}$") { set ${variableOf(name)} "${value}"; }\n`;
      }),
    );
  const caching = variableOf('Cache-Control');
  return `${settings.join('')}if (!-f $request_filename) { set ${caching} "no-cache"; }\n`;
}

/** `*` stands for any letters. */
const globSource = (path: string) => path.replaceAll('.', '\\.').replaceAll('*', '.*');

const privateFiles = `location ~ "^/(_headers|_redirects|_server)(/|$)" { return 404; }
location ~ "/\\.(?!well-known/)" { return 404; }
`;

function exactRedirects(redirects: readonly Redirect[]): string {
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

const escapeDots = (text: string) => text.replaceAll('.', '\\.');

/** In their own location, so that other requests don't try them. */
function patternRedirects(redirects: readonly Redirect[]): string {
  const groups = Map.groupBy(
    redirects.filter(({ isPattern }) => isPattern),
    ({ from }) => from.slice(0, from.lastIndexOf('/') + 1),
  );
  return [...groups]
    .map(
      ([above, own]) =>
        `location ~ "^${above.replace(':locale', '[^/]+')}\\d" {\n` +
        own
          .map(
            ({ from, to }) =>
              `  location ~ "^${patternSource(from)}$" { return 301 "${to}$is_args$args"; }\n`,
          )
          .join('') +
        '}\n',
    )
    .join('');
}
