/** What mdBook puts in place of `{{#include file.rs:2:4}}`, in code too: https://rust-lang.github.io/mdBook/format/mdbook.html */
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';

const tag = /(\\?)\{\{#(include|rustdoc_include|playground|playpen|title)[ \t]+([^{}\n]{1,500}?)[ \t]*\}\}/g;

/** The text with the files and parts of files that it names; those that aren't there stay as they are. */
export function includeMdBook(
  source: TracedText,
  include: (address: string) => string | undefined,
): TracedText {
  const edits = [...source.text.matchAll(tag)].flatMap((match): Edit[] => {
    const [whole, escape, name = '', written = ''] = match;
    const [start, end] = [match.index, match.index + whole.length];
    if (escape) return [{ start, end: start + 1, text: '' }];
    if (name === 'title') return [{ start, end, text: '' }];
    const [, path = '', range = ''] = /^([^\s:]+)(?::(\S*))?/.exec(written) ?? [];
    const text = include(path);
    if (text === undefined) return [];
    const part = partOf(text.split('\n'), range).join('\n').trimEnd();
    const isCode = name === 'playground' || name === 'playpen';
    return [{ start, end, text: isCode ? `\`\`\`rust\n${part}\n\`\`\`` : part }];
  });
  return edits.length === 0 ? source : applyEdits(source, edits);
}

const isAnchor = (line: string) => /\bANCHOR(?:_END)?:/.test(line);

/** Lines by number (`2`, `2:4`, `2:`, `:4`) or between two comments (`name`), without comments that only mark such parts. */
function partOf(lines: readonly string[], range: string): readonly string[] {
  const numbers = /^(\d*)(?:(:)(\d*))?$/.exec(range);
  if (numbers) {
    const [, from = '', colon, to = ''] = numbers;
    const first = Number(from || 1) - 1;
    const last = colon === undefined && from !== '' ? first + 1 : to === '' ? lines.length : Number(to);
    return lines.slice(first, last).filter((line) => !isAnchor(line));
  }
  const marks = (word: string, line: string) =>
    line
      .match(/\b(ANCHOR(?:_END)?):[ \t]*([\w-]+)/)
      ?.slice(1)
      .join() === `${word},${range}`;
  const first = lines.findIndex((line) => marks('ANCHOR', line));
  const last = lines.findIndex((line) => marks('ANCHOR_END', line));
  return first < 0
    ? lines
    : lines.slice(first + 1, last < 0 ? undefined : last).filter((line) => !isAnchor(line));
}
