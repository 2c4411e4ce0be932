/** Pages in the form that a client asks for: HTML, or Markdown. */
import type { Site } from '#site/site.ts';
import { escapeDots, place, server, type Part } from './part.ts';

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
export function markdownForms({ base, machines }: Site): Part[] {
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
# For a folder, nginx asks itself again, for its index.html. Parts of addresses have names, since nginx would encode $1 once more.
if ($uri ~ "^(?<help_folder>.*/)(?:index\\.html)?$") { }
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
if ($request_uri ~ "^/*(?<help_path>/(?:[^?]*/)?)(?:\\?|$)") { }
if ($help_form ~ "^copy.* (?:greater|named equal)$") { set $help_content_location "\${help_path}index.md"; }
if ($help_form ~ "^copy.* (?:greater|named equal)$") { rewrite ^(.*/)$ "$1index.md"; }
`),
    place('add_header Vary $help_vary;\nadd_header Content-Location $help_content_location;\n'),
  ];
}
