/** Signs that messengers take for marks (bold, italic, struck out, code) in texts that mean the signs themselves. */

/** An address, up to its last sign that can't be the end of a mark; then signs that could be marks. */
const marksAndAddresses = /https?:\/\/[^\s*`]*[\p{L}\p{N}/=&#]|[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

const lookalikes: Readonly<Record<string, string>> = { '*': '∗', '~': '∼', '`': 'ˋ', _: '＿' };

/**
 * The text with signs that look like them. Addresses stay as they are: they would lead elsewhere.
 *
 * @example withoutMessengerMarks('*5 https://example.com/~ada') // => '∗5 https://example.com/~ada'
 */
export const withoutMessengerMarks = (text: string): string =>
  text.replace(marksAndAddresses, (sign) => lookalikes[sign] ?? sign);
