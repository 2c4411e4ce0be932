/** Small documents that are not worth a renderer: redirects and permalinks. */

/** A whole HTML document. `head` and `body` are HTML; see `escapeHtml`. */
export function htmlDocument(page: {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  readonly head: string;
  readonly body: string;
}): string {
  return (
    `<!doctype html><html lang="${page.lang}" dir="${page.dir}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(page.title)}</title>` +
    `<meta name="robots" content="noindex">${page.head}</head><body>${page.body}</body></html>\n`
  );
}

/** Text made safe for HTML text and for attribute values in double quotes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
