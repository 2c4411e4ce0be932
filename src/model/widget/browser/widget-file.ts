/** What the widget gets of a site: a little in its module, the rest of a language when it's opened first. */
import type { PageSuggestion } from './patterns.ts';

/** What is in the module itself: enough for its button, before anything is fetched. */
export interface SiteFacts {
  /** The site's locales. `label` names the button in their language. */
  readonly locales: readonly {
    readonly id: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly label: string;
    readonly close: string;
  }[];
  readonly source: string;
  readonly position: 'start' | 'end';
  /** Custom properties of the brand's colour, as CSS. */
  readonly colors: string;
}

/** An article in a list. `lang` and `dir` where they aren't the reader's. */
export interface WidgetLink {
  readonly href: string;
  readonly text: string;
  readonly description?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** `/widget/<locale>.json`. Paths are those of the site. */
export interface WidgetFile {
  readonly siteName: string;
  /** The country of the language, for readers who have chosen none. */
  readonly country?: string | undefined;
  readonly search: string;
  readonly contact?: string | undefined;
  readonly stores?: string | undefined;
  /** Languages to search in where this one has nothing, as JSON of `<help-search>`. */
  readonly fallbacks: readonly {
    readonly locale: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly name: string;
  }[];
  readonly storeSearch?: StoreSearch | undefined;
  readonly suggest: readonly PageSuggestion[];
  /** Articles that `suggest` names, by id. */
  readonly articles: Readonly<Record<string, WidgetLink>>;
  /** Pages of topics, by their paths such as `orders/returns`. */
  readonly topics: Readonly<Record<string, string>>;
  /** The first articles of topics that `suggest` names. */
  readonly topicArticles: Readonly<Record<string, readonly WidgetLink[]>>;
  /** What the status line of pages says, each in its time. */
  readonly announcements: readonly WidgetAnnouncement[];
  /** Articles for pages without a suggestion. */
  readonly featured: readonly WidgetLink[];
  /** Messages by key. */
  readonly messages: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** Times are epoch milliseconds; no countries mean all. */
export interface WidgetAnnouncement {
  readonly kind: 'incident' | 'warning' | 'info';
  /** What its kind is called. */
  readonly label: string;
  readonly text: string;
  readonly from: number;
  readonly until: number;
  readonly countries: readonly string[];
  readonly link?: { readonly href: string; readonly text: string } | undefined;
}

/** Where the search finds stores that a question names. */
interface StoreSearch {
  readonly lang: string;
  readonly country?: string | undefined;
  readonly base: string;
  readonly bases?: Readonly<Record<string, string>> | undefined;
  readonly index: string;
  readonly translations?: string | undefined;
  readonly details: string;
}
