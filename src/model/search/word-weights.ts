/** How much a page is about a word, by BM25F. */
import { clamp } from '#base/clamp.ts';
import { sum } from '#base/sum.ts';
import { maxWeight } from './browser/index-format.ts';
import { fieldNames, type Field, type Fields } from './page-words.ts';

interface FieldWeight {
  readonly part: keyof typeof parts;
  /** How much a word counts there. */
  readonly boost: number;
  /** How much the length of the field counts against it, 0 to 1: b of BM25. */
  readonly length: number;
}

/**
 * What an article is called and what it says saturate apart: one that is about something and says much of it comes
 * before one that only names it. The shares add up to 1; `saturation`, k1 of BM25, says how soon more of a word
 * stops counting more. Like the weights of fields, tuned on the tuning half of `npm run bench -- search` and on
 * other help centres.
 */
const parts = {
  name: { share: 0.45, saturation: 2.5 },
  text: { share: 0.55, saturation: 1.2 },
} as const;

const fieldWeights: Readonly<Record<Field, FieldWeight>> = {
  title: { part: 'name', boost: 6, length: 0.5 },
  searchFor: { part: 'name', boost: 8, length: 0 },
  keywords: { part: 'name', boost: 5, length: 0 },
  headings: { part: 'name', boost: 2, length: 0.6 },
  description: { part: 'name', boost: 1.2, length: 0.3 },
  topics: { part: 'name', boost: 1, length: 0.5 },
  beginning: { part: 'text', boost: 0.6, length: 0 },
  body: { part: 'text', boost: 0.7, length: 0.35 },
  links: { part: 'text', boost: 0.1, length: 0 },
};

export type FieldCounts = Partial<Record<Field, number>>;

export function averageLengths(pages: readonly Fields[]): Readonly<Record<Field, number>> {
  const mean = (field: Field) =>
    Math.max(1, sum(pages, (page) => page[field].length) / Math.max(1, pages.length));
  return {
    title: mean('title'),
    searchFor: mean('searchFor'),
    keywords: mean('keywords'),
    headings: mean('headings'),
    description: mean('description'),
    beginning: mean('beginning'),
    body: mean('body'),
    links: mean('links'),
    topics: mean('topics'),
  };
}

/** How much a page is about a word, 0 to 1. */
export function shareOf(counts: FieldCounts, page: Fields, average: Readonly<Record<Field, number>>): number {
  const sums = { name: 0, text: 0 };
  for (const field of fieldNames) {
    const count = counts[field];
    if (count === undefined) continue;
    const { part, boost, length } = fieldWeights[field];
    sums[part] += (boost * count) / (1 - length + (length * page[field].length) / average[field]);
  }
  const { name, text } = parts;
  return (
    (name.share * sums.name) / (name.saturation + sums.name) +
    (text.share * sums.text) / (text.saturation + sums.text)
  );
}

export const quantize = (share: number) => clamp(Math.round(share * maxWeight), 1, maxWeight);
