/** Logseq's outlines as texts: https://docs.logseq.com. What stands at the top is paragraphs, what hangs on it lists. */
import { alertNamed } from '#markdown/other-dialects.ts';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { traceLines, type TracedText } from '#import/tree/markdown/traced-text.ts';
import type { Dialect } from '#import/tree/tree.ts';
import type { LogseqGraph } from './graph.ts';
import { linesOfForm } from './hiccup.ts';
import { readOutline, type OutlineBlock, type OutlineLine } from './outline.ts';
import { convertPhrases } from './phrases.ts';

/** Turns the texts of a graph into Markdown. */
export const logseqDialect =
  (graph: LogseqGraph): Dialect =>
  (source, context) =>
    new OutlineWriter(graph, context).write(source);

const task = /^(TODO|DOING|NOW|LATER|WAITING|WAIT|IN-PROGRESS|DONE|CANCELED|CANCELLED)\s+/;
/** `[#A]` of a task. */
const priority = /^((?:[A-Z-]+\s+)?)\[#[ABC]\]\s*/;

class OutlineWriter {
  readonly #graph: LogseqGraph;
  readonly #context: ArticleContext;

  constructor(graph: LogseqGraph, context: ArticleContext) {
    this.#graph = graph;
    this.#context = context;
  }

  write(source: TracedText): TracedText {
    const root = readOutline(source);
    const lines = [...this.#content(root), { text: '', line: 1 }, ...this.#top(root.children)];
    if (lines.some(({ text }) => text.trim() !== '')) return traceLines(lines);
    // A page that says all in its properties.
    const description =
      root.properties.get('description') ?? root.children[0]?.properties.get('description') ?? '';
    return traceLines([{ text: convertPhrases(description, this.#graph, 1, this.#context), line: 1 }]);
  }

  /** Blocks at the top: headings with what is below them, paragraphs with lists, and lists of what is short. */
  #top(blocks: readonly OutlineBlock[]): OutlineLine[] {
    return blocks.flatMap((block, index) => {
      const content = this.#content(block);
      const [first] = content;
      if (first === undefined) return this.#top(block.children);
      const gap = { text: '', line: first.line };
      const isInList = isItem(block) && (isItem(blocks[index - 1]) || isItem(blocks[index + 1]));
      if (isInList || isTask(block))
        return [...this.#item(block, ''), ...(isItem(blocks[index + 1]) ? [] : [gap])];
      const below = isHeading(block) ? this.#top(block.children) : this.#list(block.children, '');
      return [
        ...content,
        gap,
        ...below,
        ...(below.length > 0 ? [{ text: '', line: below.at(-1)?.line ?? first.line }] : []),
      ];
    });
  }

  #list(blocks: readonly OutlineBlock[], indent: string): OutlineLine[] {
    return blocks.flatMap((block) => this.#item(block, indent));
  }

  #item(block: OutlineBlock, indent: string): OutlineLine[] {
    const [first, ...rest] = this.#content(block);
    if (first === undefined) return this.#list(block.children, indent);
    const inner = `${indent}  `;
    const text = first.text.replace(/^#{1,6}\s+(.*)$/, '**$1**');
    return [
      { text: `${indent}- ${text}`, line: first.line },
      ...rest.map((line) => ({ text: line.text === '' ? '' : inner + line.text, line: line.line })),
      ...this.#list(block.children, inner),
    ];
  }

  /** The lines of a block in Markdown, without empty ones at its ends. */
  #content(block: OutlineBlock): OutlineLine[] {
    const lines = trimmed(joinForms(orgBlocks(block.lines, this.#context)));
    let fence = '';
    const converted = lines.map(({ text, line }) => {
      const marks = /^[\s>]*(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
      const isCode = fence !== '' || marks !== '';
      if (fence === '' ? marks !== '' : marks.startsWith(fence)) fence = fence === '' ? marks : '';
      return {
        text: isCode ? text : convertPhrases(text.replace(priority, '$1'), this.#graph, line, this.#context),
        line,
      };
    });
    const [first, ...rest] = trimmed(converted);
    if (first === undefined) return [];
    const id = block.properties.get('id');
    const anchor =
      id !== undefined && this.#graph.wanted.has(id) ? `<a id="${id.replaceAll('"', '')}"></a>` : '';
    const state = task.exec(first.text)?.[1];
    const words = first.text.replace(task, '');
    const head = state === undefined ? '' : /^(?:DONE|CANCEL)/.test(state) ? '[x] ' : '[ ] ';
    const isTitle =
      block.properties.has('heading') &&
      !words.startsWith('#') &&
      block.properties.get('heading') !== 'false';
    const level = Number(block.properties.get('heading')) || 2;
    return [
      { text: placeAnchor((isTitle ? `${'#'.repeat(level)} ` : head) + words, anchor), line: first.line },
      ...rest,
    ];
  }
}

/** Hiccup of several lines on its first one. Code stays. */
function joinForms(lines: readonly OutlineLine[]): OutlineLine[] {
  if (!lines.some(({ text }) => text.includes('[:'))) return [...lines];
  const joined: OutlineLine[] = [];
  let isCode = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    if (/^[\s>]*(?:`{3,}|~{3,})/.test(line.text)) isCode = !isCode;
    const count =
      isCode || !line.text.includes('[:') ? 1 : linesOfForm(lines.slice(at).map(({ text }) => text));
    const form = lines.slice(at, at + count).map(({ text }) => text);
    joined.push({ text: form.join(' '), line: line.line });
    at += count - 1;
  }
  return joined;
}

/** An anchor in the first words of a line; a heading and a box have it before them. */
const placeAnchor = (text: string, anchor: string) =>
  anchor === ''
    ? text
    : /^#{1,6}\s/.test(text)
      ? `${text} ${anchor}`
      : /^(?:[`~|<]|> ?\[!)/.test(text)
        ? text
        : text.replace(/^(\[[ x]\] |> )?/, `$1${anchor}`);

const isTask = ({ lines }: OutlineBlock) => task.test(lines[0]?.text ?? '');
const isHeading = ({ lines, properties }: OutlineBlock) =>
  /^#{1,6}\s/.test(lines[0]?.text ?? '') ||
  (properties.has('heading') && properties.get('heading') !== 'false');

/** A block of one line that nothing hangs on. */
const isItem = (block: OutlineBlock | undefined): boolean =>
  block !== undefined &&
  block.children.length === 0 &&
  !isHeading(block) &&
  trimmed(block.lines).length === 1 &&
  !/^(?:[>|`!<]|#\+|\{\{)/.test(block.lines[0]?.text ?? '');

function trimmed(lines: readonly OutlineLine[]): OutlineLine[] {
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const last = lines.findLastIndex(({ text }) => text.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

/** `#+BEGIN_NOTE` and its like as alerts, quotations and code; queries go, and are listed. */
function orgBlocks(lines: readonly OutlineLine[], { note }: ArticleContext): OutlineLine[] {
  const out: OutlineLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) continue;
    const [, kind = '', rest = ''] = /^\s*#\+BEGIN_(\w+)[ \t]*(.*)$/i.exec(line.text) ?? [];
    const end =
      kind === ''
        ? -1
        : lines.findIndex(({ text }, at) => at > index && new RegExp(`^\\s*#\\+END_${kind}`, 'i').test(text));
    if (end === -1) {
      out.push(line);
      continue;
    }
    const inner = lines.slice(index + 1, end);
    index = end;
    const alert = alertNamed(kind);
    const quoted = inner.map(({ text, line: at }) => ({ text: `> ${text}`.trimEnd(), line: at }));
    if (alert !== undefined) out.push({ text: `> [!${alert.toUpperCase()}]`, line: line.line }, ...quoted);
    else if (/^(?:quote|verse)$/i.test(kind)) out.push(...quoted);
    else if (/^(?:src|example|export)$/i.test(kind))
      out.push({ text: `\`\`\`${rest.split(/\s/)[0] ?? ''}`, line: line.line }, ...inner, {
        text: '```',
        line: line.line,
      });
    else if (/^query$/i.test(kind))
      note('foreign-syntax', line.line, 'a query, whose answers are not in the text');
    else out.push(...inner);
  }
  return out;
}
