/** Old addresses as pages that redirect, for hosts that don't take rules, or not that many. */
import { escapeHtml } from '#base/escape-html.ts';
import type { Translate } from '#i18n/messages.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import { absoluteUrl, fileOf } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import { htmlDocument } from '#publish/documents/document.ts';
import type { OutputFile } from '#publish/output/output.ts';

export interface RedirectPagesInput {
  readonly site: Site;
  readonly t: Translate;
  /** Where a page's text has its original, which may be in another language. */
  readonly originalOf: (path: string) => string;
}

/** A page for each address that can have one. Names that differ in capitals only share one, as some disks make them. */
export function redirectPages(
  redirects: readonly Redirect[],
  { site, t, originalOf }: RedirectPagesInput,
): OutputFile[] {
  const files = new Set<string>();
  const folders = new Set<string>();
  return redirects.flatMap(({ pages, to }) =>
    pages.flatMap((page): OutputFile[] => {
      const path = fileOf(page);
      const name = path.toLowerCase();
      const above = name.split('/').map((_, index, parts) => parts.slice(0, index).join('/'));
      if (files.has(name) || folders.has(name) || above.some((folder) => files.has(folder))) return [];
      files.add(name);
      for (const folder of above) folders.add(folder);
      return [{ path, content: redirectPage(site, to, originalOf(to), t('movedPermanently')) }];
    }),
  );
}

function redirectPage(site: Site, path: string, original: string, text: string) {
  const url = absoluteUrl(site, path);
  return htmlDocument(site, {
    lang: site.source.lang,
    dir: site.source.dir,
    title: text,
    head:
      `<link rel="canonical" href="${absoluteUrl(site, original)}"><meta http-equiv="refresh" content="0;url=${path}">` +
      '<link rel="stylesheet" href="/plain.css">',
    body: `<main><h1>${escapeHtml(text)}</h1><p><a href="${path}">${escapeHtml(url)}</a></p></main>`,
  });
}
