/** HTML whose content is Markdown: `<div markdown="1">`. */
import { attributeOf, findTags, formatTag, pairTags, type Tag } from '#import/tree/html/tags.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { kindOf, type Callouts } from './block-attributes.ts';
import { codeTest } from '#import/tree/markdown/code-spans.ts';

const mostElements = 500;

/** The text with the content of such elements as blocks of their own, the innermost first. */
export function openMarkdownHtml(source: TracedText, callouts: Callouts): TracedText {
  let text = source;
  for (let count = 0; count < mostElements; count++) {
    if (!/<[a-z][^>]*\smarkdown\b/i.test(text.text)) return text;
    const edits = innermostEdits(text.text, callouts);
    if (edits.length === 0) return text;
    text = applyEdits(text, edits);
  }
  return text;
}

interface Element {
  readonly open: Tag;
  readonly close: Tag | undefined;
}

function innermostEdits(text: string, callouts: Callouts): Edit[] {
  const isCode = codeTest(text);
  const tags = findTags(text).filter(({ start }) => !isCode(start));
  const isMarkdown = (tag: Tag | undefined) =>
    tag !== undefined && attributeOf(tag, 'markdown') !== undefined;
  const { pairs } = pairTags(tags);
  const elements = pairs.flatMap(({ open, close }): Element[] => {
    const tag = tags[open];
    return tag && isMarkdown(tag)
      ? [{ open: tag, close: close === undefined ? undefined : tags[close] }]
      : [];
  });
  const innermost = elements.filter(
    ({ open, close }) =>
      !elements.some(
        (other) => other.open.start > open.start && other.open.start < (close?.start ?? open.end),
      ),
  );
  if (innermost.length > 0) return innermost.flatMap((element) => editsOf(text, element, callouts));
  // A tag without its other half.
  return tags
    .filter(isMarkdown)
    .map((tag) => ({ start: tag.start, end: tag.end, text: withoutMarkdown(tag) }));
}

const withoutMarkdown = (tag: Tag) =>
  formatTag({ ...tag, attributes: tag.attributes.filter(({ name }) => name !== 'markdown') });

const inline = /^(?:span|a|b|i|em|strong|code|kbd|sub|sup|u|small|mark|abbr|cite|q)$/;
const cells = /^(?:table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|summary|figcaption|h[1-6])$/;

function editsOf(text: string, { open, close }: Element, callouts: Callouts): Edit[] {
  const opening = withoutMarkdown(open);
  if (!close || inline.test(open.name) || cells.test(open.name))
    return [{ start: open.start, end: open.end, text: opening }];
  const kind = kindOf((attributeOf(open, 'class') ?? '').split(/\s+/).filter(Boolean), callouts);
  const lineStart = text.lastIndexOf('\n', open.start - 1) + 1;
  const indent = /^[ \t>]*$/.test(text.slice(lineStart, open.start)) ? text.slice(lineStart, open.start) : '';
  const inner = dedent(text, open.end, close.start, indent, kind === undefined ? '' : '> ');
  const gap = `\n${indent.trimEnd()}\n${indent}`;
  // A paragraph only groups; an alert has its sign.
  const isGone = open.name === 'p' || kind !== undefined;
  const head = kind === undefined ? (isGone ? '' : opening + gap) : `> [!${kind.toUpperCase()}]\n${indent}`;
  const before = indent === '' && lineStart !== open.start ? '\n\n' : '';
  return [
    { start: open.start, end: inner.start, text: before + head + inner.first },
    ...inner.edits,
    {
      start: inner.end,
      end: close.end,
      text: (isGone ? '' : gap + formatTag(close)) + gapBehind(text, close.end, indent),
    },
  ];
}

/** What parts an element from what follows it, as far as nothing does yet. */
function gapBehind(text: string, end: number, indent: string): string {
  const line = `\n${indent.trimEnd()}`;
  if (/^[ \t]*(?:\n[ \t>]*\n|\s*$)/.test(text.slice(end))) return '';
  return /^[ \t]*\n/.test(text.slice(end)) ? line : `${line}\n${indent}`;
}

interface Inner {
  readonly start: number;
  readonly end: number;
  /** What stands before the first line. */
  readonly first: string;
  readonly edits: readonly Edit[];
}

/** The lines of an element's content behind `indent` and `sign` instead of the indent that they had. */
function dedent(text: string, from: number, to: number, indent: string, sign: string): Inner {
  const start = from + (/^[ \t]*(?:\n[ \t]*(?=\n))*\n?/.exec(text.slice(from, to))?.[0].length ?? 0);
  const end = to - (/\s*$/.exec(text.slice(start, to))?.[0].length ?? 0);
  const isOnLine = text[start - 1] === '\n';
  const lines = text.slice(start, Math.max(start, end)).split('\n');
  const widths = lines
    .slice(isOnLine ? 0 : 1)
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const width = Math.min(...widths);
  const common = Number.isFinite(width) ? width : 0;
  let offset = start;
  const edits = lines.flatMap((line, number): Edit[] => {
    const at = offset;
    offset += line.length + 1;
    const own = number === 0 && !isOnLine ? 0 : Math.min(common, /^[ \t]*/.exec(line)?.[0].length ?? 0);
    const before = number === 0 ? '' : indent + sign;
    return number === 0
      ? []
      : [{ start: at, end: at + own, text: line.trim() === '' ? before.trimEnd() : before }];
  });
  const firstIndent = isOnLine ? Math.min(common, /^[ \t]*/.exec(lines[0] ?? '')?.[0].length ?? 0) : 0;
  return { start: start + firstIndent, end: Math.max(start + firstIndent, end), first: sign, edits };
}
