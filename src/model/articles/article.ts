/** Articles and topics of the finished help centre. */
import type { ArticleData, TopicData } from './front-matter.ts';
import type { ArticleSource, TopicSource } from './source.ts';

/**
 * How a translation relates to the source text. `minor`: the source has changed in what readers need not be told.
 * `untracked`: its front matter has no `translationOf`.
 */
export type TranslationState = 'source' | 'current' | 'minor' | 'stale' | 'untracked';

/** A heading that a link can lead to. */
export interface Anchor {
  readonly id: string;
  readonly depth: number;
  readonly text: string;
}

/** One article in one language. */
export interface Translation {
  readonly locale: string;
  readonly source: ArticleSource;
  readonly data: ArticleData;
  readonly slug: string;
  readonly state: TranslationState;
  /** Headings in order; a translation keeps its source's ids. */
  readonly headings: readonly Anchor[];
  readonly updated: string | undefined;
}

export interface Article {
  readonly id: string;
  /** Folder path and file name, the same in every locale: `returns/return-item`. */
  readonly path: string;
  /** Path of the topic it lives in; empty at the top. */
  readonly topic: string;
  /** Locale that its translations follow: the site's source locale, or for a local article its first one. */
  readonly sourceLocale: string;
  /** What the source file declares for all languages. */
  readonly data: ArticleData;
  readonly translations: ReadonlyMap<string, Translation>;
  /** Locales in which it has a page, translated or as fallback. */
  readonly locales: readonly string[];
}

export interface TopicTranslation {
  readonly locale: string;
  readonly source: TopicSource;
  readonly data: TopicData;
  readonly slug: string;
  readonly state: TranslationState;
}

export interface Topic {
  /** Folder path: `returns/refunds`. */
  readonly path: string;
  /** Path of the topic above; empty for a top-level topic. */
  readonly parent: string;
  readonly data: TopicData;
  readonly translations: ReadonlyMap<string, TopicTranslation>;
}
