/** What the page tells `<help-agents>`. */

export interface AgentsData {
  /** The page's own locale. */
  readonly locale: string;
  readonly siteUrl: string;
  /** The site's locales in order, with the words of a message. */
  readonly customers: readonly Customer[];
  readonly paths: AgentsPaths;
}

/** A language in which an article can be sent. */
export interface Customer {
  readonly locale: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly name: string;
  readonly message: string;
}

/** Where files and pages are; `{locale}` and `{id}` stand for those of an article. */
export interface AgentsPaths {
  readonly articles: string;
  readonly unlisted: string;
  readonly oldAddresses: string;
  readonly manifest: string;
  readonly permalink: string;
  readonly permalinkIn: string;
}
