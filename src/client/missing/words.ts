import { decodeUri } from '#base/decode-uri.ts';

/**
 * The words of an address that may say what was looked for: of its last part that has any, without a file's ending and without
 * the number of an article. The folders before it say too little: half the site is below them.
 *
 * @example wordsOfAddress('/en/delivry/delivery-tims.html') // 'delivery tims'
 * @example wordsOfAddress('/hc/en-us/articles/360001-Delivery-times') // 'Delivery times'
 */
export function wordsOfAddress(path: string): string {
  const parts = path.split('/').filter((part) => part.length > 2);
  const named = numbered.test(parts.at(-1) ?? '') ? parts.slice(-1) : parts;
  return named.map(wordsOf).findLast((words) => words !== '' && words !== 'index') ?? '';
}

/** What a former help centre calls an article: its number, then perhaps its title. */
const numbered = /^\d{4,}(?:-|$)/;

/** The words of one part; none where its encoding is malformed. */
const wordsOf = (part: string): string =>
  (decodeUri(part) ?? '')
    .replace(/\.\w{2,5}$/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(?:^| )\d{4,}(?= |$)/g, '')
    .trim();
