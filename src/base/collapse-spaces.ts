/** Text on one line, as HTML shows it. */

/** What isn't a single space: most spaces of a text are, and replacing each by itself is slow. */
const toCollapse = /\s{2,}|[^\S ]/g;

/**
 * A text with each run of white space as one space, and none around it.
 *
 * @example collapseSpaces(' a\n  b ') // => 'a b'
 */
export const collapseSpaces = (text: string): string => text.replace(toCollapse, ' ').trim();
