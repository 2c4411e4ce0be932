/** What a former help centre calls an article: its number, then perhaps its title. */
const numbered = /^\d{4,}(?:-|$)/;

/**
 * The words of an address that may say what was looked for: of its last two parts, without a file's ending and without the number
 * of an article. A part that begins with one needs none before it.
 *
 * @example wordsOfAddress('/en/delivry/delivery-tims.html') // 'delivry delivery tims'
 * @example wordsOfAddress('/hc/en-us/articles/360001-Delivery-times') // 'Delivery times'
 */
export function wordsOfAddress(path: string): string {
  const parts = path.split('/').filter((part) => part.length > 2);
  return parts
    .slice(numbered.test(parts.at(-1) ?? '') ? -1 : -2)
    .map((part) => decoded(part).replace(/\.\w{2,5}$/, ''))
    .join(' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(?:^| )\d{4,}(?= |$)/g, '')
    .trim();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not an encoded text, so there are no words in it.
    return '';
  }
}
