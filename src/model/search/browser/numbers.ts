/** Numbers under one key however they are written: `1,500` or `1.500` as the language has it, `0x80180014` without `0x`. */

/** The key of a word that begins with a digit, folded. `language` is a base language. */
export function numberKey(word: string, language: string): string {
  const hex = /^0x([\da-f]{4,})$/.exec(word)?.[1];
  if (hex !== undefined) return hex;
  if (!/[.,٬٫]/.test(word)) return word;
  const { group, decimal, grouped } = writingOf(language);
  const plain = word.replaceAll('٬', group).replaceAll('٫', decimal);
  if (grouped.test(plain)) return plain.replaceAll(group, '').replace(decimal, '.');
  return decimal === ',' && /^\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain;
}

/** The digits of a number that is grouped in thousands by some language (`1.500` in an English query); else `undefined`. */
export const ungrouped = (key: string): string | undefined =>
  /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(key) ? key.replace(/[.,]/g, '') : undefined;

interface NumberWriting {
  readonly group: string;
  readonly decimal: string;
  readonly grouped: RegExp;
}

const writings = new Map<string, NumberWriting>();

function writingOf(language: string): NumberWriting {
  let writing = writings.get(language);
  if (!writing) {
    const parts = new Intl.NumberFormat(`${language}-u-nu-latn`, { useGrouping: true }).formatToParts(
      1234567.8,
    );
    const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    const decimal = partOf('decimal') || '.';
    const group = /[.,]/.test(partOf('group')) ? partOf('group') : decimal === ',' ? '.' : ',';
    // Indian languages have groups of two digits before the last one.
    const grouped = new RegExp(`^\\d{1,3}(?:\\${group}\\d{2,3})*\\${group}\\d{3}(?:\\${decimal}\\d+)?$`);
    writings.set(language, (writing = { group, decimal, grouped }));
  }
  return writing;
}
