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
import { askedPaths, type ServedRedirect } from './redirect-rules.ts';

/** Directives of the `server` block, or of the place where the site lies in it: the block itself, or a `location`. */
interface Part {
  readonly level: 'server' | 'place';
  readonly text: string;
}

const server = (text: string): Part => ({ level: 'server', text });
const place = (text: string): Part => ({ level: 'place', text });

/** The text of `_server/nginx.conf`. */
export function nginxConfiguration(
  site: Site,
  redirects: readonly ServedRedirect[],
  {
    headers,
    isCompressed = false,
  }: { readonly headers: readonly HeaderRule[]; readonly isCompressed?: boolean },
): string {
  const sections = [
    [place(settings)],
    [place(types(isCompressed))],
    notFoundPages(site),
    headersOfAll(headers),
    site.base === '' ? methods : methodsBelow(site.base),
    [server(headersByPath(headers) + collectorOrigins(headers, site))],
    markdownForms(site),
    [place(privateFiles(site))],
    [place(exactRedirects(redirects))],
    [place(patternRedirects(redirects))],
  ];
  const whole = (parts: readonly Part[]) => parts.map(({ text }) => text).join('');
  if (site.base === '')
    return [intro(site) + whole(sections[0] ?? []), ...sections.slice(1).map(whole)].join('\n');
  const at = (level: Part['level']) =>
    sections
      .map((parts) => whole(parts.filter((part) => part.level === level)))
      .filter((text) => text !== '');
  return [
    intro(site),
    ...at('server'),
    `location = ${site.base} { absolute_redirect off; add_header Cache-Control no-cache; return 301 "${site.base}/$is_args$args"; }\n`,
    `location ^~ ${site.base}/ {`,
    ...at('place'),
    '}\n',
  ].join('\n');
}

const intro = ({
  base,
  url,
}: Site) => `# Written by the build, for nginx 1.18 and later. Use it in a server block:
#
#   server {
#     listen 80;
#     server_name ${base === '' ? 'help.example.com' : new URL(url).host};
#     root ${base === '' ? '/srv/help' : '/srv/www'};
#     include ${base === '' ? '/srv/help' : `/srv/www${base}`}/_server/nginx.conf;
#   }
#
# Reload nginx after each build: "nginx -s reload".

`;

const settings = `index index.html;
absolute_redirect off;
if_modified_since before;
max_ranges 1;
disable_symlinks on from=$document_root;
`;

function types(isCompressed: boolean): string {
  const byType = Map.groupBy(Object.entries(mediaTypes), ([, type]) => type);
  const lines = [...byType].map(([type, entries]) => `  ${type} ${entries.map(([name]) => name).join(' ')};`);
  const texts = [...byType.keys()].filter(isText).filter((type) => type !== 'text/html');
  return `charset utf-8;
charset_types ${texts.join(' ')};
gzip on;
gzip_vary on;
gzip_types ${texts.join(' ')};
${isCompressed ? 'gzip_static on;\n' : ''}default_type application/octet-stream;
types_hash_max_size 2048;
types_hash_bucket_size 128;
types {
${lines.join('\n')}
}
`;
}

function notFoundPages({ locales, base }: Site): Part[] {
  return [
    server(`set $help_not_found ${base}/404.html;
if ($uri ~ "^${escapeDots(base)}/(${locales.map(({ id }) => id).join('|')})/") { set $help_not_found ${base}/$1/404.html; }
`),
    place(`error_page 404 $help_not_found;
error_page 403 =404 $help_not_found;
`),
  ];
}

const methods: readonly Part[] = [
  server(`# After the headers, which go with these answers too. The collector has methods of its own.
set $help_allow "";
set $help_method $request_method;
if ($uri ~ "^/_feedback/") { set $help_method GET; }
if ($help_method !~ "^(GET|HEAD)$") { set $help_allow "GET, HEAD, OPTIONS"; }
if ($help_method = OPTIONS) { return 204; }
if ($help_method !~ "^(GET|HEAD)$") { return 405; }
`),
  place('add_header Allow $help_allow always;\n'),
];

/** Below a path, other methods are refused where the headers are: in its `location`. */
const methodsBelow = (base: string): readonly Part[] => [
  server(`# The collector has methods of its own, and so has what lies beside the help centre.
set $help_allow "";
set $help_method GET;
if ($uri ~ "^${escapeDots(base)}/(?!_feedback/)") { set $help_method $request_method; }
if ($help_method !~ "^(GET|HEAD)$") { set $help_allow "GET, HEAD, OPTIONS"; }
if ($help_method = OPTIONS) { rewrite ^ ${base}/_server/options last; }
if ($help_method !~ "^(GET|HEAD)$") { rewrite ^ ${base}/_server/refused last; }
`),
  place(`add_header Allow $help_allow always;
location = ${base}/_server/options { internal; return 204; }
location = ${base}/_server/refused { internal; return 405; }
`),
];

/** Value of a header for every path. */
const valueOf = (rules: readonly HeaderRule[], name: string) =>
  rules.find(({ isGeneral, headers }) => isGeneral && name in headers)?.headers[name];

const variableOf = (name: string) => `$help_${name.toLowerCase().replaceAll('-', '_')}`;

/** A variable for each header; those of every path are sent with errors, too. */
function headersOfAll(rules: readonly HeaderRule[]): Part[] {
  const names = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
  return names.flatMap((name) => {
    const general = valueOf(rules, name);
    const value = general ?? (name === 'Cache-Control' ? 'no-cache' : '');
    const variable = variableOf(name);
    return [
      server(`set ${variable} "${value}";\n`),
      place(`add_header ${name} ${variable}${general === undefined ? '' : ' always'};\n`),
    ];
  });
}

