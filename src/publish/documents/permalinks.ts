/** Pages at `/a/<id>/` and `/a/<id>/<locale>/`: links that never die and open in the reader's language. */
import { escapeHtml } from '#base/escape-html.ts';
import type { Translate } from '#i18n/messages.ts';
import type { ArticlePage } from '#model/pages/article-page.ts';
import { answerOf, type Retired } from '#model/retired/retired.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { RetiredPage } from '#model/pages/retired-page.ts';
import { absoluteUrl, fileOf, languageScriptPath, languageTargets, permalinkPath } from '#model/urls.ts';
import { localeOf, type Site } from '#site/site.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { htmlDocument } from './document.ts';

/** An article's page in one locale, which permalinks open. */
export type PermalinkTarget = Pick<
  ArticlePage,
  'id' | 'path' | 'locale' | 'title' | 'description' | 'contentLocale' | 'contentLang' | 'contentDir'
>;

/** What permalinks need of an article's view, without the rest. */
export const permalinkTarget = ({
  id,
  path,
  locale,
  title,
  description,
  contentLocale,
  contentLang,
  contentDir,
}: ArticlePage | RetiredPage): PermalinkTarget => ({
  id,
  path,
  locale,
  title,
  description,
  contentLocale,
  contentLang,
  contentDir,
});

/** The targets with those of retired articles, which open what replaced them. */
export function withRetired(
  targets: readonly PermalinkTarget[],
  { retired, articles }: { readonly retired: Retired; readonly articles: HelpCentre['articles'] },
): readonly PermalinkTarget[] {
  const byId = Map.groupBy(targets, ({ id }) => id);
  const replaced = [...retired.values()].flatMap((entry) => {
    const { article, gone } = answerOf(entry, retired, articles);
    const answer = article?.id ?? gone?.id ?? entry.id;
    return answer === entry.id ? [] : (byId.get(answer) ?? []).map((target) => ({ ...target, id: entry.id }));
  });
  return [...targets, ...replaced];
}

/** Where the style of these pages lies; it is copied from `public/`. */
const style = '/plain.css';

/** The permalink pages of all articles. `targets` are the articles' pages in all locales. */
export function permalinkFiles(
  site: Site,
  translator: (locale: string) => Translate,
  targets: readonly PermalinkTarget[],
): OutputFile[] {
  return [...Map.groupBy(targets, ({ id }) => id)].flatMap(([id, places]) => {
    const first = places.find(({ locale }) => locale === site.source.id) ?? places[0];
    if (!first) return [];
    const page = (shown: PermalinkTarget, isFixed: boolean) =>
      permalinkPage(site, { places, shown, isFixed, t: translator(shown.locale) });
    return [
      { path: fileOf(permalinkPath(id)), content: page(first, false) },
      ...places.map((shown) => ({
        path: fileOf(permalinkPath(id, shown.locale)),
        content: page(shown, true),
      })),
    ];
  });
}

interface Permalink {
  readonly places: readonly PermalinkTarget[];
  readonly shown: PermalinkTarget;
  /** Whether it opens in `shown`; the others let the script choose. Without script, every translation is a link. */
  readonly isFixed: boolean;
  readonly t: Translate;
}

function permalinkPage(site: Site, { places, shown, isFixed, t }: Permalink): string {
  const { lang, dir } = localeOf(site, shown.locale);
  const title = escapeHtml(shown.title);
  const description = escapeHtml(shown.description);
  const links = places
    .filter(({ locale, contentLocale }) => contentLocale === locale || locale === shown.locale)
    .map((place) => linkTo(place, site));
  // The first is opened where the reader's languages are not among them.
  const all = languageTargets(
    places
      .toSorted((a, b) => Number(b === shown) - Number(a === shown))
      .map(({ locale, path }) => ({ locale: localeOf(site, locale), path })),
  );
  const source = places.find(({ locale }) => locale === shown.contentLocale) ?? shown;
  const canonical = absoluteUrl(site, source.path);
  return htmlDocument(site, {
    lang,
    dir,
    title: `${shown.title} · ${site.name}`,
    head:
      `<meta name="description" content="${description}"><link rel="canonical" href="${canonical}">` +
      `<meta property="og:type" content="article"><meta property="og:title" content="${title}">` +
      `<meta property="og:description" content="${description}"><meta property="og:url" content="${canonical}">` +
      (isFixed ? `<noscript><meta http-equiv="refresh" content="0;url=${shown.path}"></noscript>` : '') +
      `<link rel="stylesheet" href="${style}"><script src="${languageScriptPath}" data-targets="${escapeHtml(all)}"` +
      `${isFixed ? ` data-locale="${shown.locale}"` : ''}></script>`,
    body:
      `<main><p>${escapeHtml(site.name)}</p><h1>${title}</h1>` +
      `<p>${escapeHtml(t('languages.choose'))}</p><ul>${links.join('')}</ul></main>`,
  });
}

function linkTo({ path, locale, title, contentLang, contentDir }: PermalinkTarget, site: Site): string {
  const { lang, name } = localeOf(site, locale);
  return (
    `<li><a href="${path}" hreflang="${contentLang}" lang="${contentLang}" dir="${contentDir}" ` +
    `data-locale="${locale}">${escapeHtml(title)}</a> <small lang="${lang}">${escapeHtml(name)}</small></li>`
  );
}
