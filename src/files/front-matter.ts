/** The two parts of a content file, and the hash by which translations know the text that they were made from. */
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

/** Hash of a text as translators see it: reformatting and line breaks do not change it. */
export function textHashOf(title: string, description: string, body: string): string {
  const normalised = [title, description, body].map((text) => text.replace(/\s+/g, ' ').trim()).join('\n');
  return contentHash(normalised).slice(0, 12);
}
