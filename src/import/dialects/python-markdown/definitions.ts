/** Definition lists: a term, and below it `:   what it means`. */
import type { Line } from '#import/dialects/rewrite.ts';
import { bodyBelow, indented, isBlank, trimmed, type BlockReader } from './lines.ts';

const mark = /^ {0,3}:[ ]{1,3}(?=\S)(?!:)/;

/** The term in bold as an item of a list, its definition below it. */
export const readDefinition: BlockReader = (lines, at, out, convert) => {
  const first = lines[at];
  if (first === undefined || !mark.test(first.text)) return undefined;
  const terms = takeTerms(out);
  if (terms.length === 0) return undefined;
  const body: Line[] = [];
  let next = at;
  for (let index = at; index < lines.length;) {
    const line = lines[index];
    if (line === undefined || !mark.test(line.text)) break;
    const read = bodyBelow(lines, index, 4);
    body.push(...convert([{ text: line.text.replace(mark, ''), line: line.line }, ...read.body]));
    body.push({ text: '', line: line.line });
    next = read.next;
    index = next;
    while (index < lines.length && isBlank(lines[index])) index++;
  }
  const head = terms.map(({ text }) => bold(text.trim())).join(', ');
  const line = terms[0]?.line ?? first.line;
  const item = [{ text: head, line }, { text: '', line }, ...trimmed(body)];
  return { lines: indented(item, '- '), next, isApart: true };
};

/** The lines of text directly above, which are terms; they leave `out`. */
function takeTerms(out: Line[]): Line[] {
  let end = out.length;
  if (end > 0 && isBlank(out[end - 1])) end--;
  let start = end;
  while (
    start > 0 &&
    !isBlank(out[start - 1]) &&
    !/^(?: {2,}|[-*+>#|`~:]\s?|\d+[.)]\s)/.test(out[start - 1]?.text ?? '')
  )
    start--;
  const terms = out.slice(start, end);
  out.length = terms.length === 0 ? out.length : start;
  return terms;
}

/** In bold, with what stands in braces behind it. */
function bold(term: string): string {
  const [, words = term, attributes = ''] = /^(.*?)(\s*\{[^{}]*\})?$/.exec(term) ?? [];
  return words.includes('**') ? term : `**${words}**${attributes}`;
}
