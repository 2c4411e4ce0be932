/** The whole configuration of nginx but for its name, port and root: `include` it in a `server` block. */
import { isText, mediaTypes } from '#server/media-types.ts';
import type { Site } from '#site/site.ts';
import type { ServedRedirect } from '../redirect-rules.ts';
import type { HeaderRule } from '../server-files.ts';
import { markdownForms } from './markdown.ts';
import { escapeDots, place, server, type Part } from './part.ts';
import { exactRedirects, patternRedirects } from './redirects.ts';

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
