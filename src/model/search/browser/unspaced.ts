/**
 * Queries in scripts without spaces: a query may be cut otherwise than the pages, or be written in other kana that
 * the dictionary does not know. What has an unknown word in it is cut again, by the words of the site.
 */
import { tellingWords, type ParsedQuery, type QueryWord } from './query.ts';
import { recut } from './recut.ts';
import { wordKey } from './tokens.ts';
import type { Vocabulary } from './open-vocabulary.ts';

export interface CutOptions {
  /** A base language. */
  readonly language: string;
  readonly stops: ReadonlySet<string>;
  /** Whether the site has a word or a form of it. */
  readonly isKnown: (key: string) => Promise<boolean>;
  readonly vocabulary: () => Promise<Vocabulary>;
}

/** The query with its unknown parts cut by the words of the site; itself where all is known. */
export async function cutUnknownWords(query: ParsedQuery, options: CutOptions): Promise<ParsedQuery> {
  const { language, stops } = options;
  const found = await Promise.all(
    query.all.map(async ({ key, parts }) => parts !== undefined || stops.has(key) || options.isKnown(key)),
  );
  const known = new Set(query.all.filter((_, index) => found[index]));
  const isKnown = (word: QueryWord) => known.has(word);
  const runs = [language === 'th' ? thai : katakana, han].flatMap((script) =>
    neighbours(query, (word) => script.test(word)),
  );
  const isWeak = (word: QueryWord) =>
    !isKnown(word) || (katakana.test(word.key) && word.key.length === 1 && !stops.has(word.key));
  const broken = runs.filter((run) => run.length > 1 && run.some(isWeak));
  if (broken.length === 0 && query.all.every(isKnown)) return query;
  const vocabulary = await options.vocabulary();
  const cutting = { text: query.text, language, isKnown, isWeak, vocabulary };
  const mended = broken.flatMap((run) =>
    language === 'th' ? recutThai(run, cutting) : (mendedWord(run, cutting) ?? []),
  );
  // Outside Thai, bits stay where the site has them: it may have words that are cut like this, too.
  const isMended = (word: QueryWord) =>
    mended.some(({ start, end }) =>
      language === 'th'
        ? word.start < end && word.end > start
        : !isKnown(word) && word.start >= start && word.end <= end,
    );
  const words = neighbours(query, () => true).flatMap((run) => {
    const left = run.filter((word) => !isMended(word));
    return left.every(isKnown) ? left : cutAgain(left, cutting);
  });
  const ordered = [...words, ...mended].toSorted((a, b) => a.start - b.start);
  return { ...query, words: tellingWords(ordered, stops) };
}

interface Cutting {
  readonly text: string;
  readonly language: string;
  readonly isKnown: (word: QueryWord) => boolean;
  /** Whether a word is unknown, or, in katakana, a bit of one. */
  readonly isWeak: (word: QueryWord) => boolean;
  readonly vocabulary: Vocabulary;
}

const han = /^\p{Script=Han}+$/u;
const katakana = /^[\u30a1-\u30ff]+$/;
const thai = /^\p{Script=Thai}+$/u;

/**
 * A word of katakana (words from other languages) or of Han characters that is cut into bits (`セ` `ション`, `受` `籽` `持`) has a
 * slip in it: of the bits side by side those that are likeliest together a word of the site.
 */
function mendedWord(
  run: readonly QueryWord[],
  { text, language, isWeak, vocabulary }: Cutting,
): QueryWord | undefined {
  const { has, speller } = vocabulary;
  const spans = run.flatMap((first, from) =>
    run.slice(from + 1).flatMap((last, offset) => {
      const isShort = last.end - first.start <= longestMended;
      return isShort && run.slice(from, from + offset + 2).some(isWeak) ? [{ first, end: last.end }] : [];
    }),
  );
  const found = spans.flatMap(({ first, end }) => {
    const key = wordKey(text.slice(first.start, end), language);
    const cost = has(key) ? 0 : speller(key)[0]?.cost;
    // Of two slips that cost the same, that in the longer word is the likelier one.
    return cost === undefined ? [] : [{ word: { ...first, key, end }, cost: cost - 0.1 * key.length }];
  });
  return found.toSorted((a, b) => a.cost - b.cost)[0]?.word;
}

const longestMended = 12;

/** Words around what is unknown may be cut otherwise for a slip in it. */
const cutAround = 2;
/** A longer piece is a pasted text: cutting it again would take longer than a reader waits. */
const longestRecut = 60;

/** A run of Thai with an unknown word in it, cut again around that. */
function recutThai(
  run: readonly QueryWord[],
  { text, language, isKnown, vocabulary: { pagesOf, speller } }: Cutting,
): readonly QueryWord[] {
  const from = run.findIndex((word) => !isKnown(word)) - cutAround;
  const to = run.findLastIndex((word) => !isKnown(word)) + cutAround + 1;
  const around = run.slice(Math.max(0, from), to);
  const [first, last] = [around[0], around.at(-1)];
  if (!first || !last || last.end - first.start > longestRecut) return [];
  const words = recut(text.slice(first.start, last.end), {
    keyOf: (written) => wordKey(written, language),
    pagesOf,
    slipCost: (key) => speller(key)[0]?.cost,
  });
  return words.map(({ key, from, to }) => ({
    ...first,
    key,
    start: first.start + from,
    end: first.start + to,
  }));
}

/** Words among which some are unknown: cut by the longest words of the site instead. */
function cutAgain(
  run: readonly QueryWord[],
  { text, language, isKnown, vocabulary }: Cutting,
): readonly QueryWord[] {
  const { has, speller } = vocabulary;
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return run;
  const whole = text.slice(first.start, last.end);
  const slips = [...whole.matchAll(katakanaWords)].flatMap(({ 0: word, index }): QueryWord[] => {
    const key = wordKey(word, language);
    const start = first.start + index;
    return has(key) || speller(key).length === 0 ? [] : [{ ...first, key, start, end: start + word.length }];
  });
  // What is one word with a slip isn't cut into others.
  const rest = slips.reduce((left, { start, end }) => {
    const [from, to] = [start - first.start, end - first.start];
    return left.slice(0, from) + ' '.repeat(to - from) + left.slice(to);
  }, whole);
  const parts = longestWords(wordKey(rest, language), has).map((key) => ({ ...first, key, end: last.end }));
  return parts.length + slips.length > 0 ? [...run.filter(isKnown), ...parts, ...slips] : run;
}

const katakanaWords = /[\u30a1-\u30ff]{3,}/g;

/** Words without anything between them, in groups, of those that `belongs`, given as they are written, holds for. */
function neighbours({ all, text }: ParsedQuery, belongs: (written: string) => boolean): QueryWord[][] {
  const runs: QueryWord[][] = [];
  for (const word of all) {
    if (!belongs(text.slice(word.start, word.end))) continue;
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
