/** Ranks pages for a query: words by rarity, weighted by where the page has them, and how much is covered. */
import { maxWeight, type PageColumns, type Posting } from './index-format.ts';
import { weighEvidence, type Evidence } from './sureness.ts';

/** One way to say a part of the query: words that a page must all have, and how sure we are that it is meant. */
export interface Alternative {
  readonly postings: readonly Posting[];
  readonly weight: number;
}

/** A part of the query, usually a word, with everything that may stand for it. */
export interface Concept {
  readonly alternatives: readonly Alternative[];
  /** Raises what other parts find, and finds pages itself only if there is no other part. */
  readonly isWeak?: boolean;
}

/** What a query finds. Pages are numbers and not objects: a word may be on every page of a large site. */
interface Ranked {
  /** Best first; ties in order of page number. */
  readonly pages: readonly number[];
  /** Those whose title has all words of the query, and no others that tell anything. */
  readonly titled: ReadonlySet<number>;
  readonly evidence: Evidence;
}

/** How ranking weighs its signals; tuned on the tuning half of `npm run bench -- search`. */
export interface RankingWeights {
  /** Power of the share of the query that a page covers. */
  readonly coverage: number;
  /** What a title counts that consists of the query's words. */
  readonly title: number;
  /** What a word of the title counts, by its rarity among titles: a common word can be what few titles are about. */
  readonly titleWord: number;
  /** What a page gains for each step of its prominence. */
  readonly prominence: number;
}

const rankingWeights: RankingWeights = {
  coverage: 0.1,
  title: 0.5,
  titleWord: 0.15,
  prominence: 0.05,
};

/** Ranks the pages that match any part of a query; `pairs` of its words raise those that have them. */
export type Ranker = (concepts: readonly Concept[], pairs?: readonly Alternative[]) => Ranked;

/**
 * The ranker of a site's pages. It leaves out what is not worth showing: of a question of several words many pages
 * have one, so those below a share of the best score.
 *
 * Behind the pages, the index has `unanswered` questions that nothing answers: they are no results, but speak against one.
 *
 * Sums are kept in arrays with a place for every page, which all queries share: that takes a tenth of the time of maps.
 */
export function createRanker(
  pages: PageColumns,
  unanswered = 0,
  weights: RankingWeights = rankingWeights,
): Ranker {
  const count = pages.titleWords.length;
  const all = count + unanswered;
  const tally = createTally(pages, all, weights);
  const { covered, titleWords, inTitle, scoreOf } = tally;
  const scores = new Float64Array(count);
  const against = (rarityOfAll: number) =>
    Array.from({ length: unanswered }, (_, n) => ({
      score: scoreOf(count + n, rarityOfAll),
      covered: at(covered, count + n) / rarityOfAll,
    }));

  return (concepts, pairs = []) => {
    tally.clear();
    const allAreWeak = concepts.every(({ isWeak }) => isWeak);
    let rarityOfAll = 0;
    for (const concept of concepts) {
      const rarity = conceptRarity(concept, all);
      rarityOfAll += rarity;
      tally.add(concept, rarity, allAreWeak || !concept.isWeak);
    }
    for (const pair of pairs) tally.raise(pair);
    let best = 0;
    const titled = new Set<number>();
    for (const page of tally.carried) {
      const inAll = at(pages.titleWords, page);
      const ofTitle = Math.min(1, at(titleWords, page) / Math.max(1, inAll));
      const title = 1 + weights.title * ofTitle * (at(inTitle, page) / rarityOfAll);
      const prominence = 1 + weights.prominence * at(pages.prominence, page);
      const score = scoreOf(page, rarityOfAll) * title * prominence;
      if (score > best) best = score;
      if (at(titleWords, page) === concepts.length && inAll <= concepts.length) titled.add(page);
      scores[page] = score;
    }
    const least = concepts.length >= severalWords ? leastShareOfBest * best : 0;
    const ranked = tally.carried
      .filter((page) => at(scores, page) > 0 && at(scores, page) >= least)
      .sort((a, b) => at(scores, b) - at(scores, a) || a - b);
    const [first = -1, second = -1] = ranked;
    const evidence = weighEvidence(against(rarityOfAll), {
      best: at(scores, first),
      next: at(scores, second),
      covered: at(covered, first) / rarityOfAll,
      words: concepts.length,
    });
    return { pages: ranked, titled, evidence };
  };
}

/** What pages and questions have of a query, added up concept by concept. */
function createTally(pages: PageColumns, all: number, weights: RankingWeights) {
  const lengths = pages.titleWords;
  const average = Math.max(1, lengths.reduce((sum, words) => sum + words, 0) / lengths.length);
  const titleShare = (page: number) =>
    page < lengths.length ? 1 / (0.5 + (0.5 * at(lengths, page)) / average) : 0;
  const matches = createMatches(all);
  const sums = new Float64Array(all);
  const covered = new Float64Array(all);
  const titleWords = new Float64Array(all);
  const inTitle = new Float64Array(all);
  const isCarried = new Uint8Array(all);
  /** Pages that a part of the query found; others don't cost the time to look at them. */
  const carried: number[] = [];
  const clear = () => {
    for (const array of [sums, covered, titleWords, inTitle, isCarried]) array.fill(0);
    carried.length = 0;
  };
  const add = (concept: Concept, rarity: number, carries: boolean) => {
    matches.find(concept, rarity, (page, worth, sure, titleRarity) => {
      if (carries && isCarried[page] === 0) {
        isCarried[page] = 1;
        if (page < lengths.length) carried.push(page);
      }
      sums[page] = at(sums, page) + worth;
      covered[page] = at(covered, page) + rarity * sure;
      if (titleRarity === 0) return;
      sums[page] = at(sums, page) + weights.titleWord * titleRarity * sure * titleShare(page);
      titleWords[page] = at(titleWords, page) + 1;
      inTitle[page] = at(inTitle, page) + rarity * sure;
    });
  };
  const raise = (pair: Alternative) => {
    const most = rarityOf(countPages(pair.postings), all);
    matches.find({ alternatives: [pair] }, most, (page, worth) => (sums[page] = at(sums, page) + worth));
  };
  const scoreOf = (page: number, rarityOfAll: number) => {
    const share = at(covered, page) / rarityOfAll;
    // Powers are slow, and most pages of an answer have all of the query.
    return at(sums, page) * (share === 1 ? 1 : share ** weights.coverage);
  };
  return { covered, titleWords, inTitle, carried, clear, add, raise, scoreOf };
}

