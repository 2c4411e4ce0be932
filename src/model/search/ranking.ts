/** Ranks pages for a query: words by rarity, weighted by where the page has them, and how much is covered. */
import { maxWeight, type PageFacts, type Posting } from './index-format.ts';

/** One way to say a part of the query: words that a page must all have, and how sure we are that it is meant. */
export interface Alternative {
  readonly postings: readonly Posting[];
  readonly weight: number;
}

/** A part of the query, usually a word, with everything that may stand for it. */
export interface Concept {
  readonly alternatives: readonly Alternative[];
}

export interface Ranked {
  readonly page: number;
  readonly score: number;
}

/** How ranking weighs its signals; tuned on the tuning half of `npm run bench -- search`. */
export interface RankingWeights {
  /** Power of the share of the query that a page covers. */
  readonly coverage: number;
  /** What a title counts that consists of the query's words. */
  readonly title: number;
}

export const rankingWeights: RankingWeights = { coverage: 0.15, title: 1.5 };

/** Pages that match any part of the query, best first; ties in order of page number. */
export function rankPages(
  concepts: readonly Concept[],
  pages: readonly PageFacts[],
  weights: RankingWeights = rankingWeights,
): Ranked[] {
  const scores = new Map<number, { sum: number; covered: number; titleWords: number; titleRarity: number }>();
  let rarityOfAll = 0;
  for (const concept of concepts) {
    const rarity = rarityOf(concept, pages.length);
    rarityOfAll += rarity;
    for (const [page, { share, sure, inTitle }] of matches(concept)) {
      const score = scores.get(page) ?? { sum: 0, covered: 0, titleWords: 0, titleRarity: 0 };
      scores.set(page, score);
      score.sum += rarity * share;
      score.covered += rarity * sure;
      if (inTitle) {
        score.titleWords++;
        score.titleRarity += rarity * sure;
      }
    }
  }
  const ranked = [...scores].map(([page, { sum, covered, titleWords, titleRarity }]) => {
    const ofTitle = Math.min(1, titleWords / Math.max(1, pages[page]?.titleWords ?? 1));
    const title = 1 + weights.title * ofTitle * (titleRarity / rarityOfAll);
    return { page, score: sum * (covered / rarityOfAll) ** weights.coverage * title };
  });
  return ranked.toSorted((a, b) => b.score - a.score || a.page - b.page);
}

interface Match {
  readonly share: number;
  readonly sure: number;
  readonly inTitle: boolean;
}

function matches({ alternatives }: Concept): Map<number, Match> {
  const best = new Map<number, Match>();
  for (const { postings, weight } of alternatives) {
    for (const [page, packed] of intersect(postings)) {
      const share = (weight * (packed >> 1)) / maxWeight;
      const known = best.get(page);
      if (known && known.share >= share) continue;
      best.set(page, { share, sure: Math.sqrt(weight), inTitle: (packed & 1) === 1 });
    }
  }
  return best;
}

/** Pages of a single word, or those that have all words, with the lowest of their weights. */
function* intersect(postings: readonly Posting[]): Generator<readonly [number, number]> {
  const [first, ...others] = postings;
  if (!first) return;
  const rest = others.map(({ pages, weights }) => new Map(pages.map((page, i) => [page, weights[i] ?? 0])));
  for (const [index, page] of first.pages.entries()) {
    let packed = first.weights[index] ?? 0;
    for (const other of rest) packed = Math.min(packed, other.get(page) ?? 0);
    if (packed > 0) yield [page, packed];
  }
}

/**
 * Inverse document frequency as in BM25 (https://en.wikipedia.org/wiki/Okapi_BM25), never negative. The pages of
 * the surest alternatives count, so that a rare form of a common word is not taken for a rare word.
 */
function rarityOf({ alternatives }: Concept, pages: number): number {
  const count = Math.max(
    0,
    ...alternatives.map(({ postings, weight }) =>
      weight < 0.5 ? 0 : Math.min(...postings.map((posting) => posting.pages.length)),
    ),
  );
  return Math.log(1 + (pages - count + 0.5) / (count + 0.5));
}
