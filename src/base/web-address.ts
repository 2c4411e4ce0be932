/** Web addresses that people write into settings and records: they end up in links, scripts' data and other sites' hands. */

/** Variables that an address may hold: `{code}`, `{{locale}}`. */
const variables = /\{\{?[\w.]+\}?\}/g;

/** What may stand in an address (https://url.spec.whatwg.org/#url-code-points), whatever its script. */
const addressCharacters = /^[^\s"'<>\\^`{|}\p{Cc}]+$/u;

/**
 * Whether a text is a whole web address that names its host openly, with nothing in it that would need quoting.
 *
 * @example isWebAddress('https://bank.example@evil.example/') // => false
 */
export function isWebAddress(text: string): boolean {
  const written = text.replace(variables, 'x');
  if (!/^https?:\/\/[^/?#]/i.test(written) || !addressCharacters.test(written)) return false;
  const url = URL.parse(written);
  return url !== null && url.username === '' && url.password === '';
}
