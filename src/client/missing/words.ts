/**
 * The words of an address that may say what was looked for: of its last two parts, without a file's ending.
 *
 * @example wordsOfAddress('/en/delivry/delivery-tims.html') // 'delivry delivery tims'
 */
export function wordsOfAddress(path: string): string {
  const parts = path.split('/').filter((part) => part.length > 2);
  return parts
    .slice(-2)
    .map((part) => decoded(part).replace(/\.\w{2,5}$/, ''))
    .join(' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
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
