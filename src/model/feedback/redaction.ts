/** Takes personal data out of what readers type. Runs in the browser before sending and again on the server. */

/** Stands where something was taken out. */
export const redactionMark = '[…]';

const email = /[^\s@<>()"',;:]{1,64}@[^\s@<>()"',;:]{1,190}\.[^\s@.<>()"',;:]{2,}/gu;
const urlWithQuery = /https?:\/\/[^\s?#]*[?#]\S*/giu;
/** Four characters at a time, as IBANs are printed (ISO 13616); counted before it is taken for one. */
const ibanLike =
  /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ -]?[a-z\d]{4}){2,7}(?:[ -]?[a-z\d]{1,3})?(?![\p{L}\p{N}])/giu;
const longNumber = /\p{Nd}{6,}/gu;
/** Phone and card numbers with separators: nine digits or more, so that dates stay. */
const separatedNumber = /[+＋]?\p{Nd}(?:[\s().\-–/]{0,2}\p{Nd}){8,}/gu;

/**
 * The text without e-mail addresses, account numbers, phone numbers, other runs of six digits or more, and
 * addresses of web pages that carry a query.
 *
 * @example redact('Order 1234567 for ada@example.com') // 'Order […] for […]'
 */
export const redact = (text: string): string =>
  text
    .replace(urlWithQuery, redactionMark)
    .replace(email, redactionMark)
    .replace(ibanLike, (match) => (match.replace(/\D/g, '').length >= 8 ? redactionMark : match))
    .replace(separatedNumber, redactionMark)
    .replace(longNumber, redactionMark);
