/** What several words of a query mean together: words written apart, and synonyms. */
import { isSingle } from './codes.ts';
import { pairKey } from './pairs.ts';
import type { PostingsStore } from './postings-store.ts';
import { findPhrase, type ParsedQuery, type QueryWord } from './query.ts';
import { alternative, scaled, type FoundWord, type WordAlternative } from './word-alternatives.ts';
import type { WordFinder } from './word-finder.ts';

/** A word of the query with everything that may stand for it. */
export interface QueryConcept extends FoundWord {
  readonly word: QueryWord;
  /** A single letter, which finds nothing alone. */
  readonly isWeak: boolean;
}

/** How sure we are of them; tuned on the tuning half of `npm run bench -- search`. */
const joinWeight = 0.9;
const synonymWeight = 0.75;
const pairWeight = 0.4;

/** Corrections of a word that may be one of a pair. */
const mostMeant = 3;

const shortestJoin = 4;

/** A letter or a few, then a number: `e 07`, `em 400`, `1 500`. */
const codeInTwo = /^(?:\p{L}{1,3}|\p{N}{1,3}) \p{N}/u;

/**
 * Adds to each word what the site writes together with the word before or behind it ("e mail"). What is a code together
 * means nothing else. Without spaces between words only numbers are joined with what is before them. Nothing is joined with a
 * stop word before it (`to wifi`): that would cost the file of each.
 */
export async function withJoinedWords(
  query: ParsedQuery,
  found: readonly FoundWord[],
  { store, stops, hasSpaces }: JoinSource,
): Promise<readonly QueryConcept[]> {
  const joins = await Promise.all(
    query.keys.slice(1).map(async (key, index) => {
      const last = query.keys[index] ?? '';
      const code = codeInTwo.test(`${last} ${key}`);
      const isJoinable =
        !stops.has(last) && (hasSpaces || /^\p{N}/u.test(key)) && (last + key).length >= shortestJoin;
      if (!code && !isJoinable) return undefined;
      const word = await store.word(last + key);
      return word && { word, isCode: code };
    }),
  );
  return query.words.map((word, index) => {
    const own = found[index] ?? { alternatives: [], isKnown: false };
    const around = [joins[word.position - 1], joins[word.position]].filter((join) => join !== undefined);
    const isWeak = isSingle(word.key);
    if (word.parts || around.length === 0) return { ...own, word, isWeak };
    const joined = around.map((join) => alternative([join.word], join.isCode ? 1 : joinWeight));
    const others = around.some((join) => join.isCode) ? [] : own.alternatives;
    return { ...own, word, isWeak, isKnown: true, alternatives: [...others, ...joined] };
  });
}

interface JoinSource {
  readonly store: PostingsStore;
  readonly stops: ReadonlySet<string>;
  readonly hasSpaces: boolean;
}

/** The pairs of a query that pages have where they say what they're about; of what was corrected, those of the corrections. */
export async function findPairs(
  { all, words }: ParsedQuery,
  concepts: readonly QueryConcept[],
  { store, stops }: Pick<JoinSource, 'store' | 'stops'>,
): Promise<readonly WordAlternative[]> {
  const corrected = new Map(
    concepts.map(({ word, correction, alternatives }) => [
      word,
      correction === undefined ? [] : alternatives,
    ]),
  );
  const written = [...new Set([...all, ...words])];
  const keysOf = (word: QueryWord) => {
    const meant = corrected.get(word)?.slice(0, mostMeant) ?? [];
    return meant.length > 0 ? meant.flatMap(({ keys }) => keys[0] ?? []) : [word.key];
  };
  const keys = written.flatMap((first) => {
    const behind = written.filter(({ start }) => start >= first.end);
    const next = Math.min(...behind.map(({ start }) => start));
    const seconds = behind.filter(({ start }) => start === next).flatMap(keysOf);
    return keysOf(first).flatMap((key) => seconds.flatMap((second) => pairKey(key, second, stops) ?? []));
  });
  const pairs = await Promise.all([...new Set(keys)].map((key) => store.word(key)));
  return pairs.flatMap((pair) => (pair ? [alternative([pair], pairWeight)] : []));
}

export interface SynonymSource {
  /** Groups of phrases that mean the same; each phrase as its keys joined by spaces. */
  readonly groups: readonly (readonly string[])[];
  readonly stops: ReadonlySet<string>;
  readonly store: PostingsStore;
  readonly finder: WordFinder;
}

/** Adds the synonyms of each phrase that the query has to all its words, which then need no correction. */
export async function withSynonyms(
  query: ParsedQuery,
  concepts: readonly QueryConcept[],
  source: SynonymSource,
): Promise<readonly QueryConcept[]> {
  const added = concepts.map((): WordAlternative[] => []);
  for (const group of source.groups) {
    for (const phrase of group) {
      const match = findPhrase(query.keys, phrase);
      if (!match) continue;
      const others = await Promise.all(
        group.filter((other) => other !== phrase).map((other) => phraseAlternatives(other, source)),
      );
      concepts.forEach(({ word }, index) => {
        if (word.position >= match.from && word.position < match.to) added[index]?.push(...others.flat());
      });
    }
  }
  return concepts.map((concept, index) => {
    const synonyms = added[index] ?? [];
    if (synonyms.length === 0) return concept;
    const { correction: _, ...rest } = concept;
    return { ...rest, isKnown: true, alternatives: [...concept.alternatives, ...synonyms] };
  });
}

/** A single word in all its forms; of several words those that tell something, all on one page. */
async function phraseAlternatives(
  phrase: string,
  { stops, store, finder }: SynonymSource,
): Promise<readonly WordAlternative[]> {
  const keys = phrase.split(' ');
  const telling = keys.filter((key) => !stops.has(key));
  const words = await Promise.all((telling.length > 0 ? telling : keys).map((key) => store.word(key)));
  const known = words.flatMap((word) => (word ? [word] : []));
  const exact = known.length === words.length ? [alternative(known, 1)] : [];
  const forms = keys.length === 1 ? await finder.forms(phrase, false) : [];
  return scaled([...exact, ...forms], synonymWeight);
}
