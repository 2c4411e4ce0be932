/** What pages have in common. A view is all that a page prints, as data: its hash decides whether it is rendered again. */
import type { StatusMessage } from '#model/channels/announcements.ts';
import type { Panel } from '#model/channels/panel.ts';
import type { RenderContext } from './render-context.ts';
import type { FinderFacts, NearestStoresView, StoresPage, StorePlacePage, StorePage } from './store-pages.ts';

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

/** What stands in `<head>`. URLs are absolute. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** Absent on pages that search engines must not list. */
  readonly canonical: string | undefined;
  /** hreflang links: real translations only, and x-default; empty where there is nothing to choose. */
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[];
  readonly isIndexed: boolean;
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
  readonly logo: string | undefined;
  readonly head: PageHead;
  readonly languages: readonly LanguageLink[];
  /** First top-level topics, for header and footer: a fixed number, however large the site. */
  readonly topics: readonly PageLink[];
  /** Locales whose index is asked when this one has nothing, best first. */
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
    readonly contact: string;
    /** The store finder; absent on a site without stores. */
    readonly stores: string | undefined;
  };
  /** Country of the locale. */
  readonly country: string | undefined;
  /** Announcements for the status line. */
  readonly status: readonly StatusMessage[];
}

export interface TopicCard extends PageLink {
  readonly icon: string | undefined;
  readonly count: number;
  /** Some articles of the topic. */
  readonly articles: readonly PageLink[];
}

export interface HomePage extends PageFrame {
  readonly kind: 'home';
  readonly topicCards: readonly TopicCard[];
  readonly articles: readonly PageLink[];
  readonly featured: readonly PageLink[];
}

export interface TopicPage extends PageFrame {
  readonly kind: 'topic';
  readonly topic: string;
  readonly title: string;
  readonly description: string;
  readonly icon: string | undefined;
  readonly contentLang: string;
  readonly contentDir: 'ltr' | 'rtl';
  readonly crumbs: readonly PageLink[];
  /** What readers found most helpful in it; empty while votes are few. */
  readonly helpful: readonly PageLink[];
  readonly subtopics: readonly TopicCard[];
  readonly articles: readonly PageLink[];
  /** Top-level topics and this topic's branch. */
  readonly branch: Branch;
  /** The introduction: file to render, or none. */
  readonly text: PageText | undefined;
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
  readonly file: string;
  readonly format: 'md' | 'mdx';
  readonly digest: string;
  readonly context: RenderContext;
}

export interface ArticlePage extends PageFrame {
  readonly kind: 'article';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly contentLocale: string;
  readonly contentLang: string;
  readonly contentDir: 'ltr' | 'rtl';
  /** Hash of the text shown, to which votes belong. */
  readonly revision: string;
  /** Epoch of its ratings. */
  readonly epoch: number;
  readonly topic: string;
  readonly crumbs: readonly PageLink[];
  readonly updated: string | undefined;
  /** Why the reader does not see a current text in their language. */
  readonly notice:
    | { readonly kind: 'fallback'; readonly language: string }
    | { readonly kind: 'stale'; readonly href: string }
    | undefined;
  readonly contents: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  readonly branch: Branch;
  readonly previous: PageLink | undefined;
  readonly next: PageLink | undefined;
  readonly related: readonly PageLink[];
  readonly text: PageText;
  readonly permalink: string;
  readonly markdown: string;
  readonly editUrl: string | undefined;
  readonly countries: readonly string[];
  readonly services: readonly string[];
  /** Where to get the services that it names, one entry each. */
  readonly nearestStores: readonly NearestStoresView[];
  readonly video: string | undefined;
  readonly isRated: boolean;
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

/** Search, contact and "not found": all their content is in the messages. */
export interface PlainPage extends PageFrame {
  readonly kind: 'search' | 'contact' | 'not-found';
  readonly topicCards: readonly TopicCard[];
  /** Lists of the whole locale by topic, for the search page without JavaScript. */
  readonly index: readonly { readonly topic: PageLink; readonly articles: readonly PageLink[] }[];
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
  /** What a question can be about: path of a top-level topic, and its title. Empty except on the contact page. */
  readonly questionTopics: readonly { readonly path: string; readonly title: string }[];
}

/** The page for support agents. Its links are permalinks. */
export interface AgentsPage extends PageFrame {
  readonly kind: 'agents';
  /** The first articles of each top-level topic, for those without JavaScript. */
  readonly index: PlainPage['index'];
  /** Languages in which an agent can send an article; `message` is what goes with it, with `{{title}}` and `{{url}}`. */
  readonly customers: readonly {
    readonly locale: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly name: string;
    readonly message: string;
  }[];
  /** Absolute URL of the site. */
  readonly siteUrl: string;
}

export type LocalePage =
  HomePage | TopicPage | ArticlePage | PlainPage | AgentsPage | StoresPage | StorePlacePage | StorePage;
