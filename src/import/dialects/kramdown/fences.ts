/** Code between fences: its lines may begin left of the fence, which in a list ends both for others than kramdown. */
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';

const fence = /^([ \t>]*)(`{3,}|~{3,})([^`\n]*)$/;

/** Edits that put all lines of a block of code behind the indent of its fence. */
export function fenceEdits({ text }: TracedText): Edit[] {
  const edits: Edit[] = [];
  const lines = text.split('\n');
  let length = 0;
  const starts = lines.map((line) => {
    const start = length;
    length += line.length + 1;
    return start;
  });
  for (let index = 0; index < lines.length; index++) {
    const [, indent = '', marks = ''] = fence.exec(lines[index] ?? '') ?? [];
    if (marks === '') continue;
    const end = lines.findIndex((line, at) => at > index && isEnd(line, marks, indent));
    if (end === -1) return edits;
    if (/^ +$/.test(indent)) edits.push(...indentEdits(lines, starts, index, end, indent));
    index = end;
  }
  return edits;
}

/** The other fence, at most three spaces further in. */
const isEnd = (line: string, marks: string, indent: string) => {
  const [, before = '', own = '', info = ''] = fence.exec(line) ?? [];
  return own.startsWith(marks) && info.trim() === '' && before.length <= indent.length + 3;
};

function indentEdits(
  lines: readonly string[],
  starts: readonly number[],
  open: number,
  end: number,
  indent: string,
): Edit[] {
  const inner = lines.slice(open + 1, end);
  const widths = inner
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const missing = indent.length - Math.min(indent.length, ...widths);
  const closing = lines[end] ?? '';
  const closingIndent = /^[ \t]*/.exec(closing)?.[0].length ?? 0;
  return [
    ...inner.flatMap((line, number): Edit[] => {
      const at = starts[open + 1 + number] ?? 0;
      return missing === 0 || line.trim() === '' ? [] : [{ start: at, end: at, text: ' '.repeat(missing) }];
    }),
    ...(closingIndent === indent.length
      ? []
      : [{ start: starts[end] ?? 0, end: (starts[end] ?? 0) + closingIndent, text: indent }]),
  ];
}
