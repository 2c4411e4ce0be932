/** What the agents' page fetches of an article or a saved reply: `/agents/…`. */

/** An article in the locales that have a page of it. */
export interface AgentArticle {
  readonly id: string;
  /** In no list and no search of the site; only agents find it. */
  readonly isUnlisted?: true;
  /** By locale. */
  readonly texts: Readonly<Record<string, AgentText>>;
  /** Names of the saved replies that link to it. */
  readonly replies: readonly string[];
}

/** What readers of a locale see of an article. */
export interface AgentText {
  readonly title: string;
  /** The answer in a sentence. */
  readonly description: string;
  readonly path: string;
  /** The locale of the text, which is another where theirs has none. */
  readonly contentLocale: string;
  /** The source says something else by now. */
  readonly isStale?: true;
  readonly updated?: string;
  readonly reviewed?: string;
  readonly revision: string;
}

/** A saved reply in one language, or an unlisted article as far as it's searched. */
export interface ShortText {
  readonly title: string;
  readonly keywords: readonly string[];
}

export interface AgentReply extends ShortText {
  readonly name: string;
  readonly html: string;
  readonly markdown: string;
}

export interface UnlistedArticle extends ShortText {
  readonly id: string;
}

/** What the page asks of each locale: replies, and articles that the search of the site doesn't know. */
export interface AgentLists {
  readonly replies: readonly AgentReply[];
  readonly unlisted: readonly UnlistedArticle[];
}
