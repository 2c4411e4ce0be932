/** Lines of a text, as the parts of the Python-Markdown dialect hand them on. */
import type { Line } from '#import/dialects/rewrite.ts';
import type { TracedText } from '#import/tree/markdown/traced-text.ts';

/** The lines of a text, tabs before words as four spaces. */
export function linesOf({ text, lineAt }: TracedText): Line[] {
  let offset = 0;
  return text.split('\n').map((line) => {
    const at = lineAt(offset);
    offset += line.length + 1;
    return { text: withoutTabs(line), line: at };
  });
}

function withoutTabs(line: string): string {
  const [before = ''] = /^[ \t]*/.exec(line) ?? [];
  if (!before.includes('\t')) return line;
  let width = 0;
  for (const sign of before) width = sign === '\t' ? width + 4 - (width % 4) : width + 1;
  return ' '.repeat(width) + line.slice(before.length);
}

export const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';

/** How far a line is indented; `Infinity` for an empty one. */
export const indentOf = ({ text }: Line): number => (text.trim() === '' ? Infinity : text.search(/\S/));

/** The line without up to `width` spaces before it. */
export const dedent = ({ text, line }: Line, width: number): Line => ({
  text: text.slice(Math.min(width, /^ */.exec(text)?.[0].length ?? 0)),
  line,
});

/** The lines behind `first`, and a prefix as wide as it before the others. */
export const indented = (lines: readonly Line[], first: string, rest = ' '.repeat(first.length)): Line[] =>
  lines.map(({ text, line }, index) => ({
    text: text === '' && index > 0 ? rest.trimEnd() : (index === 0 ? first : rest) + text,
    line,
  }));

/** The lines without empty ones at both ends. */
export function trimmed(lines: readonly Line[]): Line[] {
  const from = lines.findIndex((line) => !isBlank(line));
  const to = lines.findLastIndex((line) => !isBlank(line));
  return from === -1 ? [] : lines.slice(from, to + 1);
}

/** What a block takes of the lines, and what it becomes. */
export interface Block {
  readonly lines: readonly Line[];
  /** The first line behind it. */
  readonly next: number;
  /** Whether it needs an empty line before and after it. */
  readonly isApart: boolean;
}

/**
 * Reads a block that begins at a line, if one does. `out`: what stands before it, for blocks that change that; `convert`
 * converts what is inside.
 */
export type BlockReader = (
  lines: readonly Line[],
  at: number,
  out: Line[],
  convert: (lines: readonly Line[]) => Line[],
) => Block | undefined;

/** The lines below `at` that are indented by at least `width`, without that; empty ones at the end are left. */
export function bodyBelow(
  lines: readonly Line[],
  at: number,
  width: number,
): { readonly body: Line[]; readonly next: number } {
  let next = at + 1;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || indentOf(line) < width) break;
    if (!isBlank(line)) next = index + 1;
  }
  return { body: lines.slice(at + 1, next).map((line) => dedent(line, width)), next };
}
