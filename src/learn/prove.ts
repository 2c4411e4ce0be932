/** Asks search with proposals and without: what makes another question lost is not proposed. */
import type { QuestionWords } from '#model/learning/question-words.ts';
import type { ReadDocument } from '#model/search/page-words.ts';
import { findMisses, type SelfTestQuery } from '#model/search/self-test.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { findUnusedSynonyms } from '#model/search/unused-synonyms.ts';
import { memoryIndex } from '#publish/search/memory-index.ts';
import type { Locale } from '#site/site.ts';
import { withProposals, type Proposal } from './proposals.ts';

/** What search is made of in a locale. */
export interface Searched {
  readonly locale: Pick<Locale, 'id' | 'lang'>;
  readonly documents: readonly ReadDocument[];
  readonly settings: SearchSettings;
  /** What the build tests. */
  readonly queries: readonly SelfTestQuery[];
  readonly wordsOf: QuestionWords;
}

export interface Proved {
  readonly proposals: readonly Proposal[];
  /** Proposals that search can't take, since their article isn't found by them, or another question is lost. */
  readonly refused: readonly Proposal[];
}

const mostRounds = 6;

/** Proposals with which search finds all that it finds without them, and each proposed question among the first three. */
export async function prove(searched: Searched, proposals: readonly Proposal[]): Promise<Proved> {
  const { documents, locale, settings, queries } = searched;
  const lost = async (own: readonly Proposal[], asked: readonly SelfTestQuery[]) => {
    const { engine } = memoryIndex(documents, locale, withProposals(settings, own));
    return new Set((await findMisses(engine, asked)).map(({ query }) => query));
  };
  const lostBefore = await lost([], queries);
  const tested = queries.filter(({ query }) => !lostBefore.has(query));
  let kept = withoutUnused(searched, proposals);
  for (let round = 0; round < mostRounds && kept.length > 0; round++) {
    const misses = await lost(kept, [...tested, ...kept.flatMap(toQuery)]);
    if (misses.size === 0)
      return { proposals: kept, refused: proposals.filter((one) => !kept.includes(one)) };
    const left = kept.filter((one) => !isInTheWay(one, misses, searched));
    // What shares no word with what is lost, and yet loses it, can't be told.
    kept = left.length < kept.length ? left : [];
  }
  return { proposals: [], refused: proposals };
}

/** Groups of synonyms of which no text has a word would be a problem of the check. */
function withoutUnused(
  { documents, locale, settings }: Searched,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const groups = withProposals({ ...settings, synonyms: [] }, proposals).synonyms;
  const unused = new Set(findUnusedSynonyms(documents, locale.lang, groups).map((number) => groups[number]));
  return proposals.filter((one) => one.kind !== 'synonym' || !unused.has(one.group));
}

const toQuery = (one: Proposal): SelfTestQuery[] =>
  one.kind === 'question' ? [{ articles: one.articles, query: one.ask, key: 'question', file: '' }] : [];

/** Whether a proposal is lost itself, or shares a word with a question that is lost and was there before. */
function isInTheWay(
  one: Proposal,
  lost: ReadonlySet<string>,
  { wordsOf, locale, queries }: Searched,
): boolean {
  if (one.kind !== 'synonym' && lost.has(one.ask)) return true;
  const text = one.kind === 'synonym' ? one.group.join(' ') : one.ask;
  const own = new Set(wordsOf(text, locale.id));
  return queries.some(
    ({ query }) => lost.has(query) && wordsOf(query, locale.id).some((word) => own.has(word)),
  );
}
