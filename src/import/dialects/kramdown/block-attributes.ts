/** Attribute lists of blocks, on a line of their own: boxes become alerts, ids anchors, languages of code its own. */
import type { AlertKind } from '#markdown/vocabulary.ts';
import { alertNamed } from '#markdown/other-dialects.ts';
import { kindOfClasses } from '#import/tree/html/callouts.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';
import { readAttributes, type AttributeList } from './attributes.ts';
import { linesOf, type Line } from './lines.ts';

/** Boxes that a site defines itself, by class. */
export type Callouts = ReadonlyMap<string, AlertKind>;

const listLine = /^([ \t>]*)(?:([-*+]|\d+\.)[ \t]+)?\{:(?!:)([^{}\n]*)\}[ \t]*$/;
const definition = /^[ \t]*\{:([\w-]+):([^{}\n]*)\}[ \t]*$/;

/** One edit at most is made at a time, since a box changes all lines that others lie on. */
export function blockAttributeEdits({ text }: TracedText, callouts: Callouts): Edit[] {
  if (!text.includes('{:')) return [];
  const lines = linesOf(text);
  const defined = new Map(
    lines.flatMap((line): [string, AttributeList][] => {
      const [, name = '', written = ''] = (line.isCode ? null : definition.exec(line.text)) ?? [];
      const list = name === '' ? undefined : readAttributes(written);
      return list ? [[name, list]] : [];
    }),
  );
  const edits: Edit[] = [];
  let busyUntil = -1;
  for (const [index, line] of lines.entries()) {
    if (line.isCode || index <= busyUntil) continue;
    if (definition.test(line.text)) {
      edits.push(lineGone(lines, index));
      continue;
    }
    const [, , marker, written] = listLine.exec(line.text) ?? [];
    const list = written === undefined ? undefined : readAttributes(written, defined);
    if (list === undefined) continue;
    const block = marker === undefined ? blockOf(lines, index) : undefined;
    if (block && busyUntil >= block.first) continue;
    const made = block ? editsFor(lines, index, block, list, callouts) : [keepMarker(line)];
    edits.push(...made);
    if (block) busyUntil = Math.max(index, made.length > 1 ? block.last : index);
  }
  return edits;
}

/** `- {:.class}` alone on a line: the item has its text below. */
const keepMarker = (line: Line): Edit => ({
  start: line.start + line.text.indexOf('{:'),
  end: line.end,
  text: '',
});

function lineGone(lines: readonly Line[], index: number): Edit {
  const line = lines[index];
  const next = lines[index + 1];
  return { start: line?.start ?? 0, end: next?.start ?? line?.end ?? 0, text: '' };
}

interface BlockLines {
  readonly first: number;
  readonly last: number;
  readonly isAbove: boolean;
}

const isList = (line: Line | undefined) => line !== undefined && !line.isCode && listLine.test(line.text);

/** The block that a list on a line belongs to: the one that ends above it, else the one that begins below it. */
function blockOf(lines: readonly Line[], index: number): BlockLines | undefined {
  let above = index - 1;
  while (isList(lines[above])) above--;
  const before = lines[above];
  const depth = quoteDepth(lines[index]);
  if (before && !before.isBlank && quoteDepth(before) >= depth) {
    let first = above;
    while (first > 0 && isSameBlock(lines, first - 1, first, depth)) first--;
    return { first, last: above, isAbove: true };
  }
  let below = index + 1;
  while (isList(lines[below])) below++;
  const after = lines[below];
  if (!after || after.isBlank) return undefined;
  let last = below;
  while (last + 1 < lines.length && isSameBlock(lines, last + 1, last, depth)) last++;
  return { first: below, last, isAbove: false };
}

const quoteDepth = (line: Line | undefined) => line?.prefix.replace(/[^>]/g, '').length ?? 0;

/** Whether a line goes on with the block of its neighbour; quotations go on over their own empty lines. */
function isSameBlock(lines: readonly Line[], index: number, neighbour: number, depth: number): boolean {
  const [line, other] = [lines[index], lines[neighbour]];
  if (!line || !other) return false;
  if (other.isCode || line.isCode) return line.isCode && other.isCode;
  const [isQuote, isOtherQuote] = [quoteDepth(line) > depth, quoteDepth(other) > depth];
  if (isOtherQuote || isQuote) return isQuote && isOtherQuote;
  return !line.isBlank && !/^[ \t>]*#{1,6}\s/.test(line.text) && !isList(line);
}

