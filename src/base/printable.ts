/** Text of others on a terminal, which takes control characters for orders. */

/** The text with its control characters written out, such as `\u{1b}`. Line breaks and tabs stay. */
export const printable = (text: string): string =>
  text.replaceAll(
    /(?![\n\t])\p{Cc}/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
