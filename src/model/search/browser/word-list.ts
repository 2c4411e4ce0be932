/**
 * Sorted words in few bytes: front coding (https://en.wikipedia.org/wiki/Incremental_encoding), shared lengths
 * apart from the remaining letters, because gzip makes less of alike bytes side by side.
 */
import { compareCodeUnits } from '#base/code-unit-order.ts';
import type { ByteReader } from './bytes.ts';

/** Reads what `writeWords` (encode-index.ts) wrote. */
export function readWords(reader: ByteReader): string[] {
  const shared = Array.from({ length: reader.varint() }, () => reader.varint());
  const rests = reader.text().split('\n');
  let last = '';
  return shared.map((length, index) => (last = last.slice(0, length) + (rests[index] ?? '')));
}

/** Number of code units that two words have in common at their beginning; never half a surrogate pair. */
export function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return /[\ud800-\udbff]/.test(a[length - 1] ?? '') ? length - 1 : length;
}

/** Index of the first word that is not before `key`; the words' length when all are. */
export function lowerBound(words: readonly string[], key: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCodeUnits(words[middle] ?? '', key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
