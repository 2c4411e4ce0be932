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
  /** What a word of the title counts, by its rarity among titles: a common word can be what few titles are about. */
  readonly titleWord: number;
}

export const rankingWeights: RankingWeights = { coverage: 0.1, title: 1, titleWord: 0.2 };

/** Pages that match any part of the query, best first; ties in order of page number. */
export function rankPages(
  concepts: readonly Concept[],
  pages: readonly PageFacts[],
  weights: RankingWeights = rankingWeights,
): Ranked[] {
  const scores = new Map<number, { sum: number; covered: number; titleWords: number; inTitle: number }>();
  const averageTitle = Math.max(1, pages.reduce((sum, { titleWords }) => sum + titleWords, 0) / pages.length);
  let rarityOfAll = 0;
  for (const concept of concepts) {
    const rarity = conceptRarity(concept, pages.length);
    rarityOfAll += rarity;
    for (const [page, { worth, sure, titleRarity }] of matches(concept, rarity, pages.length)) {
      const score = scores.get(page) ?? { sum: 0, covered: 0, titleWords: 0, inTitle: 0 };
      scores.set(page, score);
      score.sum += worth;
      score.covered += rarity * sure;
      if (titleRarity > 0) {
        const length = (pages[page]?.titleWords ?? averageTitle) / averageTitle;
        score.sum += (weights.titleWord * titleRarity * sure) / (0.5 + 0.5 * length);
        score.titleWords++;
        score.inTitle += rarity * sure;
      }
    }
  }
  const ranked = [...scores].map(([page, { sum, covered, titleWords, inTitle }]) => {
    const ofTitle = Math.min(1, titleWords / Math.max(1, pages[page]?.titleWords ?? 1));
    const title = 1 + weights.title * ofTitle * (inTitle / rarityOfAll);
    return { page, score: sum * (covered / rarityOfAll) ** weights.coverage * title };
  });
  return ranked.toSorted((a, b) => b.score - a.score || a.page - b.page);
}

interface Match {
  readonly worth: number;
  readonly sure: number;
  /** Rarity among titles of the word that the page's title has; 0 where it has none. */
  readonly titleRarity: number;
}

/** A page that has several forms of a word is about it more than one that has the best of them alone. */
const furtherForms = 0.5;

/** What each page has of a concept: its best alternative, and some of the next ones. */
function matches({ alternatives }: Concept, most: number, pages: number): Map<number, Match> {
  const found = new Map<number, Match>();
  for (const { postings, weight } of alternatives) {
    // A rare form of a common word is no more telling than the word that was typed.
    const rarity = Math.min(most, rarityOf(countPages(postings), pages));
    const titleRarity = rarityOf(countTitles(postings), pages);
    for (const [page, packed] of intersect(postings)) {
      const worth = (rarity * weight * (packed >> 1)) / maxWeight;
      const match = { worth, sure: Math.sqrt(weight), titleRarity: (packed & 1) * titleRarity };
      const known = found.get(page);
      found.set(page, known ? together(known, match, most) : match);
    }
  }
  return found;
}

function together(a: Match, b: Match, most: number): Match {
  const [better, other] = a.worth >= b.worth ? [a, b] : [b, a];
  return {
    worth: better.worth + furtherForms * other.worth * Math.max(0, 1 - better.worth / most),
    sure: better.sure,
    titleRarity: Math.max(a.titleRarity, b.titleRarity),
  };
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

/** A concept is as rare as its surest alternative; one that no page has is as rare as can be. */
function conceptRarity({ alternatives }: Concept, pages: number): number {
  const [surest] = alternatives.toSorted((a, b) => b.weight - a.weight);
  return rarityOf(surest ? countPages(surest.postings) : 0, pages);
}

/** Inverse document frequency as in BM25 (https://en.wikipedia.org/wiki/Okapi_BM25), never negative. */
const rarityOf = (count: number, pages: number) => Math.log(1 + (pages - count + 0.5) / (count + 0.5));

const countPages = (postings: readonly Posting[]) => Math.min(...postings.map(({ pages }) => pages.length));

const countTitles = (postings: readonly Posting[]) =>
  Math.min(...postings.map(({ weights }) => weights.reduce((count, packed) => count + (packed & 1), 0)));
