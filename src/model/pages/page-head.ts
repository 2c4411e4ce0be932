import { absoluteUrl, chooserPath, feedPath, homePath, markdownPath } from '#model/urls.ts';
import { localeOf, type Locale } from '#site/site.ts';
import type { LocaleContext } from './locale-context.ts';
import type { PageHead } from './page.ts';
import type { PageAddress } from './page-kind.ts';
import { mostSocialImages, type SocialImageOf } from './social-card.ts';

/** The page in a language that has it. */
export interface PageTranslation {
  readonly locale: string;
  readonly path: string;
}

/** What a page says about itself; see `PageHead`. */
export interface PageHeadInput {
  /** The page that it is a copy of; absent where it is none. */
  readonly canonicalPath?: string;
  /** The name of the site is added to it, except on the home page. */
  readonly title: string;
  readonly description: string;
  readonly alternates?: readonly PageTranslation[];
  /** Day of the last change. */
  readonly modified?: string | undefined;
  readonly type?: PageHead['type'];
  /** Default: the image of the home page. */
  readonly image?: string | undefined;
  readonly jsonLd?: readonly object[];
  /** Whether the page has a feed of what is below it. */
  readonly hasFeed?: boolean;
}

/** Makes the `<head>` of a locale's pages. */
export class PageHeads {
  readonly #context: LocaleContext;
  readonly #socialImageOf: SocialImageOf;

  constructor(context: LocaleContext, socialImageOf: SocialImageOf) {
    this.#context = context;
    this.#socialImageOf = socialImageOf;
  }

  of(page: PageAddress, head: PageHeadInput): PageHead {
    const { site, locale, t } = this.#context;
    const { isIndexed } = page;
    const isHome = page.path === homePath(locale.id);
    const title = isHome ? head.title : t('pageTitle', { title: head.title, site: site.name });
    return {
      title,
      description: head.description,
      canonical: isIndexed ? absoluteUrl(site, head.canonicalPath ?? page.path) : undefined,
      isIndexed,
      ...(head.hasFeed && site.machines.feeds && { feed: feedPath(page.path) }),
      markdown: page.hasCopy ? markdownPath(page.path) : undefined,
      alternates: isIndexed ? this.#alternates(page, head, isHome) : [],
      modified: head.modified,
      image: head.image ?? this.#image(t('home.heading'), locale),
      imageAlt: title,
      type: head.type ?? 'website',
      jsonLd: isIndexed ? (head.jsonLd ?? []) : [],
    };
  }

  /** Only translations of this page answer each other; a fallback page is a copy of one of them. */
  #alternates(
    { path }: PageAddress,
    { canonicalPath = path, alternates = [] }: PageHeadInput,
    isHome: boolean,
  ): PageHead['alternates'] {
    const { site } = this.#context;
    const source = alternates.find((other) => other.locale === site.source.id) ?? alternates[0];
    if (canonicalPath !== path || alternates.length < 2 || !source) return [];
    return [
      ...alternates.map((alternate) => ({
        hreflang: localeOf(site, alternate.locale).lang,
        href: absoluteUrl(site, alternate.path),
      })),
      { hreflang: 'x-default', href: absoluteUrl(site, isHome ? chooserPath : source.path) },
    ];
  }

  /** Absolute URL of an article's own image; none on large sites, unless site.yaml asks for all. */
  articleImage(title: string, content: Locale): string | undefined {
    const { centre, site } = this.#context;
    const isSmall = centre.articles.size * site.locales.length <= mostSocialImages;
    return (site.features.socialImages ?? isSmall) ? this.#image(title, content) : undefined;
  }

  #image(title: string, { lang, dir }: Locale): string | undefined {
    const { site } = this.#context;
    const { paper, ink, inkSoft, brandFill } = site.brand.palette.light;
    const colors = { paper, ink, inkSoft, brandFill };
    const path = this.#socialImageOf({ title, siteName: site.name, lang, dir, colors });
    return path && absoluteUrl(site, path);
  }
}
