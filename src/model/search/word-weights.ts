/** How much a page is about a word, by BM25F. */
import { clamp } from '#base/clamp.ts';
import { sum } from '#base/sum.ts';
import { maxWeight } from './browser/index-format.ts';
import { fieldNames, type Field, type Fields } from './page-words.ts';

interface FieldWeight {
  readonly part: 'name' | 'text';
  /** How much a word counts there. */
  readonly boost: number;
  /** How much the length of the field counts against it, 0 to 1: b of BM25. */
  readonly length: number;
}

/**
 * What an article is called and what it says saturate apart: one that is about something and says much of it comes
 * before one that only names it. The shares of these two add up to 1; what customers ask closes part of what is left to 1; `saturation`, k1 of BM25, says how soon more of a word
 * stops counting more. Like the weights of fields, tuned on the tuning half of `npm run bench -- search` and on
 * other help centres.
 */
const parts = {
  name: { share: 0.45, saturation: 2.5 },
  text: { share: 0.55, saturation: 1.2 },
  asked: { share: 0.8, saturation: 2.5 },
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

/** How often a field has a word; of `questions` each counts by `questionWeight`. */
export type FieldCounts = Partial<Record<Field | 'questions', number>>;

/** Telling words of a usual question: each word of a longer one says less of what is asked. */
const usualQuestion = 5;

/** What each word of a question with so many telling words counts. */
export const questionWeight = (words: number): number => Math.sqrt(usualQuestion / Math.max(1, words));

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
  const filled = (part: keyof typeof parts, sum: number) =>
    (parts[part].share * sum) / (parts[part].saturation + sum);
  const own = filled('name', sums.name) + filled('text', sums.text);
  return own + (1 - own) * filled('asked', counts.questions ?? 0);
}

export const quantize = (share: number) => clamp(Math.round(share * maxWeight), 1, maxWeight);
