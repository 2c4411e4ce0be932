/** Finds what a code says that a customer reads out (`src/model/channels/browser/code.ts`). */
import { decodeContext, findByCode, type ContextCode } from '#model/channels/browser/code.ts';

/** The parts of `/api/v1/manifest.json` that are used here. */
export interface Manifest {
  readonly articles: Readonly<Record<string, { readonly revisions: Readonly<Record<string, string>> }>>;
}

/** What a query says if it is a code; `wrong` when it has the form of a code but its check digit does not fit. */
export function readCode(query: string): ContextCode | 'wrong' | undefined {
  const code = decodeContext(query);
  if (code) return code;
  const text = query.trim();
  const looksLikeCode = /^[a-z\d]{4}[\s\p{Pd}]?[a-z\d]{4}$/iu.test(text) && /\d/.test(text);
  return looksLikeCode ? 'wrong' : undefined;
}

/**
 * The articles that a decoded code means: one, as good as always; none when the article is gone. `contentLocaleOf`
 * tells the locale whose text readers of the code's locale see; for an article in no list, any of its texts will do.
 */
export function articlesOf(
  code: ContextCode,
  { articles }: Manifest,
  contentLocaleOf: (id: string) => string | undefined,
): { readonly id: string; readonly isCurrent: boolean }[] {
  const versions = Object.entries(articles).flatMap(([id, { revisions }]) => {
    const locale = contentLocaleOf(id);
    const shown = locale === undefined ? Object.values(revisions) : [revisions[locale] ?? ''];
    return shown.map((version) => ({ id, version }));
  });
  const found = findByCode(code, versions).map(({ article: { id }, isCurrent }) => [id, isCurrent] as const);
  const current = new Set(found.flatMap(([id, isCurrent]) => (isCurrent ? [id] : [])));
  return [...new Set(found.map(([id]) => id))].map((id) => ({ id, isCurrent: current.has(id) }));
}
