/** Filters of Jekyll that Liquid itself doesn't have. */
import type { Liquid } from 'liquidjs';
import { markdownToHtml } from 'satteri';
import { textOf } from './rendering.ts';
import type { LiquidSite } from './site.ts';

/** Teaches an engine the filters that know the site. */
export function addFilters(engine: Liquid, { url, baseurl }: LiquidSite): void {
  const relative = (value: unknown) => {
    const path = textOf(value);
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return path;
    return `${baseurl}/${path.replace(/^\/+/, '')}`;
  };
  const filters: Record<string, (value: unknown) => unknown> = {
    relative_url: relative,
    locale_url: relative,
    absolute_url: (value) =>
      /^[a-z][a-z0-9+.-]*:/i.test(textOf(value)) ? textOf(value) : url + relative(value),
    markdownify: (value) => markdownify(textOf(value)),
    smartify: textOf,
    typogrify: textOf,
    strip_index: (value) => textOf(value).replace(/index\.html?$/, ''),
    escape_quotes: (value) => textOf(value).replaceAll('"', '&quot;'),
    liquify: textOf,
    emojify: textOf,
  };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
}

/** Boxes of plugins with blank lines around their text: only then it is Markdown to all parsers. */
const openBoxes = (text: string) =>
  text.replace(/(<div class="callout [^"]*") markdown="1">\n([\s\S]*?)\n([ \t]*<\/div>)/g, '$1>\n\n$2\n\n$3');

/** The HTML of Markdown, as one block. */
function markdownify(text: string): string {
  const { html } = markdownToHtml(openBoxes(text.trim()));
  return /<pre\b/.test(html) ? html.trim() : html.replace(/\n\s*\n/g, '\n').trim();
}
