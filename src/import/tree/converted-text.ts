/** A text between conversion and writing. */
import type { ArticlePlace } from './article-places.ts';
import type { FinishedText } from './finish.ts';
import type { PreparedText } from './prepare.ts';

/** A converted text with its place; the text of a folder itself has none. */
export interface ConvertedText extends FinishedText {
  readonly prepared: PreparedText;
  readonly place: ArticlePlace | undefined;
  /** Folder path of its topic in the output. */
  readonly topic: string;
}
