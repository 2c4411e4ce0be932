/** The search engine of one locale, the same in the browser, the build's self-test and the benchmark. */
import {
  cardsPerFile,
  decodeCards,
  decodePages,
  decodeVocabulary,
  type Card,
  type PageFacts,
  type SearchManifest,
} from './index-format.ts';
import {
  createPostingsStore,
  sameStem,
  stemPrefix,
  type IndexedWord,
  type ReadFile,
} from './postings-store.ts';
import { findPhrase, parseQuery, tellingWords, type ParsedQuery, type QueryWord } from './query.ts';
import { rankPages, type Alternative, type Ranked } from './ranking.ts';
import { createSpeller } from './spelling.ts';
import { baseLanguage, createTokenizer, isUnspaced, wordKey } from './tokens.ts';

export interface EngineSource {
  readonly manifest: SearchManifest;
  /** Reads a file of the index by name, decompressed. */
  readonly read: ReadFile;
}

export interface SearchOptions {
  /** Only pages under this topic. */
  readonly topic?: string | undefined;
  /** Number of results (default 10). */
  readonly limit?: number | undefined;
  /** Look for exactly what was typed: no spelling correction. */
  readonly verbatim?: boolean | undefined;
}

export interface SearchAnswer {
  readonly results: readonly Card[];
  /** Number of pages that match, before `limit`. */
  readonly total: number;
  /** Pages per topic id, before the filter by topic. */
  readonly topics: ReadonlyMap<string, number>;
  /** Set where results are for other words than those typed: the text with these words in it. */
  readonly corrected?: string | undefined;
  /** A likelier text than the one typed, whose words all exist. */
  readonly didYouMean?: string | undefined;
  /** Whether a result's word is one that the query asked for, given its key; for highlighting. */
  readonly isHit: (key: string) => boolean;
}

export interface Engine {
  /** Answers while the reader types: the last word may be unfinished. */
  readonly suggest: (query: string, options?: SearchOptions) => Promise<SearchAnswer>;
  /** Answers a finished query. */
  readonly search: (query: string, options?: SearchOptions) => Promise<SearchAnswer>;
}

