/** Articles that may answer a question, from the list of the locale's articles. */
import { fetchArticles } from './article-list.ts';
import type { Suggestion } from './help-contact-form.ts';
import { createRanking, type Ranking } from './word-ranking.ts';

const rankings = new Map<string, Promise<Ranking>>();

/** Articles that share words with the question, best first. The list at `path` is fetched once. */
export async function suggestArticles(
  question: string,
  path: string,
  signal: AbortSignal,
): Promise<Suggestion[]> {
  let ranking = rankings.get(path);
  if (!ranking) {
    ranking = fetchArticles(path).then((list) => createRanking(list, document.documentElement.lang));
    rankings.set(path, ranking);
    // The next question asks again.
    ranking.catch(() => rankings.delete(path));
  }
  const rank = await ranking;
  if (signal.aborted) return [];
  return rank(question).map(({ title, url, description, contentLocale }) => {
    const href = new URL(url).pathname;
    const lang = href.startsWith(`/${contentLocale}/`) ? undefined : contentLocale;
    return { title, description, href, lang };
  });
}
