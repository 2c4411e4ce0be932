/**
 * A number of things in English, for developers and writers. Texts for readers have plural forms in `locales/`.
 *
 * @example countOf(2, 'file') // => '2 files'
 */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
