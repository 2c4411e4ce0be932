import { absoluteUrl, chooserPath, homePath } from '#model/urls.ts';
import { localeOf, type Locale } from '#site.ts';
import type { LocaleContext } from './locale-context.ts';
import type { PageHead } from './page.ts';
import { mostSocialImages, type SocialImageOf } from './social-card.ts';

/** What a page says about itself; see `PageHead`. */
export interface PageHeadInput {
  readonly path: string;
  /** Default: the page's own path; `undefined` keeps the page out of search engines. */
  readonly canonicalPath?: string | undefined;
  /** The name of the site is added to it, except on the home page. */
  readonly title: string;
  readonly description: string;
  readonly alternates: readonly { readonly locale: string; readonly path: string }[];
  readonly type?: PageHead['type'];
  /** Default: the image of the home page. */
  readonly image?: string | undefined;
  readonly jsonLd: readonly object[];
}

/** Makes the `<head>` of a locale's pages. */
export class PageHeads {
  readonly #context: LocaleContext;
  readonly #socialImageOf: SocialImageOf;

  constructor(context: LocaleContext, socialImageOf: SocialImageOf) {
    this.#context = context;
    this.#socialImageOf = socialImageOf;
  }

  of(head: PageHeadInput): PageHead {
    const { site, locale, t } = this.#context;
    const canonicalPath = 'canonicalPath' in head ? head.canonicalPath : head.path;
    const hreflang = head.alternates.map((alternate) => ({
      hreflang: localeOf(site, alternate.locale).lang,
      href: absoluteUrl(site, alternate.path),
    }));
    // Only translations of this page answer each other; a fallback page is a copy of one of them.
    const isTranslation = canonicalPath === head.path && hreflang.length > 1;
    const isHome = head.path === homePath(locale.id);
    const title = isHome ? head.title : t('pageTitle', { title: head.title, site: site.name });
    const source = head.alternates.find((other) => other.locale === site.source.id) ?? head.alternates[0];
    const fallback = isHome ? chooserPath : source?.path;
    return {
      title,
      description: head.description,
      canonical: canonicalPath === undefined ? undefined : absoluteUrl(site, canonicalPath),
      isIndexed: canonicalPath !== undefined,
      alternates:
        isTranslation && fallback !== undefined
          ? [...hreflang, { hreflang: 'x-default', href: absoluteUrl(site, fallback) }]
          : [],
      image: head.image ?? this.#image(t('home.heading'), locale),
      imageAlt: title,
      type: head.type ?? 'website',
      jsonLd: head.jsonLd,
    };
  }

  /** Absolute URL of an article's own image; none on large sites, unless site.yaml asks for all. */
  articleImage(title: string, content: Locale): string | undefined {
    const { centre, site } = this.#context;
    const isSmall = centre.articles.size * site.locales.length <= mostSocialImages;
    return (site.features.socialImages ?? isSmall) ? this.#image(title, content) : undefined;
  }

  #image(title: string, { lang, dir }: Locale): string | undefined {
    const { site } = this.#context;
    const path = this.#socialImageOf({ title, siteName: site.name, lang, dir, hue: site.brand.hue });
    return path && absoluteUrl(site, path);
  }
}
