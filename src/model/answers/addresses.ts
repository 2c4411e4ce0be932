/** Addresses in texts: of pages, mail, people and phones, also where a space or a word hides the dot. */

/** Where something begins that a program would open. */
const scheme =
  /(?:[a-z][a-z\d+.-]{1,20}:)?\/\/\S+|\blocalhost\b\S*|\b(?:javascript|data|mailto|tel|sms|vbscript|file|callto|skype|whatsapp|tg|viber|intent):\S+/giu;
const mail =
  /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,200}|[\p{L}\p{N}._%+'-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,9}/gu;
const handle = /[@#][\p{L}\p{N}_.-]{2,}/gu;
const domain =
  /(?:[\p{L}\p{N}-]{1,63}\.){1,9}\p{L}{2,63}(?:[/?#:]\S*)?|(?:[a-z\d-]{1,63}[.。]){1,9}[a-z]{2,63}(?:[/?#:]\S*)?/giu;
/** Hidden addresses: "example dot com", "example [.] com". */
const hidden =
  /[\p{L}\p{N}-]{1,63}\s{0,3}(?:[[({]\s?(?:dot|punkt|nokta|punto|ponto|point|точка|\.)\s?[\])}]|\s(?:dot|punkt|nokta|punto|ponto|точка)\s|\s\.\s?|[.,،]\s?(?=(?:com|net|org|info|io|biz|xyz|shop|app|dev|ru|cn|top|link)\b))\s{0,3}[a-z]{2,63}\b/giu;

/** Digits with at most three signs between them, seven or more: a phone number, an account, a date and more. */
const digits = /\+?\(?\d(?:[\s().\p{Pd}/·]{0,3}\d){6,}/gu;

/** Shorter ones are read as numbers. */
const fewestDigits = 7;

/** Addresses, each as it stands but for case and the signs of its sentence; and the text without them. */
export function takeAddresses(text: string): {
  readonly addresses: readonly string[];
  readonly rest: string;
} {
  const addresses: string[] = [];
  let rest = text;
  for (const pattern of [scheme, mail, handle, domain, hidden])
    rest = rest.replace(pattern, (found) => {
      addresses.push(found.toLowerCase().replace(/[.,;:!?)'"»”。]+$/u, ''));
      return ' ';
    });
  return { addresses, rest };
}

/** Long runs of digits, without what stands between them. */
export const digitRuns = (text: string): string[] =>
  (text.match(digits) ?? []).map((found) => found.replace(/\D/g, ''));

/** Every part of such runs that begins and ends where a group of digits does. */
export const partsOfDigitRuns = (text: string): string[] =>
  (text.match(digits) ?? [])
    .flatMap((found) => {
      const groups = (found.match(/\d+/g) ?? []).slice(0, 20);
      return groups.flatMap((_, from) =>
        groups.slice(from).map((__, length) => groups.slice(from, from + length + 1).join('')),
      );
    })
    .filter((run) => run.length >= fewestDigits);
