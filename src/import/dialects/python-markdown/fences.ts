/** Blocks of code with options: ```` ``` { .py title="a.py" hl_lines="2" } ````. */
import type { Line } from '#import/dialects/rewrite.ts';
import { dedent, isBlank, type Block } from './lines.ts';

const opening = /^( *)(`{3,}|~{3,})[ \t]*(.*)$/;

/** Where the fence that opens at a line closes; `undefined` where none does. */
export function fenceEnd(lines: readonly Line[], at: number): number | undefined {
  const [, , fence = '', info = ''] = opening.exec(lines[at]?.text ?? '') ?? [];
  if (fence === '' || (fence.startsWith('`') && info.includes('`'))) return undefined;
  const closing = new RegExp(`^ *\\${fence[0]}{${fence.length},}[ \\t]*$`);
  for (let end = at + 1; end < lines.length; end++) if (closing.test(lines[end]?.text ?? '')) return end;
  return undefined;
}

/** A fence that nothing closes: one with code below it ends with its block, one without is nothing. */
export function mendFence(lines: readonly Line[], at: number): readonly Line[] {
  const [, indent = '', fence = '', info = ''] = opening.exec(lines[at]?.text ?? '') ?? [];
  const isOpen =
    fence !== '' && indent.length <= 3 && !info.includes('`') && fenceEnd(lines, at) === undefined;
  if (!isOpen) return lines;
  const rest = lines.slice(at + 1);
  if (rest.every(isBlank)) return [...lines.slice(0, at), ...rest];
  return [...lines, { text: indent + fence, line: lines.at(-1)?.line ?? 1 }];
}

/** The code with its language alone; its title stands above it. */
export function readFence(lines: readonly Line[], at: number): Block | undefined {
  const end = fenceEnd(lines, at);
  const first = lines[at];
  if (end === undefined || first === undefined) return undefined;
  const [, indent = '', fence = '', info = ''] = opening.exec(first.text) ?? [];
  if (indent.length > 3) return undefined;
  const { language, title } = readInfo(info);
  const code = lines.slice(at + 1, end).map((line) => {
    const { text } = dedent(line, indent.length);
    // `(1)!` leads to a remark in the list below.
    return { text: text.replace(/\((\d+)\)!/g, '($1)'), line: line.line };
  });
  const head =
    title === undefined
      ? []
      : [
          { text: `**${title}**`, line: first.line },
          { text: '', line: first.line },
        ];
  const edge = (text: string, line: number): Line => ({ text, line });
  return {
    lines: [
      ...head,
      edge(fence + language, first.line),
      ...code,
      edge(fence, lines[end]?.line ?? first.line),
    ],
    next: end + 1,
    isApart: true,
  };
}

function readInfo(info: string): { readonly language: string; readonly title: string | undefined } {
  const title = /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(info);
  const language = /^\{?[ \t]*\.?([\w#+/-]+)(?![\w=-])/.exec(info)?.[1] ?? '';
  return { language, title: (title?.[1] ?? title?.[2] ?? '').trim().replaceAll('*', '\\*') || undefined };
}
