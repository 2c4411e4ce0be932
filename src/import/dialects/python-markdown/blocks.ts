/**
 * Blocks of Python-Markdown and PyMdown Extensions, which hang together by four spaces: lists, admonitions, tabs,
 * definitions (https://facelessuser.github.io/pymdown-extensions/). They become blocks of ours.
 */
import type { Line } from '#import/dialects/rewrite.ts';
import { alertLines, containerLines, tabsLines, type TabLines } from './containers.ts';
import { readDefinition } from './definitions.ts';
import { fenceEnd, mendFence, readFence } from './fences.ts';
import { readGeneric } from './generic.ts';
import { readHtml } from './html.ts';
import {
  bodyBelow,
  dedent,
  indented,
  indentOf,
  isBlank,
  trimmed,
  type Block,
  type BlockReader,
} from './lines.ts';

/** The lines in our Markdown. */
export function convertBlocks(given: readonly Line[]): Line[] {
  const out: Line[] = [];
  let lines = given;
  for (let at = 0; at < lines.length;) {
    lines = mendFence(lines, at);
    const block = firstBlock(lines, at, out);
    if (block === undefined) {
      const line = lines[at];
      if (line) out.push(line);
      at++;
      continue;
    }
    const { line = 1 } = lines[at] ?? {};
    if (block.isApart && out.length > 0 && !isBlank(out.at(-1))) out.push({ text: '', line });
    out.push(...block.lines);
    at = block.next;
    if (block.isApart && block.lines.length > 0 && !isBlank(lines[at])) out.push({ text: '', line });
  }
  return out;
}

function firstBlock(lines: readonly Line[], at: number, out: Line[]): Block | undefined {
  for (const read of readers) {
    const block = read(lines, at, out, convertBlocks);
    if (block) return block;
  }
  return undefined;
}

/** Code by its indentation stays as it is. */
const readIndentedCode: BlockReader = (lines, at, out) => {
  const line = lines[at];
  if (line === undefined || isBlank(line) || indentOf(line) < 4 || !isBlank(out.at(-1))) return undefined;
  const { next } = bodyBelow(lines, at - 1, 4);
  return { lines: lines.slice(at, next), next, isApart: false };
};

/** `!!! note "Title"`, `??? tip`. */
const readAdmonition: BlockReader = (lines, at) => {
  const first = lines[at];
  const [, indent = '', mark = '', kind = '', title] =
    /^( {0,3})(!!!|\?\?\?\+?) ?([A-Za-z][\w-]*)(?:[ ]+[\w-]+)*(?:[ ]+"(.*)")?[ ]*$/.exec(first?.text ?? '') ??
    [];
  if (first === undefined) return undefined;
  if (mark === '') return readTornAdmonition(first, at);
  const { body, next } = bodyBelow(lines, at, indent.length + 4);
  const inner = convertBlocks(body);
  const made = mark.startsWith('?')
    ? containerLines('details', title || kind, inner, first.line)
    : alertLines(kind, title, inner, first.line);
  return { lines: indented(made, indent), next, isApart: true };
};

/** `!!! tip Its text on the same line`: Python-Markdown shows it as it stands, and nobody means that. */
function readTornAdmonition(first: Line, at: number): ReturnType<BlockReader> {
  const [, indent = '', kind = '', text = ''] =
    /^( {0,3})!!! ?(note|info|tip|hint|important|warning|caution|danger)[ ]+(\S.*)$/.exec(first.text) ?? [];
  if (kind === '') return undefined;
  const inner = [{ text, line: first.line }];
  return {
    lines: indented(alertLines(kind, undefined, inner, first.line), indent),
    next: at + 1,
    isApart: true,
  };
}

const tabMark = /^( {0,3})===([!+]*) +"(.*)"[ ]*$/;

/** `=== "Title"`, one below the other. */
const readTabs: BlockReader = (lines, at) => {
  const first = lines[at];
  if (first === undefined || !tabMark.test(first.text)) return undefined;
  const tabs: TabLines[] = [];
  let next = at;
  for (let index = at; ;) {
    const line = lines[index];
    const [, indent = '', marks = '', title = ''] = tabMark.exec(line?.text ?? '') ?? [];
    if (line === undefined || !tabMark.test(line.text) || (index > at && marks.includes('!'))) break;
    const read = bodyBelow(lines, index, indent.length + 4);
    tabs.push({ title, inner: convertBlocks(read.body), line: line.line });
    next = read.next;
    index = next;
    while (index < lines.length && isBlank(lines[index])) index++;
  }
  return { lines: tabsLines(tabs, first.line), next, isApart: true };
};

const marker = /^( {0,3})([-*+]|\d{1,9}[.)])(?: +(.*))?$/;
const rule = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const footnote = /^( {0,3})(\[\^[^\]\s]+\]:)[ ]*(.*)$/;

/** An item of a list, or a footnote, with all that hangs on it. */
const readItem: BlockReader = (lines, at, out) => {
  const first = lines[at];
  if (first === undefined || rule.test(first.text)) return undefined;
  const note = footnote.exec(first.text);
  const [, indent = '', mark = '', words = ''] = note ?? marker.exec(first.text) ?? [];
  // A number that begins a line inside a paragraph.
  const isText =
    /^(?!1[.)])\d/.test(mark) &&
    !isBlank(out.at(-1)) &&
    !/^ *(?:[-*+]|\d+[.)]) |^ {2,}/.test(out.at(-1)?.text ?? '');
  if (mark === '' || isText) return undefined;
  const next = itemEnd(lines, at, indent.length);
  const below = lines.slice(at + 1, next);
  const widths = below.map(indentOf).filter((width) => width >= indent.length + 2 && width !== Infinity);
  const width = Math.min(indent.length + 4, ...widths);
  const inner = convertBlocks([
    { text: words.trim(), line: first.line },
    ...below.map((line) => dedent(line, width)),
  ]);
  const body = trimmed(inner);
  const made = body.length === 0 ? [{ text: '', line: first.line }] : body;
  return {
    lines: note ? indented(made, `${mark} `, '    ') : indented(made, `${mark} `),
    next,
    isApart: false,
  };
};

/** Where an item ends: at a line that is indented less, unless it goes on with its paragraph. */
function itemEnd(lines: readonly Line[], at: number, indent: number): number {
  let next = at + 1;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    if (isBlank(line)) continue;
    const isInside = indentOf(line) >= indent + 2;
    const isLazy = index === next && !isBlank(lines[index - 1]) && !startsBlock(line.text);
    if (!isInside && !isLazy) break;
    const end = isInside ? fenceEnd(lines, index) : undefined;
    if (end !== undefined) index = end;
    next = index + 1;
  }
  return next;
}

const startsBlock = (text: string) =>
  marker.test(text) ||
  footnote.test(text) ||
  /^ {0,3}(?:#{1,6} |!!! |\?\?\?|=== |`{3}|~{3}|>|\/{3}|<\/?[a-z])/i.test(text);

const readers: readonly BlockReader[] = [
  (lines, at) => readFence(lines, at),
  readIndentedCode,
  readAdmonition,
  readTabs,
  readGeneric,
  readHtml,
  readDefinition,
  readItem,
];