const leastShareOfBest = 0.15;
const severalWords = 2;

/** A place of an array that is known to be there. */
const at = (array: Float64Array | Uint8Array, index: number): number => array[index] ?? 0;

/** A page that has several forms of a word is about it more than one that has the best of them alone. */
const furtherForms = 0.5;

/** What a page has of a concept: `titleRarity` is the rarity among titles of the word that its title has, or 0. */
type OnMatch = (page: number, worth: number, sure: number, titleRarity: number) => void;

/** Finds what each page has of a concept: its best alternative, and some of the next ones. */
function createMatches(count: number) {
  const worths = new Float64Array(count);
  const sures = new Float64Array(count);
  const titleRarities = new Float64Array(count);
  const found: number[] = [];

  const match = (page: number, worth: number, sure: number, titleRarity: number, most: number) => {
    const known = at(worths, page);
    if (known === 0) {
      found.push(page);
      worths[page] = worth;
      sures[page] = sure;
      titleRarities[page] = titleRarity;
      return;
    }
    const better = Math.max(known, worth);
    const other = Math.min(known, worth);
    worths[page] = better + furtherForms * other * Math.max(0, 1 - better / most);
    if (worth > known) sures[page] = sure;
    if (titleRarity > at(titleRarities, page)) titleRarities[page] = titleRarity;
  };

  const find = ({ alternatives }: Concept, most: number, onMatch: OnMatch) => {
    for (const { postings, weight } of alternatives) {
      // A rare form of a common word says no more than the word that was typed.
      const worth = (Math.min(most, rarityOf(countPages(postings), count)) * weight) / maxWeight;
      const titleRarity = rarityOf(countTitles(postings), count);
      const sure = Math.sqrt(weight);
      forEachPage(postings, (page, packed) =>
        match(page, worth * (packed >> 1), sure, (packed & 1) * titleRarity, most),
      );
    }
    for (const page of found) {
      onMatch(page, at(worths, page), at(sures, page), at(titleRarities, page));
      worths[page] = 0;
    }
    found.length = 0;
  };
  return { find };
}

/** Pages of a single word, or those that have all words, with the lowest of their weights. */
function forEachPage(postings: readonly Posting[], onPage: (page: number, packed: number) => void): void {
  const [first, ...others] = postings;
  if (!first) return;
  const { pages, weights } = first;
  if (others.length === 0) {
    for (let index = 0; index < pages.length; index++) onPage(pages[index] ?? 0, weights[index] ?? 0);
    return;
  }
  const rest = others.map(weightsByPage);
  for (let index = 0; index < pages.length; index++) {
    const page = pages[index] ?? 0;
    let packed = weights[index] ?? 0;
    for (const other of rest) packed = Math.min(packed, other.get(page) ?? 0);
    if (packed > 0) onPage(page, packed);
  }
}

function weightsByPage({ pages, weights }: Posting): Map<number, number> {
  const byPage = new Map<number, number>();
  for (let index = 0; index < pages.length; index++) byPage.set(pages[index] ?? 0, weights[index] ?? 0);
  return byPage;
}

/** How much of a query is known to the site, by rarity, 0 to 1: the rest are words that no page has. */
export function shareKnown(
  concepts: readonly (Concept & { readonly isKnown: boolean })[],
  pages: number,
): number {
  const telling = concepts.filter(({ isWeak }) => !isWeak);
  let known = 0;
  let all = 0;
  for (const { isKnown, ...concept } of telling.length > 0 ? telling : concepts) {
    const rarity = isKnown ? conceptRarity(concept, pages) : rarityOf(0, pages);
    if (isKnown) known += rarity;
    all += rarity;
  }
  return all === 0 ? 1 : known / all;
}

/** A concept is as rare as its surest alternative; one that no page has is as rare as can be. */
export function conceptRarity({ alternatives }: Concept, pages: number): number {
  const [surest] = alternatives.toSorted((a, b) => b.weight - a.weight);
  return rarityOf(surest ? countPages(surest.postings) : 0, pages);
}

/** Inverse document frequency as in BM25 (https://en.wikipedia.org/wiki/Okapi_BM25), never negative. */
const rarityOf = (count: number, pages: number) => Math.log(1 + (pages - count + 0.5) / (count + 0.5));

const countPages = (postings: readonly Posting[]) => Math.min(...postings.map(({ pages }) => pages.length));

const countTitles = (postings: readonly Posting[]) => Math.min(...postings.map(({ titles }) => titles));
