/** Ranks short texts by the words they share with a question, for lists that are small or seldom asked. */
import { createTokenizer } from '#model/search/browser/tokens.ts';
import type { ListedArticle } from './articles.ts';

/** The articles that share words with a question, best first. */
export type Ranking = (question: string) => ListedArticle[];

/** How much a word counts, depending on where it is. */
const weights = { title: 4, keywords: 3, id: 3, description: 1 } as const;

/** What a word that only begins like the asked one counts. */
const beginning = 0.6;
/** Articles that share far less than the best one are left out. */
const leastOfBest = 0.25;
/** The shortest beginning by which a word is found. */
const shortestBeginning = 2;

/**
 * Makes the ranking of articles in a language (BCP 47). Words are compared folded (`src/model/search/browser/fold.ts`): `isik`
 * finds `IŞIK`. A word counts more the fewer articles have it, so that "how do I" decides nothing. The last word of
 * a question may be unfinished.
 */
export function createRanking(articles: readonly ListedArticle[], lang: string): Ranking {
  const tokenize = createTokenizer(lang);
  const keysOf = (text: string) => tokenize(text).map(({ key }) => key);
  const entries = articles.map((article) => {
    const words = new Map<string, number>();
    const add = (text: string, weight: number) => {
      for (const key of keysOf(text)) words.set(key, Math.max(weight, words.get(key) ?? 0));
    };
    add(article.description, weights.description);
    add(article.id.replaceAll('-', ' '), weights.id);
    for (const keyword of article.keywords) add(keyword, weights.keywords);
    add(article.title, weights.title);
    return { article, words };
  });
  const counts = new Map<string, number>();
  for (const { words } of entries)
    for (const key of words.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rarity = (key: string) => Math.log(1 + articles.length / (counts.get(key) ?? articles.length));

  return (question) => {
    const asked = [...new Set(keysOf(question))];
    const scored = entries.map(({ article, words }) => {
      let score = article.id === question.trim() ? Infinity : 0;
      for (const word of asked) {
        let best = (words.get(word) ?? 0) * rarity(word);
        if (best === 0 && word.length >= shortestBeginning) {
          for (const [key, weight] of words) {
            if (key.startsWith(word)) best = Math.max(best, weight * rarity(key) * beginning);
          }
        }
        score += best;
      }
      return { article, score };
    });
    const best = Math.max(0, ...scored.map(({ score }) => score));
    return scored
      .filter(({ score }) => score > 0 && (score === best || score >= best * leastOfBest))
      .toSorted((a, b) => b.score - a.score)
      .map(({ article }) => article);
  };
}
