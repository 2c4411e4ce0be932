/** Reads the text of a content file again, when its page is rendered: texts are not kept in memory. */
import { splitFrontMatter } from './front-matter.ts';
import { readTextFile } from './text-file.ts';
import { takeFromFile } from '#markdown/analyse.ts';
import type { AnalysedFile, AnalysedMarkdown } from '#model/text.ts';
import { resolve } from 'node:path';

/** Markdown of a content file without its front matter. Throws if the file was deleted since the check. */
function readBody(file: string): string {
  const read = readTextFile(resolve(file));
  if (read.problems) throw new Error(`${file} was changed while the site was built`);
  return splitFrontMatter(read.text).body;
}

/** The text that was analysed, for the renderer. Throws if the file has changed since. */
export const readAnalysed = (text: AnalysedFile): AnalysedMarkdown =>
  takeFromFile(text, text.body ?? readBody(text.file));