function editsFor(
  lines: readonly Line[],
  index: number,
  block: BlockLines,
  list: AttributeList,
  callouts: Callouts,
): Edit[] {
  const gone = lineGone(lines, index);
  const first = lines[block.first];
  const last = lines[block.last];
  if (!first || !last) return [gone];
  if (list.names.includes('toc') || list.names.includes('footnotes'))
    return block.isAbove ? [{ start: first.start, end: gone.end, text: '' }] : [gone];
  if (/^[ \t>]*#{1,6}\s/.test(last.text) && block.isAbove)
    return [...(list.id === undefined ? [] : [idAtEnd(last, list.id)]), gone];
  if (last.isCode) return [...languageEdit(first, list), gone];
  const kind = kindOf(list.classes, callouts);
  if (kind !== undefined) return [...alertEdits(lines, block, kind, list.classes), gone];
  const anchor = list.id === undefined ? undefined : `<a id="${list.id.replaceAll('"', '')}"></a>`;
  if (anchor === undefined) return [gone];
  const isText =
    /^[ \t>]*[\p{L}\p{N}[*_`("]/u.test(first.text) &&
    !/^[ \t>]*\d+[.)]\s/.test(first.text) &&
    !first.text.trim().startsWith('* ');
  return [
    {
      start: first.start + first.prefix.length,
      end: first.start + first.prefix.length,
      text: isText ? anchor : `${anchor}\n\n${first.prefix}`,
    },
    gone,
  ];
}

const idAtEnd = (line: Line, id: string): Edit => {
  const written = /\s*(?:#+\s*)?(?:\{#[^}]*\}\s*)?$/.exec(line.text)?.[0] ?? '';
  return { start: line.end - written.length, end: line.end, text: ` {#${id}}` };
};

/** `{: .language-ruby}` below code whose fence names no language. */
function languageEdit(first: Line, { classes }: AttributeList): Edit[] {
  const language = classes.flatMap((name) => /^language-([\w+#-]+)$/.exec(name)?.[1] ?? [])[0];
  const fence = /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(first.text);
  return language === undefined || !fence ? [] : [{ start: first.end, end: first.end, text: language }];
}

/** The alert that classes of a block mean. */
export function kindOf(classes: readonly string[], callouts: Callouts): AlertKind | undefined {
  for (const name of classes) {
    const own = callouts.get(name.replace(/-title$/, ''));
    if (own !== undefined) return own;
  }
  const kind = kindOfClasses(classes.map((name) => name.toLowerCase().replace(/-title$/, '')));
  return kind === 'box' ? 'note' : kind;
}

/** The lines of a block as those of an alert. A title is bold. */
function alertEdits(
  lines: readonly Line[],
  { first, last }: BlockLines,
  kind: AlertKind,
  classes: readonly string[],
): Edit[] {
  const block = lines.slice(first, last + 1);
  const isQuote = /^[ \t]*>/.test(block[0]?.text.slice(commonPrefix(block)) ?? '');
  const width = commonPrefix(block);
  const at = block[0]?.start ?? 0;
  const outer = block[0]?.text.slice(0, width) ?? '';
  const hasTitle = classes.some((name) => name.endsWith('-title'));
  const head: Edit = { start: at, end: at, text: `${outer}> [!${kind.toUpperCase()}]\n` };
  const body = block.flatMap((line, number): Edit[] => {
    const inner = line.text.slice(width).replace(/^[ \t]*> ?/, '');
    const title = number === 0 && hasTitle ? titleEdit(line, inner, kind) : undefined;
    if (isQuote) return title ? [title] : [];
    return [
      {
        start: line.start + Math.min(width, line.text.length),
        end: line.start + Math.min(width, line.text.length),
        text: '> ',
      },
    ];
  });
  return [head, ...body];
}

function titleEdit(line: Line, inner: string, kind: AlertKind): Edit | undefined {
  const start = line.end - inner.length;
  const words = inner.trim();
  if (words === '') return undefined;
  return alertNamed(words.replace(/:$/, '')) === kind
    ? { start, end: line.end, text: '' }
    : { start, end: line.end, text: `**${words.replace(/^\*+|\*+$/g, '')}**` };
}

/** How many letters of indent and outer quotation all lines have before the block. */
const commonPrefix = (block: readonly Line[]) => {
  const indents = block
    .filter((line) => !line.isBlank)
    .map((line) => /^[ \t]*/.exec(line.text)?.[0].length ?? 0);
  return Math.min(...indents, block[0]?.prefix.length ?? 0);
};
