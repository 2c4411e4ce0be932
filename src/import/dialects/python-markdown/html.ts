/** Elements whose content is Markdown: `<div class="grid cards" markdown>`. */
import type { Line } from '#import/dialects/rewrite.ts';
import { addCaption, containerLines } from './containers.ts';
import { isBlank, trimmed, type BlockReader } from './lines.ts';

const opening = /^ {0,3}<([a-z][a-z0-9]*)\b([^<>]*)\bmarkdown\b(?:="?\w*"?)?([^<>]*)>(.*)$/i;

/** The content of the element as blocks: the element itself says nothing that our Markdown could say. */
export const readHtml: BlockReader = (lines, at, _out, convert) => {
  const first = lines[at];
  const [, tag = '', before = '', after = '', rest = ''] = opening.exec(first?.text ?? '') ?? [];
  if (first === undefined || tag === '' || /^(?:td|th|tr|table|li|span)$/i.test(tag)) return undefined;
  const found = contentOf(lines, at, tag, rest);
  if (found === undefined) return undefined;
  const { next } = found;
  const isCards = /\bcards\b/.test(before + after);
  // A line between the head and the words of a card.
  const isRule = (line: Line | undefined) => isCards && /^ {2,}-{3,}\s*$/.test(line?.text ?? '');
  const content = dedentAll(
    found.content.filter(
      (line, index) => !isRule(line) && !(isBlank(line) && isRule(found.content[index - 1])),
    ),
  );
  if (/^details$/i.test(tag)) return { lines: detailsOf(content, first.line, convert), next, isApart: true };
  if (/^figure$/i.test(tag)) return { lines: figureOf(content, first.line), next, isApart: true };
  return { lines: trimmed(convert(content)), next, isApart: true };
};

/** The lines up to the tag that closes the element. */
function contentOf(
  lines: readonly Line[],
  at: number,
  tag: string,
  rest: string,
): { readonly content: Line[]; readonly next: number } | undefined {
  const tags = new RegExp(`<(/?)${tag}\\b[^<>]*>`, 'gi');
  const content: Line[] = [];
  let depth = 1;
  for (let index = at; index < lines.length; index++) {
    const { text, line } =
      index === at ? { text: rest, line: lines[at]?.line ?? 1 } : (lines[index] ?? { text: '', line: 1 });
    for (const match of text.matchAll(tags)) {
      depth += match[1] === '/' ? -1 : 1;
      if (depth > 0) continue;
      content.push({ text: text.slice(0, match.index), line });
      const behind = text.slice(match.index + match[0].length);
      if (behind.trim() !== '') content.push({ text: '', line }, { text: behind.trim(), line });
      return { content, next: index + 1 };
    }
    content.push({ text, line });
  }
  return undefined;
}

/** Without the spaces that all lines have before them. */
function dedentAll(lines: readonly Line[]): Line[] {
  const width = Math.min(
    ...lines.filter(({ text }) => text.trim() !== '').map(({ text }) => text.search(/\S/)),
  );
  return Number.isFinite(width)
    ? lines.map(({ text, line }) => ({ text: text.slice(width), line }))
    : [...lines];
}

function detailsOf(content: readonly Line[], line: number, convert: Parameters<BlockReader>[3]): Line[] {
  const text = content.map((one) => one.text).join('\n');
  const summary = /<summary[^<>]*>([\s\S]*?)<\/summary>/i.exec(text);
  if (!summary) return containerLines('details', '', convert(content), line);
  const taken = text.slice(0, summary.index + summary[0].length).split('\n').length;
  const behind = text.slice(summary.index + summary[0].length).split('\n')[0] ?? '';
  const body = [{ text: behind, line }, ...content.slice(taken)];
  return containerLines(
    'details',
    (summary[1] ?? '').replace(/<[^<>]*>|\s+/g, ' ').trim(),
    convert(body),
    line,
  );
}

function figureOf(content: readonly Line[], line: number): Line[] {
  const text = content.map((one) => one.text).join('\n');
  const caption = /<figcaption[^<>]*>([\s\S]*?)<\/figcaption>/i.exec(text);
  const rest = caption ? text.replace(caption[0], '') : text;
  const out = trimmed(rest.split('\n').map((one): Line => ({ text: one.trim(), line })));
  if (caption) addCaption(out, [{ text: (caption[1] ?? '').replace(/<[^<>]*>/g, ''), line }], line);
  return out;
}
