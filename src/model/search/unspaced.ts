/**
 * Queries in scripts without spaces: a query may be cut otherwise than the pages, or be written in other kana that
 * the dictionary does not know. What has an unknown word in it is cut again, by the words of the site.
 */
import { tellingWords, type ParsedQuery, type QueryWord } from './query.ts';
import { wordKey } from './tokens.ts';
import type { Vocabulary } from './word-finder.ts';

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
  const isKnown = await Promise.all(query.all.map(({ key }) => stops.has(key) || options.isKnown(key)));
  if (isKnown.every(Boolean)) return query;
  const { has, speller } = await options.vocabulary();
  const words = contiguous(query.all).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last || run.every(({ position }) => isKnown[position])) return run;
    const text = query.text.slice(first.start, last.end);
    const parts = longestWords(wordKey(text, language), has).map((key) => ({ ...first, key, end: last.end }));
    const slips = [...text.matchAll(katakanaWords)].flatMap(({ 0: word, index }): QueryWord[] => {
      const key = wordKey(word, language);
      const [start, end] = [first.start + index, first.start + index + word.length];
      return has(key) || speller(key).length === 0 ? [] : [{ ...first, key, start, end }];
    });
    const known = run.filter(({ position }) => isKnown[position]);
    return parts.length + slips.length > 0 ? [...known, ...parts, ...slips] : run;
  });
  return { ...query, words: tellingWords(words, stops) };
}

/** Words from other languages stand in katakana, so that one can see where they end: a slip can be corrected. */
const katakanaWords = /[\u30a1-\u30ff]{3,}/g;

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
