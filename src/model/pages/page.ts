/** What pages have in common. A view is all that a page prints, as data: its hash decides whether it is rendered again. */
import type { StatusMessage } from '#model/channels/announcements.ts';
import type { FinderFacts } from './locale-stores.ts';
import type { PageAround } from './page-around.ts';
import type { PageLook } from './page-look.ts';
import type { PageSlots } from '#model/slots.ts';
import type { AnalysedFile } from '#model/text.ts';
import type { RenderContext, RenderedImage } from './render-context.ts';

/** A link with its text; `lang` is set where the text is not in the page's language. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
  readonly description?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** The page in another language. */
export interface LanguageLink {
  readonly locale: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly name: string;
  readonly href: string;
  /** Whether the page's text exists in that language, rather than as a fallback. */
  readonly isTranslated: boolean;
}

/** The content of `<head>`. URLs are absolute. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** Absent on pages that search engines must not list. */
  readonly canonical: string | undefined;
  /** hreflang links: real translations only, and x-default. Empty if there is nothing to choose. */
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  readonly isIndexed: boolean;
  /** Path of the page as Markdown, if it has one. */
  readonly markdown: string | undefined;
  /** Path of the feed of what is below the page, if it has one. */
  readonly feed?: string | undefined;
  /** Day of the last change, for sitemaps. */
  readonly modified?: string | undefined;
  readonly image: string | undefined;
  readonly imageAlt: string;
  readonly type: 'website' | 'article';
  readonly jsonLd: readonly object[];
}

/** What every page of a locale has. */
export interface PageFrame {
  readonly path: string;
  readonly locale: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly siteName: string;
  readonly look: PageLook;
  readonly around: PageAround;
  readonly head: PageHead;
  readonly languages: readonly LanguageLink[];
  /** First top-level topics, for header and footer: a fixed number, however large the site. */
  readonly topics: readonly PageLink[];
  /** Locales to search when this one has no result, best first. */
  readonly searchFallbacks: readonly {
    readonly locale: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly name: string;
  }[];
  /** How the search finds stores, too; absent on a site without stores. */
  readonly storeSearch: Pick<FinderFacts, 'hasTranslations' | 'bases'> | undefined;
  readonly links: {
    readonly home: string;
    readonly search: string;
    /** The contact page; absent on a site without channels. */
    readonly contact: string | undefined;
    /** The accessibility statement; absent on a site without one. */
    readonly accessibility: string | undefined;
    /** The store finder; absent on a site without stores. */
    readonly stores: string | undefined;
  };
  /** Country of the locale. */
  readonly country: string | undefined;
  /** What the site puts into named places of the page. */
  readonly slots?: PageSlots | undefined;
  /** Announcements for the status line. */
  readonly status: readonly StatusMessage[];
}

/** A topic in a list. */
export interface TopicCard extends PageLink {
  readonly icon: string | undefined;
  readonly picture?: RenderedImage | undefined;
  readonly count: number;
  /** Some articles of the topic. */
  readonly articles: readonly PageLink[];
}

/** Part of the tree around a page: the topics above it, and its neighbours. */
export interface Branch {
  readonly trail: readonly PageLink[];
  readonly items: readonly PageLink[];
  /** Set when there are more neighbours than shown. */
  readonly all: { readonly href: string; readonly count: number } | undefined;
}

/** A text to render, and all that its HTML depends on. */
export interface PageText {
  readonly text: AnalysedFile;
  readonly context: RenderContext;
}
