/** How much questions are about the same: by words and their forms, rare ones more, and by what was opened in vain. */
import { sameStem } from '#model/search/browser/word-forms.ts';
import type { Asked, AskedByWords } from './asked.ts';

/** A direction of length 1: what a question is about, by word or article. */
export type Vector = ReadonlyMap<string, number>;

/** What an article opened in vain counts, beside words whose weight is how rare they are (3: one in twenty questions has it). */
const triedWeight = 3;
/** Words tried before or after say as much as the words themselves. */
const besideWeight = 1;

/** Makes the vectors of questions among all of a locale. */
export function createVectors(asked: AskedByWords): (question: Asked) => Vector {
  const stemOf = createStems();
  const total = [...asked.values()].reduce((n, one) => n + one.n, 0);
  const having = new Map<string, number>();
  for (const { words, n } of asked.values()) {
    for (const stem of new Set(words.map(stemOf))) having.set(stem, (having.get(stem) ?? 0) + n);
  }
  const rarity = (stem: string) => Math.log(total / (having.get(stem) ?? 1));
  return ({ words, tried, beside, n }) => {
    const vector = new Map<string, number>();
    const add = (all: readonly string[], weight: number) => {
      for (const stem of new Set(all.map(stemOf)))
        vector.set(stem, (vector.get(stem) ?? 0) + weight * rarity(stem));
    };
    add(words, 1);
    for (const [key, times] of beside) add(asked.get(key)?.words ?? [], (besideWeight * times) / n);
    for (const [article, times] of tried) vector.set(` ${article}`, (triedWeight * times) / n);
    return normalized(vector);
  };
}

function normalized(vector: ReadonlyMap<string, number>): Vector {
  const length = Math.hypot(...vector.values());
  return length === 0 ? vector : new Map([...vector].map(([key, value]) => [key, value / length]));
}

/** Hands out how alike a vector is to each of many that share something with it, by their place: 0 to 1. */
export type LikenessTo = (one: Vector, hand: (place: number, like: number) => void) => void;

/** Compares with many vectors. Only those that share something are looked at: most of thousands share nothing. */
export function createLikeness(vectors: readonly Vector[]): LikenessTo {
  const having = new Map<string, { readonly places: number[]; readonly values: number[] }>();
  for (const [place, vector] of vectors.entries()) {
    for (const [key, value] of vector) {
      let own = having.get(key);
      if (!own) having.set(key, (own = { places: [], values: [] }));
      own.places.push(place);
      own.values.push(value);
    }
  }
  const products = new Float64Array(vectors.length);
  return (one, hand) => {
    const touched: number[] = [];
    for (const [key, value] of one) {
      const { places = [], values = [] } = having.get(key) ?? {};
      for (let n = 0; n < places.length; n += 1) {
        const place = places[n] ?? 0;
        const before = products[place] ?? 0;
        if (before === 0) touched.push(place);
        products[place] = before + value * (values[n] ?? 0);
      }
    }
    for (const place of touched) {
      const like = products[place] ?? 0;
      products[place] = 0;
      if (like > 0) hand(place, like);
    }
  };
}

/** The first form seen stands for all forms of a word. */
function createStems(): (word: string) => string {
  const known = new Map<string, string>();
  const byStart = new Map<string, string[]>();
  return (word) => {
    let stem = known.get(word);
    if (stem !== undefined) return stem;
    const start = word.slice(0, 3);
    const others = byStart.get(start) ?? [];
    byStart.set(start, others);
    stem = others.find((other) => sameStem(other, word) > 0) ?? word;
    if (stem === word) others.push(word);
    known.set(word, stem);
    return stem;
  };
}
