/** The list of a locale's articles, as the static API has it. */

/** The parts of an article in `/api/v1/<locale>/articles.json` that are used here. */
export interface ListedArticle {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Absolute. */
  readonly url: string;
  readonly keywords: readonly string[];
  /** The language of its text, which is another where the locale lacks it. */
  readonly contentLocale: string;
  /** In no list and no search of the site; only agents find it. */
  readonly isUnlisted?: boolean;
}

/** Fetches a list. Rejects if that fails. */
export async function fetchArticles(path: string): Promise<readonly ListedArticle[]> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  const { articles } = (await response.json()) as { readonly articles: readonly ListedArticle[] };
  return articles;
}
