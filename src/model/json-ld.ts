/** Structured data by schema.org, typed by its vocabulary (https://schema.org, through schema-dts). */
import type {
  Article as ArticleLd,
  BreadcrumbList,
  ContactPoint,
  Organization,
  WebSite,
  WithContext,
} from 'schema-dts';
import type { Locale, Site } from '#site/site.ts';
import type { Article, Translation } from './articles/article.ts';
import { absoluteUrl, chooserPath, homePath } from './urls.ts';

const context = 'https://schema.org';

/** The site and who runs it, for home pages. */
export function siteJsonLd(
  site: Site,
  locale: Locale,
  contactPoints: readonly Exclude<ContactPoint, string>[] = [],
): [WithContext<WebSite>, WithContext<Organization>] {
  const url = absoluteUrl(site, homePath(locale.id));
  const sameAs = new Set([...site.organization.sameAs, ...site.around.social.map(({ href }) => href)]);
  return [
    { '@context': context, '@type': 'WebSite', name: site.name, url, inLanguage: locale.lang },
    {
      '@context': context,
      '@type': 'Organization',
      name: site.organization.name,
      url: site.organization.url ?? absoluteUrl(site, chooserPath),
      ...(site.brand.logo ? { logo: absoluteUrl(site, site.brand.logo.light) } : {}),
      ...(sameAs.size > 0 ? { sameAs: [...sameAs] } : {}),
      ...(contactPoints.length > 0 ? { contactPoint: [...contactPoints] } : {}),
    },
  ];
}

/** The way from the home page to a page, https://developers.google.com/search/docs/appearance/structured-data/breadcrumb. */
export function breadcrumbJsonLd(
  site: Site,
  crumbs: readonly { readonly href: string; readonly text: string }[],
): WithContext<BreadcrumbList> {
  return {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ href, text }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: text,
      item: absoluteUrl(site, href),
    })),
  };
}

/** An article in one language, with its translations named. */
export function articleJsonLd(
  site: Site,
  page: {
    readonly article: Article;
    readonly translation: Translation;
    readonly locale: Locale;
    readonly path: string;
    readonly image: string | undefined;
  },
): WithContext<ArticleLd> {
  const { data, updated } = page.translation;
  const organization = { '@type': 'Organization', name: site.organization.name } as const;
  return {
    '@context': context,
    '@type': 'TechArticle',
    headline: data.title,
    description: data.description,
    inLanguage: page.locale.lang,
    mainEntityOfPage: absoluteUrl(site, page.path),
    author: organization,
    publisher: organization,
    ...(updated ? { dateModified: updated } : {}),
    ...(page.image ? { image: page.image } : {}),
    ...(data.keywords ? { keywords: [...data.keywords] } : {}),
  };
}
