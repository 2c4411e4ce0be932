/** Documents with their texts, as an index takes them. */
import type { SearchDocument } from '#model/search/document.ts';
import type { UnreadDocument } from '#publish/search/kept-pages.ts';

export const unread = (documents: readonly SearchDocument[]): UnreadDocument[] =>
  documents.map(({ html, ...facts }) => ({ ...facts, textKey: html, html: () => Promise.resolve(html) }));
