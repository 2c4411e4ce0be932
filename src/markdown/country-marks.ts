/**
 * Values that differ by the reader's country. What analyses a text sees the value of its locale; only the renderer sees
 * marks around it, and makes of them what `publish/documents/country-script.ts` shows to readers elsewhere.
 */
import { escapeHtml } from '#base/escape-html.ts';
import type { TextByCountry, ValuesByCountry } from '#model/text.ts';

/** Code points that no text may have, like those of `emphasis.ts`. */
const [opens, numbered, closes] = ['\uFDD1', '\uFDD2', '\uFDD3'];

/** A value with its mark, in a text or percent-encoded in an address. */
const marked = /(?:\uFDD1|%EF%B7%91)(?<number>\d+)(?:\uFDD2|%EF%B7%92)(?<value>.*?)(?:\uFDD3|%EF%B7%93)/gsu;

/** @param number of the values that it's one of */
export const markValue = (number: number, value: string): string =>
  opens + number + numbered + value + closes;

/** The text with each value of its own locale. */
export const withoutCountryMarks = (text: string): string =>
  text.replace(marked, (_, _number, value: string) => value);

/** A tag, a comment or a marked value. */
const parts = new RegExp(
  `<(?<end>/?)(?<name>[a-z][\\w-]*)(?:[^"'>]|"[^"]*"|'[^']*')*>|${marked.source}`,
  'giu',
);

/** Addresses that a value may change: none that runs code, and none that the model resolves. */
const isSafe = (address: string) => /^(?:https?|tel|sms|mailto):/i.test(address);

/**
 * HTML whose values change with the reader's country: elements with all values, showing that of `country`. Headings say
 * the same everywhere, since lists of contents repeat them.
 */
export function switchByCountry(
  html: string,
  { values }: Pick<TextByCountry, 'values'>,
  country: string | undefined,
): string {
  let isHeading = false;
  return html.replace(parts, (whole: string, ...rest: unknown[]) => {
    const { end, name, number, value = '' } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (name !== undefined) {
      if (/^h[1-6]$/i.test(name)) isHeading = end === '';
      return switchTag(whole, values, country);
    }
    const all = values[Number(number)];
    if (!all) return value;
    const shown = country === undefined ? value : escapeHtml(valueIn(all, country));
    return isHeading ? shown : `<span data-by-country="${escapeHtml(JSON.stringify(all))}">${shown}</span>`;
  });
}

const valueIn = (all: ValuesByCountry, country: string) =>
  (Object.hasOwn(all, country) ? all[country] : all['']) ?? '';

/** A tag whose attributes may have marks: only links change, whose whole address is known for each country. */
function switchTag(tag: string, values: TextByCountry['values'], country: string | undefined): string {
  const numbers = [...tag.matchAll(marked)].map(({ groups }) => Number(groups?.['number']));
  if (numbers.length === 0) return tag;
  const [written, inTag = ''] = /(?<=^<a\b.*\shref=)"([^"]*)"/is.exec(tag) ?? [];
  const address = inTag.replace(/&(?:amp|#38|#x26);/gi, '&');
  const addressIn = (where: string) =>
    address.replace(marked, (_, number: string, value: string) => {
      const all = values[Number(number)];
      return all ? valueIn(all, where) : value;
    });
  const countries = new Set(numbers.flatMap((number) => Object.keys(values[number] ?? {})));
  const byCountry = Object.fromEntries([...countries].map((where) => [where, addressIn(where)]));
  if (written === undefined || !Object.values(byCountry).every(isSafe)) return withoutCountryMarks(tag);
  const shown = escapeHtml(country === undefined ? withoutCountryMarks(address) : addressIn(country));
  const all = escapeHtml(JSON.stringify(byCountry));
  const isWeb = Object.values(byCountry).some((one) => /^https?:/i.test(one));
  const rel = isWeb && !/\srel=/i.test(tag) ? ' rel="noopener"' : '';
  return withoutCountryMarks(tag.replace(written, () => `"${shown}" data-href-by-country="${all}"${rel}`));
}