/** The collector says itself which origins may send. */
const collectorOrigins = (rules: readonly HeaderRule[], { base }: Site) =>
  valueOf(rules, sharing) === undefined
    ? ''
    : `if ($uri ~ "^${escapeDots(base)}/_feedback/") { set ${variableOf(sharing)} ""; }\n`;
const sharing = 'Access-Control-Allow-Origin';

/** What some paths have besides; only what is a file is kept without asking again. */
function headersByPath(rules: readonly HeaderRule[]): string {
  const settings = rules
    .filter(({ isGeneral }) => !isGeneral)
    .flatMap(({ path, headers }) =>
      Object.entries(headers).map(([name, own]) => {
        const general = valueOf(rules, name);
        const value = general === undefined ? own : `${general}, ${own}`;
        return `if ($uri ~ "^${globSource(path)}$") { set ${variableOf(name)} "${value}"; }\n`;
      }),
    );
  const caching = variableOf('Cache-Control');
  return `${settings.join('')}if (!-f $request_filename) { set ${caching} "no-cache"; }\n`;
}

/** `*` stands for any letters. */
const globSource = (path: string) => escapeDots(path).replaceAll('*', '.*');

const privateFiles = ({
  base,
}: Site) => `location ~ "^${escapeDots(base)}/(_headers|_redirects|_server)(/|$)" { return 404; }
location ~ "/\\.(?!well-known/)" { return 404; }
`;

function exactRedirects(redirects: readonly ServedRedirect[]): string {
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
function patternRedirects(redirects: readonly ServedRedirect[]): string {
  const groups = Map.groupBy(
    redirects.filter(({ isPattern }) => isPattern),
    ({ from }) => from.slice(0, from.lastIndexOf('/') + 1),
  );
  return [...groups]
    .map(
      ([above, own]) =>
        `location ~ "^${escapeDots(above).replace(':locale', '[^/]+')}\\d" {\n` +
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

/** A media range of `Accept` in a regular expression. */
const rangeSource = (type: string, end: string) =>
  `(?:^|,)[ \\t]*${type}(?:[ \\t]*;[ \\t]*(?!q=)[^;,]*)*[ \\t]*${end}`;
/** A weight (`q`) below 1, its fraction in a group. */
const weightSource = ';[ \\t]*q=0(?:\\.(\\d{0,3}))?[ \\t]*(?:[;,]|$)';

/** `0` is greater than nothing, `1` than `0`, … `9` than `0` to `8`: nginx compares no numbers. */
const greaterDigit = Array.from({ length: 9 }, (_, index) => `${index + 1}\\d*:\\1[0-${index}]`).join('|');

/**
 * Markdown for whoever prefers it, as `src/server/negotiate.ts` decides. A weight is written as its digits with zeros behind
 * them, so that the first digit that differs tells which is greater.
 */
function markdownForms({ base, machines }: Site): Part[] {
  if (!machines.markdown) return [];
  const ranges = [
    { type: '\\*/\\*', of: ['md', 'html'] },
    { type: 'text/\\*', of: ['md', 'html'] },
    { type: 'text/markdown', of: ['md'] },
    { type: 'text/html', of: ['html'] },
  ];
  const weights = ranges.flatMap(({ type, of }) => {
    const setting = (value: string) => of.map((name) => `set $help_${name} "${value}";`).join(' ');
    return [
      `if ($http_accept ~* "${rangeSource(type, '(?:[;,]|$)')}") { ${setting('1000')} }`,
      `if ($http_accept ~* "${rangeSource(type, weightSource)}") { ${setting('0$1000')} }`,
    ];
  });
  return [
    server(`# Pages that are there as Markdown, too, are sent in the form that the client prefers.
set $help_vary "";
set $help_form "";
set $help_path "";
set $help_content_location "";
set $help_folder "";
# For a folder, nginx asks itself again, for its index.html.
if ($uri ~ "^(.*/)(?:index\\.html)?$") { set $help_folder "$1"; }
if (-f "\${document_root}\${help_folder}index.md") { set $help_vary Accept; }
if (-f "\${request_filename}index.md") { set $help_form copy; }
if ($request_method !~ "^(GET|HEAD)$") { set $help_form ""; }
${base === '' ? '' : `if ($uri !~ "^${escapeDots(base)}/") { set $help_vary ""; set $help_form ""; }\n`}set $help_md "0000";
set $help_html "0000";
${weights.join('\n')}
set $help_weights "$help_md:$help_html";
if ($http_accept ~* "${rangeSource('text/markdown', '(?:[;,]|$)')}") { set $help_form "\${help_form} named"; }
if ($help_weights ~ "^(?!0+:)(\\d{4})\\d*:\\1") { set $help_form "\${help_form} equal"; }
if ($help_weights ~ "^(\\d{0,3})(?:${greaterDigit})") { set $help_form "\${help_form} greater"; }
if ($request_uri ~ "^([^?]*/)(?:\\?|$)") { set $help_path "$1"; }
if ($help_form ~ "^copy.* (?:greater|named equal)$") { set $help_content_location "\${help_path}index.md"; }
if ($help_form ~ "^copy.* (?:greater|named equal)$") { rewrite ^(.*/)$ "$1index.md"; }
`),
    place('add_header Vary $help_vary;\nadd_header Content-Location $help_content_location;\n'),
  ];
}
