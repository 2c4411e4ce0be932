/** Texts for SMS: how many parts they take, and an answer that fits into two. */

/** Signs of the GSM 7-bit alphabet, and those that take two places in it (3GPP TS 23.038, 6.2.1). */
const gsm =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const gsmTwice = '^{}\\[~]|€';

/** Units in a message that stands alone, and in each of several (3GPP TS 23.040, 9.2.3.24.1). */
const alphabets = {
  'GSM-7': { alone: 160, joined: 153 },
  'UCS-2': { alone: 70, joined: 67 },
} as const;

/** What a text takes. */
export interface SmsSize {
  readonly alphabet: keyof typeof alphabets;
  readonly units: number;
  readonly parts: number;
}

/** How many parts a text takes, and why. */
export function smsSize(text: string): SmsSize {
  const signs = [...text];
  const isGsm = signs.every((sign) => gsm.includes(sign) || gsmTwice.includes(sign));
  const alphabet = isGsm ? 'GSM-7' : 'UCS-2';
  const sizes = signs.map((sign) => (isGsm ? (gsmTwice.includes(sign) ? 2 : 1) : sign.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = alphabets[alphabet];
  return { alphabet, units, parts: units <= alone ? 1 : partsOf(sizes, joined) };
}

/** No sign is split between parts, so that a part may have a unit to spare. */
function partsOf(sizes: readonly number[], most: number): number {
  let parts = 1;
  let left = most;
  for (const size of sizes) {
    if (size > left) {
      parts += 1;
      left = most;
    }
    left -= size;
  }
  return parts;
}

/** The most parts that we send. */
const mostParts = 2;

/**
 * An answer with the address of its article, shortened at a word until it fits into two parts. The address is never
 * shortened: where it doesn't fit, it stands alone.
 */
export function smsText(answer: string, url: string): string {
  const simple = plainSigns(answer.replace(/\s+/g, ' ').trim());
  const whole = simple === '' ? url : `${simple} ${url}`;
  if (smsSize(whole).parts <= mostParts) return whole;
  const ends = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(simple)].map(
    ({ index, segment }) => index + segment.length,
  );
  const shortened = ends
    .toReversed()
    .map((end) => simple.slice(0, end).replace(/[\s\p{P}]+$/u, ''))
    .filter((words) => words !== '')
    .map((words) => `${words}... ${url}`)
    .find((text) => smsSize(text).parts <= mostParts);
  return shortened ?? url;
}

/** Signs that typographers like, as the alphabet has them, and none that nobody sees: a single one of them would halve the room. */
const plainSigns = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060]/g, '')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„″«»]/g, '"')
    .replace(/[–—‐‑−•·]/g, '-')
    .replace(/[→›]/g, '>')
    .replaceAll('×', 'x')
    .replaceAll('…', '...')
    .replace(/[\u00A0\u202F\u2009]/g, ' ');
