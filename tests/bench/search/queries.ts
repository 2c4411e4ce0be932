/**
 * Known-item queries: what people wrote as the text of a link to an article is how they call it, so it is a query
 * whose answer is known (Craswell, Hawking, Robertson: Effective site finding using link anchor information, 2001).
 */
import { createTokenizer } from '#model/search/browser/tokens.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { keyboardNeighbours } from '#model/search/browser/keyboards.ts';
import type { Corpus } from './corpus.ts';

export interface KnownItem {
  readonly query: string;
  /** Ids of the articles that answer it. */
  readonly expected: readonly string[];
  /** Fewer than half of its words are in the title of the article. */
  readonly hard: boolean;
}

const perTarget = 2;

/**
 * Queries from link texts, shuffled with a fixed seed: not those equal to a title, not those that say only
 * where one is ("here", a single word), not those that lead to several articles, at most two for an article.
 */
export function knownItems({ documents, links }: Corpus, lang: string): KnownItem[] {
  const tokenize = createTokenizer(lang);
  const stops = stopWords(lang);
  const keysOf = (text: string) => tokenize(text).map(({ key }) => key);
  const titleOf = new Map(documents.map(({ id, title }) => [id, title]));
  const titleKeys = new Set([...titleOf.values()].map((title) => keysOf(title).join(' ')));
  const targets = new Map<string, Set<string>>();
  const texts = new Map<string, string>();
  for (const { text, to } of links) {
    const key = keysOf(text).join(' ');
    targets.set(key, (targets.get(key) ?? new Set()).add(to));
    texts.set(key, text);
  }
  const random = seededRandom(20261122);
  const taken = new Map<string, number>();
  return shuffle([...targets], random).flatMap(([key, ids]) => {
    const [id = ''] = ids;
    const words = key.split(' ').filter((word) => !stops.has(word));
    if (
      ids.size > 1 ||
      titleKeys.has(key) ||
      words.length < 2 ||
      /https?:|www\./.test(texts.get(key) ?? '')
    ) {
      return [];
    }
    if (words.every((word) => generic.has(word))) return [];
    if ((taken.get(id) ?? 0) >= perTarget) return [];
    taken.set(id, (taken.get(id) ?? 0) + 1);
    const query = texts.get(key) ?? key;
    return [{ query, expected: [id], hard: isHard(query, titleOf.get(id) ?? '', lang) }];
  });
}

/** Whether fewer than half of a query's telling words are in the title of what it asks for. */
export function isHard(query: string, title: string, lang: string): boolean {
  const tokenize = createTokenizer(lang);
  const stops = stopWords(lang);
  const words = tokenize(query).filter(({ key }) => !stops.has(key));
  const inTitle = new Set(tokenize(title).map(({ key }) => key));
  return words.filter(({ key }) => inTitle.has(key)).length < words.length / 2;
}

/** Words of links that say only that there is something to read. */
const generic = new Set(
  `article click details document documentation find follow following guide here information instructions learn
  link more page process read section see steps support tutorial view visit`.split(/\s+/),
);

/** Every second query, from the first or the second: halves for tuning and for testing. */
export const half = <T>(items: readonly T[], which: 0 | 1): T[] => items.filter((_, i) => i % 2 === which);

/** One slip in the longest word: a letter left out, doubled, swapped with the next, or a neighbour on the keyboard. */
export function withTypo(query: string, lang: string, random: () => number): string {
  const words = [...query.matchAll(/\p{L}{4,}/gu)].toSorted((a, b) => b[0].length - a[0].length);
  const [word] = words.length > 1 && random() < 0.5 ? words.slice(1) : words;
  if (!word) return query;
  const letters = [...word[0]];
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const letter = letters[at] ?? '';
  // Scripts written with an input method have no neighbouring keys.
  const kind = Math.floor(random() * (/\p{Script=Latin}/u.test(letter) ? 4 : 3));
  const near = keyboardNeighbours(lang);
  const neighbours = Array.from('abcdefghijklmnopqrstuvwxyz').filter((other) =>
    near(letter.toLowerCase(), other),
  );
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2 && letters[at + 1] !== letter) letters.splice(at, 2, letters[at + 1] ?? '', letter);
  else letters[at] = neighbours[Math.floor(random() * neighbours.length)] ?? 'e';
  return query.slice(0, word.index) + letters.join('') + query.slice(word.index + word[0].length);
}

/** As typed on a keyboard without the language's letters. */
export const withoutAccents = (query: string): string =>
  query
    .normalize('NFD')
    .replace(/(?![\u3099\u309a])\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .normalize('NFC');

/** mulberry32: the same numbers on every machine (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** In an order that `random` draws. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