/** The engine over an index; nothing is read before the first query. */
export function createEngine({ manifest, read }: EngineSource): Engine {
  const language = baseLanguage(manifest.lang);
  const tokenize = createTokenizer(manifest.lang);
  const stops = new Set(manifest.stopWords);
  const store = createPostingsStore(manifest.postings, read);
  const pageFacts = once(async () => decodePages(await read('pages.bin'), manifest.pages));
  const vocabulary = once(async () =>
    openVocabulary(decodeVocabulary(await read('vocabulary.bin')), language),
  );
  const cards = createCardStore(read);

  const answer = async (text: string, options: SearchOptions, unfinished: boolean): Promise<SearchAnswer> => {
    const typed = parseQuery(text, tokenize, stops);
    const query = isUnspaced(manifest.lang) ? await cutUnknownWords(typed) : typed;
    const [pages, ...found] = await Promise.all([
      pageFacts(),
      ...query.words.map((word, index) =>
        findWord(word.key, {
          unfinished: unfinished && index === query.words.length - 1 && word.end === text.length,
          verbatim: options.verbatim ?? false,
        }),
      ),
    ]);
    const joined = await withSynonyms(query, await withJoinedWords(query, found));
    const ranked = rankPages(joined, pages);
    const promoted = manifest.promoted[query.keys.join(' ')] ?? [];
    const ordered = [
      ...promoted.map((page) => ({ page, score: Infinity })),
      ...ranked.filter(({ page }) => !promoted.includes(page)),
    ];
    const kept = ordered.filter(({ page }) => isUnderTopic(pages[page], options.topic));
    const results = await Promise.all(kept.slice(0, options.limit ?? 10).map(({ page }) => cards(page)));
    return {
      results: equalTitleFirst(results, query.keys.join(' '), promoted.length),
      total: kept.length,
      topics: countTopics(ordered, pages),
      corrected: replaceWords(text, joined, 'correction'),
      didYouMean: replaceWords(text, joined, 'doubt'),
      isHit: hitTest(joined),
    };
  };

  const isUnderTopic = (page: PageFacts | undefined, topic: string | undefined) =>
    topic === undefined || manifest.topics[page?.topic ?? -1]?.id === topic;

  const countTopics = (ranked: readonly Ranked[], pages: readonly PageFacts[]) => {
    const counts = new Map<string, number>();
    for (const { page } of ranked) {
      const id = manifest.topics[pages[page]?.topic ?? -1]?.id;
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  };

  const equalTitleFirst = (results: readonly Card[], keys: string, behind: number): readonly Card[] => {
    const index = results.findIndex(({ title }) => keys === joinKeys(title));
    const equal = results[index];
    if (!equal || index < behind) return results;
    const others = results.filter((card) => card !== equal);
    return [...others.slice(0, behind), equal, ...others.slice(behind)];
  };

  const joinKeys = (text: string) =>
    tokenize(text)
      .map(({ key }) => key)
      .join(' ');

  /** Everything that may stand for a typed word. */
  const findWord = async (key: string, mode: WordMode): Promise<FoundWord> => {
    const exact = await store.word(key);
    const forms = await relatedForms(key, mode.unfinished);
    const own = exact ? [alternative([exact], 1)] : [];
    if (exact || mode.verbatim || forms.some(({ isForm }) => isForm)) {
      const doubt =
        exact && !mode.unfinished && exact.posting.pages.length <= doubtfulPages && forms.length === 0
          ? await usualWord(key, exact)
          : undefined;
      return { alternatives: [...own, ...forms], doubt };
    }
    return misspelt(key, forms);
  };

  const relatedForms = async (key: string, unfinished: boolean): Promise<WordAlternative[]> => {
    const prefix = unfinished ? key : stemPrefix(key);
    if (prefix.length < (unfinished ? 1 : 3)) return [];
    const around = await store.wordsFrom(prefix);
    return around
      .filter((word) => word.key !== key)
      .flatMap((word) => {
        const isCompletion = unfinished && word.key.startsWith(key);
        const share = sameStem(key, word.key);
        if (!isCompletion && share === 0) return [];
        const weight = isCompletion ? completionWeight(key, word.key) : formWeight * share;
        const isForm = isCompletion || (share > 0 && (word.key.startsWith(key) || key.startsWith(word.key)));
        return [{ ...alternative([word], weight), isForm }];
      })
      .toSorted((a, b) => b.weight * commonness(b) - a.weight * commonness(a))
      .slice(0, mostForms);
  };

  /** A word that no page has: the likeliest words of the site, else two words written together, else its beginning. */
  const misspelt = async (key: string, forms: readonly WordAlternative[]): Promise<FoundWord> => {
    const { speller, surfaces, keys, has } = await vocabulary();
    const suggestions = speller(key);
    if (suggestions.length > 0) {
      const words = await Promise.all(suggestions.map(({ word }) => store.word(keys[word] ?? '')));
      const best = suggestions[0]?.cost ?? 0;
      const meant = words.flatMap((word, index) =>
        word ? [alternative([word], correctionWeight - 0.5 * ((suggestions[index]?.cost ?? 0) - best))] : [],
      );
      const inflected = await relatedForms(keys[suggestions[0]?.word ?? -1] ?? '', false);
      return {
        alternatives: [...meant, ...scaled(inflected, correctionWeight), ...scaled(forms, 0.5)],
        correction: surfaces[suggestions[0]?.word ?? -1],
      };
    }
    const halves = splitInTwo(key, has);
    const parts = await Promise.all(halves.map((part) => store.word(part)));
    const known = parts.flatMap((part) => (part ? [part] : []));
    if (known.length > 0 && known.length === halves.length) {
      return { alternatives: [alternative(known, splitWeight), ...forms] };
    }
    if (forms.length > 0) return { alternatives: forms };
    const beginning = await longestBeginning(key, has);
    return { alternatives: beginning ? [alternative([beginning], beginningWeight)] : [] };
  };

  const longestBeginning = async (key: string, has: (word: string) => boolean) => {
    for (let length = key.length - 1; length >= 4; length--) {
      if (has(key.slice(0, length))) return store.word(key.slice(0, length));
    }
    return undefined;
  };

  /** For a rare word: a much more usual one that differs by one likely slip, to be offered, not used. */
  const usualWord = async (key: string, exact: IndexedWord) => {
    const { speller, surfaces, words } = await vocabulary();
    const usual = speller(key, 4).find(
      ({ word, cost }) =>
        cost < 0.7 && (words[word]?.pages ?? 0) >= usualFactor * exact.posting.pages.length && words[word],
    );
    return usual && surfaces[usual.word];
  };

  /** Words typed apart that the site writes together ("e mail"). */
  const withJoinedWords = async (
    query: ParsedQuery,
    found: readonly FoundWord[],
  ): Promise<QueryConcept[]> => {
    const joins = await Promise.all(
      query.keys.slice(1).map((key, index) => {
        const before = query.keys[index] ?? '';
        return before.length + key.length >= 4 && !isUnspaced(manifest.lang)
          ? storedWord(before + key)
          : undefined;
      }),
    );
    return query.words.map((word, index) => {
      const around = [joins[word.position - 1], joins[word.position]].flatMap((join) =>
        join ? [alternative([join], joinWeight)] : [],
      );
      const own = found[index] ?? { alternatives: [] };
      return { ...own, word, alternatives: [...own.alternatives, ...around] };
    });
  };
  const storedWord = (key: string) => store.word(key);

  const withSynonyms = async (
    query: ParsedQuery,
    concepts: readonly QueryConcept[],
  ): Promise<QueryConcept[]> => {
    const added = concepts.map((): WordAlternative[] => []);
    for (const group of manifest.synonyms) {
      for (const phrase of group) {
        const match = findPhrase(query.keys, phrase);
        if (!match) continue;
        const others = await Promise.all(
          group.filter((other) => other !== phrase).map((other) => phraseAlternative(other)),
        );
        concepts.forEach(({ word }, index) => {
          if (word.position < match.from || word.position >= match.to) return;
          added[index]?.push(...others.flat());
        });
      }
    }
    return concepts.map((concept, index) => {
      const synonyms = added[index] ?? [];
      if (synonyms.length === 0) return concept;
      const { correction: _, ...rest } = concept;
      return { ...rest, alternatives: [...concept.alternatives, ...synonyms] };
    });
  };

  const phraseAlternative = async (phrase: string): Promise<WordAlternative[]> => {
    const keys = phrase.split(' ');
    const telling = keys.filter((key) => !stops.has(key));
    const words = await Promise.all((telling.length > 0 ? telling : keys).map((key) => store.word(key)));
    const known = words.flatMap((word) => (word ? [word] : []));
    return known.length === words.length ? [alternative(known, synonymWeight)] : [];
  };

  /**
   * In scripts without spaces a query may be cut otherwise than the pages, or be written in other kana that the
   * dictionary does not know: what has an unknown word in it is cut again, by the words of the site.
   */
  const cutUnknownWords = async (query: ParsedQuery): Promise<ParsedQuery> => {
    const known = await Promise.all(
      query.all.map(async ({ key }) => stops.has(key) || (await store.word(key)) !== undefined),
    );
    if (known.every(Boolean)) return query;
    const { has } = await vocabulary();
    const words = contiguous(query.all).flatMap((run) => {
      if (run.every(({ position }) => known[position])) return run;
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) return [];
      const parts = longestWords(wordKey(query.text.slice(first.start, last.end), language), has);
      const found = parts.map((key) => ({ ...first, key, end: last.end }));
      return found.length > 0 ? [...run.filter(({ position }) => known[position]), ...found] : run;
    });
    return { ...query, words: tellingWords(words, stops) };
  };

  return {
    suggest: (query, options = {}) => answer(query, options, true),
    search: (query, options = {}) => answer(query, options, false),
  };
}

