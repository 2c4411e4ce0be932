/** Old addresses as servers and browsers understand them: `_redirects`, an nginx map, and a page each. */
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { absoluteUrl, fileOf } from '#model/urls.ts';
import { escapeHtml, htmlDocument } from './document.ts';
import type { OutputFile } from './output.ts';

/**
 * Redirects in three forms, for hosts that can answer 301 and for those that cannot.
 * `_redirects`: https://docs.netlify.com/manage/routing/redirects/overview/ and
 * https://developers.cloudflare.com/pages/configuration/redirects/;
 * nginx: https://nginx.org/en/docs/http/ngx_http_map_module.html.
 */
export function redirectFiles(centre: HelpCentre, translator: (locale: string) => Translate): OutputFile[] {
  const { redirects, site } = centre;
  const t = translator(site.source.id);
  const lines = redirects.flatMap(({ from, to, isPrefix }) => [
    `${from} ${to} 301`,
    ...(isPrefix ? [`${from}-* ${to} 301`, `${from}/* ${to} 301`] : []),
  ]);
  const map = redirects.map(({ from, to, isPrefix }) =>
    isPrefix ? `~^${escapeRegExp(from)}([-/].*)?$ ${to};` : `${from} ${to};`,
  );
  return [
    { path: '_redirects', content: lines.map((line) => `${line}\n`).join('') },
    { path: '_server/nginx-redirects.map', content: map.map((line) => `${line}\n`).join('') },
    ...redirects.map(({ from, to }) => ({
      path: fileOf(from.endsWith('/') || /\.\w+$/.test(from) ? from : `${from}/`),
      content: redirectPage(absoluteUrl(site, to), to, t('movedPermanently'), site.source),
    })),
  ];
}

function redirectPage(
  url: string,
  path: string,
  text: string,
  { lang, dir }: { lang: string; dir: 'ltr' | 'rtl' },
) {
  return htmlDocument({
    lang,
    dir,
    title: text,
    head:
      `<link rel="canonical" href="${url}"><meta http-equiv="refresh" content="0;url=${path}">` +
      '<link rel="stylesheet" href="/plain.css">',
    body: `<main><h1>${escapeHtml(text)}</h1><p><a href="${path}">${escapeHtml(url)}</a></p></main>`,
  });
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
