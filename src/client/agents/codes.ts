/** Finds what a code says that a customer reads out (`src/model/channels/browser/code.ts`). */
import { decodeContext, findByCode, type ContextCode } from '#model/channels/browser/code.ts';

/** What a query says if it is a code; `wrong` when it has the form of a code but its check digit does not fit. */
export function readCode(query: string): ContextCode | 'wrong' | undefined {
  const code = decodeContext(query);
  if (code) return code;
  const text = query.trim();
  const looksLikeCode = /^[a-z\d]{4}[\s\p{Pd}]?[a-z\d]{4}$/iu.test(text) && /\d/.test(text);
  return looksLikeCode ? 'wrong' : undefined;
}

/** The article that a decoded code means; `undefined` when it's gone. */
export const idOfCode = (code: ContextCode, ids: Iterable<string>): string | undefined =>
  findByCode(
    code,
    [...ids].map((id) => ({ id, version: '' })),
  )[0]?.article.id;

/** Whether the customer sees a revision of the code's article. */
export const isCurrent = (code: ContextCode, id: string, revision: string): boolean =>
  findByCode(code, [{ id, version: revision }]).some((found) => found.isCurrent);