interface WordMode {
  readonly unfinished: boolean;
  readonly verbatim: boolean;
}

interface WordAlternative extends Alternative {
  readonly keys: readonly string[];
  /** Whether it is another form of the same word, or what the reader is about to type. */
  readonly isForm?: boolean | undefined;
}

interface FoundWord {
  readonly alternatives: readonly WordAlternative[];
  /** The word that was looked for instead, as the site writes it. */
  readonly correction?: string | undefined;
  /** A word that is likelier to be meant, as the site writes it. */
  readonly doubt?: string | undefined;
}

interface QueryConcept extends FoundWord {
  readonly word: QueryWord;
}

/** How sure we are of what is not the typed word itself; tuned on the tuning half of `npm run bench -- search`. */
const formWeight = 0.9;
const correctionWeight = 0.9;
const splitWeight = 0.8;
const joinWeight = 0.9;
const synonymWeight = 0.75;
const beginningWeight = 0.4;
const mostForms = 10;
/** A word on so few pages may be a slip that happens to be a word, if another is this many times as usual. */
const doubtfulPages = 2;
const usualFactor = 20;

const completionWeight = (typed: string, word: string) => 0.6 + (0.35 * typed.length) / word.length;

const commonness = ({ postings }: Alternative) => Math.log2(2 + (postings[0]?.pages.length ?? 0));

