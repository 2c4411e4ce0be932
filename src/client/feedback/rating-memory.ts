/** What the reader said about an article, as this browser remembers it. */
import { isRecord } from '#base/is-record.ts';
import { parseJson } from '#base/parse-json.ts';
import { isReason, type RatingReason } from '#model/feedback/browser/reasons.ts';

/** Vote key, number of the last event, vote, reasons and comment. */
export interface RatingMemory {
  readonly vk: string;
  readonly s: number;
  readonly x: -1 | 0 | 1;
  readonly why: readonly RatingReason[];
  readonly c: string;
}

/** The reader has said nothing. */
export const noMemory: RatingMemory = { vk: '', s: 0, x: 0, why: [], c: '' };

/** Reads what was stored; `undefined` for what is damaged, or of another kind. */
export function readMemory(stored: string): RatingMemory | undefined {
  const value = parseJson(stored);
  return isMemory(value) ? value : undefined;
}

const isMemory = (value: unknown): value is RatingMemory =>
  isRecord(value) &&
  typeof value['vk'] === 'string' &&
  Number.isInteger(value['s']) &&
  (value['x'] === -1 || value['x'] === 0 || value['x'] === 1) &&
  Array.isArray(value['why']) &&
  value['why'].every(isReason) &&
  typeof value['c'] === 'string';
