/** Takes personal data out of what readers type. Runs in the browser before sending and again on the server. */

import { invisible } from './text.ts';

/** Stands where something was taken out. */
export const redactionMark = '[…]';

const email =
  /(?:[\p{Ll}\p{M}\d.+_'%=-]{1,64}|\p{Lo}{1,9})(?:\s?(?:@|[([{]\s?[aä]t\s?[)\]}])\s?|\s[aä]t\s(?=\S+\s(?:dot|punkt|nokta)\s))(?:[\p{L}\d-]{1,63}(?:[.。]|(?:\s|\s?[([{]\s?)(?:dot|punkt|nokta)(?:\s|\s?[)\]}]\s?)))+(?:[a-z][a-z\d-]+|\p{Lo}{2,})/giu;
/** What is between two spaces; in scripts without spaces, between two of their letters. */
const word = /[^\s\p{Lo}、。「」]*[^\s\p{Lo}、。「」.,;:!?)'"]/gu;
/**
 * Addresses with a query, a fragment, a name, or letters and digits by turns; anything with a query; long keys, UUIDs.
 */
const secret =
  /:\/\/\S*[?#@]|:\/\/[^/]+\/.*(?:[a-z]+\d+){2}|[?&][\w.-]+=|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{20,}|[\da-f]{8}(?:-[\da-f]{4}){3}-/i;
/** Four characters at a time, as IBANs are printed (ISO 13616); counted before it is taken for one. */
const iban =
  /(?<![\p{Ll}\d])[a-z]{2}\d{2}(?:[\s.-]?[a-z\d]{4}){2,7}(?:[\s.-]?[a-z\d]{1,3})?(?![\p{Ll}\d])/giu;
/** Six digits or more, however they are grouped; not those of an error code such as 0x80070005. */
const number = /(?<!0x[\da-f]*)\+?\(?\d(?:[\s().\p{Pd}−/·•_|\p{DI}]{0,3}\d){5,}/giu;
/** Amounts, opening hours and versions. */
const ordinary =
  /^(?:\d[. ]\d{3}[. ]\d{3}|\d{5}\.\d\d|\d?\d\.\d\d ?\p{Pd} ?\d?\d\.\d\d|\d+\.0\.\d{4}[\d.]*)$/u;

/**
 * The text without e-mail addresses, however they are written, account and card numbers, phone numbers, other runs of
 * six digits or more, keys, and addresses of web pages that carry any of it. A text without such things is given back
 * as it is; of others, digits and letters of other widths and scripts come back in the common form.
 *
 * @example redact('Order 1234567 for ada@example.com') // 'Order […] for […]'
 */
export function redact(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[^\P{Nd}\d]/gu, toDigit);
  const redacted = plain
    .replace(word, (found) => (secret.test(found) ? redactionMark : found))
    .replace(email, redactionMark)
    .replace(iban, (found) => (found.replace(/\D/g, '').length < 8 ? found : redactionMark))
    .replace(number, (found) => (isOrdinary(found) ? found : redactionMark));
  return redacted === plain ? text : redacted;
}

/** Digits of every script stand in Unicode by tens, 0 first. */
function toDigit(digit: string): string {
  let n = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint((digit.codePointAt(0) ?? 0) - n - 1))) n += 1;
  return String(n % 10);
}

/** Whether digits are dates and years, sizes in their order, or an amount. */
function isOrdinary(found: string): boolean {
  const groups = (found.match(/\d+/g) ?? []).map(Number);
  const small = found.replace(/\b(?:19|20)\d\d\b/g, '');
  return (
    found.replace(/\D/g, '').length < 7 - Number(/\d{6}/.test(found)) ||
    ordinary.test(found) ||
    (small !== found && !/\d{3}/.test(small)) ||
    groups.every((group, i) =>
      group > 999 ? false : i === 0 ? groups.length > 2 : Math.abs(group - (groups[i - 1] ?? 0) - 5.5) < 5,
    )
  );
}