const alternative = (words: readonly IndexedWord[], weight: number): WordAlternative => ({
  keys: words.map(({ key }) => key),
  postings: words.map(({ posting }) => posting),
  weight,
});

const scaled = (alternatives: readonly WordAlternative[], factor: number) =>
  alternatives.map((entry) => ({ ...entry, weight: entry.weight * factor }));

function openVocabulary(words: ReturnType<typeof decodeVocabulary>, language: string) {
  const keys = words.map(({ surface }) => wordKey(surface, language));
  const known = new Set(keys);
  return {
    words,
    keys,
    surfaces: words.map(({ surface }) => surface),
    has: (key: string) => known.has(key),
    speller: createSpeller({ keys, pages: words.map(({ pages }) => pages) }, language),
  };
}

/** Two words of the site, of three letters or more, that were typed as one. */
function splitInTwo(key: string, has: (word: string) => boolean): readonly string[] {
  for (let end = key.length - 3; end >= 3; end--) {
    if (has(key.slice(0, end)) && has(key.slice(end))) return [key.slice(0, end), key.slice(end)];
  }
  return [];
}

/** Words without anything between them, in groups. */
function contiguous(words: readonly QueryWord[]): QueryWord[][] {
  const runs: QueryWord[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    if (run?.at(-1)?.end === word.start) run.push(word);
    else runs.push([word]);
  }
  return runs;
}

/** The longest known words from left to right; what is between them is left out. */
function longestWords(text: string, has: (word: string) => boolean): string[] {
  const words: string[] = [];
  for (let from = 0; from < text.length;) {
    let end = text.length;
    while (end > from + 1 && !has(text.slice(from, end))) end--;
    if (has(text.slice(from, end))) words.push(text.slice(from, end));
    from = end;
  }
  return words;
}

/** The typed text with corrected (or doubted) words replaced; `undefined` where none is. */
function replaceWords(
  text: string,
  concepts: readonly QueryConcept[],
  kind: 'correction' | 'doubt',
): string | undefined {
  let replaced = text;
  for (const { word, [kind]: instead } of concepts.toReversed()) {
    if (instead !== undefined) replaced = replaced.slice(0, word.start) + instead + replaced.slice(word.end);
  }
  return replaced === text ? undefined : replaced;
}

function hitTest(concepts: readonly QueryConcept[]): (key: string) => boolean {
  const keys = new Set(
    concepts.flatMap(({ alternatives, word }) => [word.key, ...alternatives.flatMap((a) => a.keys)]),
  );
  return (key) => keys.has(key);
}

function createCardStore(read: ReadFile): (page: number) => Promise<Card> {
  const files = new Map<number, Promise<readonly Card[]>>();
  return async (page) => {
    const number = Math.floor(page / cardsPerFile);
    let file = files.get(number);
    if (!file) {
      file = read(`cards-${number}.bin`).then(decodeCards);
      file.catch(() => files.delete(number));
      files.set(number, file);
    }
    const card = (await file)[page % cardsPerFile];
    if (!card) throw new RangeError(`search index: no card for page ${page}`);
    return card;
  };
}

/** The result of the first successful call; a failed one is tried again by the next. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
