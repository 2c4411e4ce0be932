/** Pages at `/a/<id>/` and `/a/<id>/<locale>/`: links that never die and open in the reader's language. */
import { escapeHtml } from '#base/escape-html.ts';
import type { Translate } from '#i18n/messages.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { Article } from '#model/articles/article.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl, fileOf, languageScriptPath, languageTargets, permalinkPath } from '#model/urls.ts';
import { localeOf } from '#site.ts';
import { htmlDocument } from './document.ts';
import type { OutputFile } from '#publish/output/output.ts';

/** Where the style of these pages lies; it is copied from `public/`. */
const style = '/plain.css';

/** The permalink pages of every article. */
export function permalinkFiles(
  centre: HelpCentre,
  translator: (locale: string) => Translate,
  imageOf: (id: string, locale: string) => string | undefined,
): OutputFile[] {
  return [...centre.articles.values()].flatMap((article) => {
    const first = article.locales.includes(centre.site.source.id)
      ? centre.site.source.id
      : article.locales[0];
    if (first === undefined) return [];
    const page = (shown: string, isFixed: boolean) =>
      permalinkPage(centre, article, {
        shown,
        isFixed,
        t: translator(shown),
        image: imageOf(article.id, shown),
      });
    return [
      { path: fileOf(permalinkPath(article.id)), content: page(first, false) },
      ...article.locales.map((locale) => ({
        path: fileOf(permalinkPath(article.id, locale)),
        content: page(locale, true),
      })),
    ];
  });
}

/** `isFixed` pages open in `shown`; the others let the script choose. Without script, every translation is a link. */
function permalinkPage(
  centre: HelpCentre,
  article: Article,
  { shown, isFixed, t, image }: { shown: string; isFixed: boolean; t: Translate; image: string | undefined },
): string {
  const { site } = centre;
  const { lang, dir } = localeOf(site, shown);
  const places = article.locales.flatMap((id) => {
    const place = treeOf(centre.tree, id).articles.get(article.id);
    return place ? [{ locale: localeOf(site, id), place }] : [];
  });
  const own = places.find(({ locale }) => locale.id === shown);
  const { title, description } = own?.place.translation.data ?? article.data;
  const target = own?.place.path ?? '/';
  const links = places
    .filter(({ locale, place }) => place.translation.locale === locale.id || locale.id === shown)
    .map(({ locale, place }) => {
      const { title: text } = place.translation.data;
      const language = localeOf(site, place.translation.locale);
      return (
        `<li><a href="${place.path}" hreflang="${language.lang}" lang="${language.lang}" dir="${language.dir}" ` +
        `data-locale="${locale.id}">${escapeHtml(text)}</a> <small lang="${locale.lang}">${escapeHtml(locale.name)}</small></li>`
      );
    });
  // The first is opened where the reader's languages are not among them.
  const all = languageTargets(
    places
      .toSorted((a, b) => Number(b.locale.id === shown) - Number(a.locale.id === shown))
      .map(({ locale, place }) => ({ locale, path: place.path })),
  );
  const canonical = absoluteUrl(
    site,
    own && own.place.translation.locale !== shown
      ? (treeOf(centre.tree, own.place.translation.locale).articles.get(article.id)?.path ?? target)
      : target,
  );
  return htmlDocument({
    lang,
    dir,
    title: `${title} · ${site.name}`,
    head:
      `<meta name="description" content="${escapeHtml(description)}"><link rel="canonical" href="${canonical}">` +
      `<meta property="og:type" content="article"><meta property="og:title" content="${escapeHtml(title)}">` +
      `<meta property="og:description" content="${escapeHtml(description)}"><meta property="og:url" content="${canonical}">` +
      (image ? `<meta property="og:image" content="${image}">` : '') +
      (isFixed ? `<noscript><meta http-equiv="refresh" content="0;url=${target}"></noscript>` : '') +
      `<link rel="stylesheet" href="${style}"><script src="${languageScriptPath}" data-targets="${escapeHtml(all)}"` +
      `${isFixed ? ` data-locale="${shown}"` : ''}></script>`,
    body:
      `<main><p>${escapeHtml(site.name)}</p><h1>${escapeHtml(title)}</h1>` +
      `<p>${escapeHtml(t('languages.choose'))}</p><ul>${links.join('')}</ul></main>`,
  });
}
