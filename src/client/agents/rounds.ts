/** Asks one language after another, until enough is found. Knows neither files nor the page. */
import type { FoundArticle } from './found.ts';

/** What a language is asked. */
export interface Question {
  readonly locale: string;
  readonly query: string;
  /** Most articles that it answers with. */
  readonly limit: number;
}

/** How a language answers. Rejects where it can't: without a network, one that was never asked has no index on the device. */
export type Ask = (question: Question) => Promise<readonly FoundArticle[]>;

/** Languages of later rounds are asked only if those before them found less. */
const enough = 4;

/**
 * What has been found so far, each time that there is more: an article once, where it was found first. All questions of a round
 * are asked at once, and what one finds is there before the next has answered. Where nothing is found, it says so once, or
 * rejects if a language could not be asked.
 */
export async function* findInRounds(
  rounds: readonly (readonly Question[])[],
  { ask, known }: { readonly ask: Ask; readonly known: readonly FoundArticle[] },
): AsyncGenerator<readonly FoundArticle[]> {
  let found = known;
  let shown = 0;
  const failures: unknown[] = [];
  for (const round of rounds) {
    const answers = round.map((question) => ask(question).then(answered, failed));
    for (const answer of answers) {
      const { articles, failure } = await answer;
      failures.push(...failure);
      found = merged([...found, ...articles]);
      if (found.length === shown) continue;
      shown = found.length;
      yield found;
    }
    if (found.length >= enough) return;
  }
  if (shown > 0) return;
  if (failures.length > 0) throw new AggregateError(failures, 'A language could not be searched.');
  yield found;
}

const answered = (articles: readonly FoundArticle[]) => ({ articles, failure: [] });
const failed = (failure: unknown) => ({ articles: [], failure: [failure] });

/** Each article once, where it was found first. */
const merged = (articles: readonly FoundArticle[]): readonly FoundArticle[] => {
  const known = new Set<string>();
  return articles.filter(({ id }) => !known.has(id) && known.add(id));
};
