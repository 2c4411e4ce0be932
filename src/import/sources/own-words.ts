/** Whether the home page of a space or workspace is a text for readers, or only a list of what is below it. */

/** Letters outside of links that make a text. */
const leastLetters = 40;

/** Whether a text in Markdown or HTML says something besides its links. */
export function hasOwnWords(text: string): boolean {
  const words = text
    .replace(/<(style|script|a)\b[^>]*>[^]*?<\/\1>/gi, ' ')
    .replace(/<[^<>]*>|&#?\w+;/g, ' ')
    .replace(/!?\[[^[\]]*\]\([^()]*\)|^#{1,6} .*$/gm, ' ');
  return (words.match(/\p{L}/gu)?.length ?? 0) >= leastLetters;
}
