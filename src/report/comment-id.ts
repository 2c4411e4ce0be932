/** The id by which the repository knows a comment: it tells nothing of who wrote it, or what. */
import { contentHash } from '#base/content-hash.ts';
import type { StoredComment } from '#collector/store.ts';
import { toDate } from './period.ts';

/** 16 hexadecimal digits over article, locale, day and words. Who changes their comment has written another one. */
export const commentId = ({
  article,
  locale,
  day,
  body,
}: Pick<StoredComment, 'article' | 'locale' | 'day' | 'body'>): string =>
  contentHash([article, locale, toDate(day), body].join('\0'));
