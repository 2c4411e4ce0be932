/** What the conversion of one article knows of it, and what it collects. */
import type { NoteTaker } from './notes.ts';

export interface ArticleContext extends NoteTaker {
  readonly title: string;
  /** Direction of the article's language. */
  readonly dir: 'ltr' | 'rtl';
  /** Stands where a video has no transcript yet, in the article's language. */
  readonly transcript: string;
  /** Words that the source hid from readers for its search to find. */
  readonly keywords: string[];
}
