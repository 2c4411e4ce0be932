/** The two parts of a content file, and the hashes by which translations know the text that they were made from. */
import { collapseSpaces } from '#base/collapse-spaces.ts';
import { contentHash } from '#base/content-hash.ts';

/** The text below the front matter and the line of the file that it starts on. */
export interface Body {
  readonly body: string;
  readonly firstLine: number;
}

const frontMatterPattern = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/;

/** Splits a file into front matter and text; without front matter all of it is text. */
export function splitFrontMatter(text: string): Body & { readonly yaml: string | undefined } {
  const found = frontMatterPattern.exec(text);
  if (!found) return { yaml: undefined, body: text, firstLine: 1 };
  return { yaml: found[1] ?? '', body: text.slice(found[0].length), firstLine: found[0].split('\n').length };
}

/** Hash of a text as its file has it, white space collapsed. Votes belong to it, and stamps of the first format. */
export function textHashOf(title: string, description: string, body: string): string {
  const normalised = [title, description, body].map(collapseSpaces).join('\n');
  return contentHash(normalised).slice(0, 12);
}

/**
 * Stamp of a text as its readers read it, from the words that the analysis found. Link targets, emphasis, list markers and
 * line breaks don't change it. The prefix names the format: stamps of the first one have none.
 */
export function textStampOf(title: string, description: string, words: string): string {
  return `v2-${contentHash([title, description, words].map(collapsed).join('\n')).slice(0, 12)}`;
}

/**
 * Whether readers read the description anyway, as the title or as what the text begins with: an import took it from there, or a
 * writer did. A cut ("…") counts too.
 *
 * @param words what readers read of the text
 */
export const repeatsDescription = (description: string, title: string, words: string): boolean =>
  description === title || collapsed(words).startsWith(collapsed(description).replace(/\s*…$/u, ''));

/** Scripts without spaces between words, where a line break in the file says nothing either. */
const unspaced =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u3000-\\u303F\\uFF00-\\uFFEF]';

/** All of those scripts begin here. Most texts hold nothing so high, and looking around each of their spaces is slow. */
const mayBeUnspaced = /[\u0E00-\uFFFF]/;

const betweenUnspaced = new RegExp(`(?<=${unspaced}) | (?=${unspaced})`, 'gu');

function collapsed(text: string): string {
  const words = collapseSpaces(text.normalize('NFC'));
  return mayBeUnspaced.test(words) ? words.replace(betweenUnspaced, '') : words;
}
