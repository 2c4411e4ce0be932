/** How text that readers type is cleaned and measured before it is kept. */

/** The longest comment, in code points. */
export const maxCommentLength = 1000;
/** The longest search query that is kept, in code points. */
export const maxQueryLength = 120;

// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const controls = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Marks that nobody sees, except those that join letters or colour a sign: they hide words, and turn a report around. */
export const invisible = /(?!\u200c|\u200d|\ufe0f)\p{DI}/gu;

/** Whether the text has control characters other than tab and line breaks. PostgreSQL refuses NUL in text. */
export const hasControls = (text: string): boolean => text.search(controls) >= 0;

/** How many code points the text has: what readers come closest to calling characters, at little cost. */
export function lengthInCodePoints(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** The first code points of a text. */
export const firstCodePoints = (text: string, length: number): string =>
  text.length <= length ? text : [...text].slice(0, length).join('');

/**
 * The text in Unicode normal form C, without control characters, without marks of direction and others that nobody
 * sees, with `\n` as line break, trimmed.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .normalize('NFC')
    .trim();

/**
 * A search query as it is counted: compatibility form, one line, lower case by the rules of the page's
 * language (`I` is `ı` in Turkish), at most `maxQueryLength` code points.
 *
 * @example normalizeQuery('  İADE   Süresi ', 'tr') // 'iade süresi'
 */
export function normalizeQuery(query: string, lang: string): string {
  const line = cleanText(query.normalize('NFKC')).replace(/\s+/g, ' ');
  // Letter case depends on the language alone, and `Intl` throws on tags such as "en-aa-bb".
  const language = /^[a-z]{2,3}/i.exec(lang)?.[0] ?? 'en';
  return firstCodePoints(line.toLocaleLowerCase(language), maxQueryLength).trim();
}
