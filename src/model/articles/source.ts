/** One content file, parsed: its shape is right, its meaning among the other files is not known yet. */
import type { ArticleData, TopicData } from './front-matter.ts';
import type { AnalysedFile, TextParts } from '#model/text.ts';
import type { Position } from '#problems/problem.ts';

interface Source<Data> {
  /** Path for messages, as a person would type it. */
  readonly file: string;
  readonly locale: string;
  /** Path below the locale's folder without extension or `index`: `returns/return-item`, `returns`. */
  readonly path: string;
  readonly data: Data;
  /** Position of a front matter value. */
  readonly positionOf: (path: readonly PropertyKey[]) => Position;
  readonly parts: TextParts;
  /** The text after the front matter. */
  readonly text: AnalysedFile;
  /** Whether there is text behind the front matter. */
  readonly hasBody: boolean;
  /** Whether it begins with its description, which readers needn't read twice. */
  readonly repeatsDescription: boolean;
  /** Hash of title, description and body with white space collapsed: votes belong to it, and stamps without a version. */
  readonly textHash: string;
  /** Hash of what readers read; what `translationOf` is compared with. */
  readonly stamp: string;
  /** Day of the last commit that touched the file, if known. */
  readonly committed: string | undefined;
}

export interface ArticleSource extends Source<ArticleData> {
  readonly kind: 'article';
}

export interface TopicSource extends Source<TopicData> {
  readonly kind: 'topic';
}

export type ContentSource = ArticleSource | TopicSource;

/** A file that could not be used, by the names that other files know it by. */
export interface BrokenSource {
  readonly path: string;
  readonly id: string | undefined;
  /** Whether nobody can read the id, and this is only what it is likely to be. */
  readonly isGuess?: boolean | undefined;
  /** Last part of its address, where its front matter could tell. */
  readonly slug?: string | undefined;
  /** Where an article was public that is there no longer: `published-lost` tells of it. */
  readonly addresses?: readonly string[] | undefined;
}
