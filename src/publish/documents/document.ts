/** Small documents that are not worth a renderer: redirects and permalinks. */
import { escapeHtml } from '#base/escape-html.ts';
import { placeBelow } from '#html/place-below.ts';
import type { Site } from '#site/site.ts';

/** A whole HTML document of a site. `head` and `body` are HTML; see `#base/escape-html.ts`. */
export function htmlDocument(
  { base }: Pick<Site, 'base'>,
  page: {
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly title: string;
    readonly head: string;
    readonly body: string;
  },
): string {
  return placeBelow(
    base,
    `<!doctype html><html lang="${page.lang}" dir="${page.dir}"><head><meta charset="utf-8">` +
      `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(page.title)}</title>` +
      `<meta name="robots" content="noindex">${page.head}</head><body>${page.body}</body></html>\n`,
  );
}
