/**
 * Answer units: the parts of an article that answer on their own. Each is a paragraph, or the steps, list, table or code
 * with the sentence that announces it, below the headings that say what it is about.
 */
import { readBlocks, type HtmlBlock, type ListBlock, type TableBlock } from '#html/read-blocks.ts';

/** What a unit mainly is. */
export const unitKinds = ['text', 'steps', 'list', 'table', 'code'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** What a unit says, in order: no headings, no parts. */
export type UnitBlock = Exclude<HtmlBlock, { readonly kind: 'heading' | 'part' }>;

export interface AnswerUnit {
  /**
   * Of the article, the heading and the kind, with a number: `return-item/by-post/table-1`. The same in every language
   * whose headings have the same ids, and as long as those live.
   */
  readonly id: string;
  readonly kind: UnitKind;
  /** Id of the heading above it, to link to; absent before the first. */
  readonly anchor: string | undefined;
  /** Headings above it, outermost first, without the title; labels of tabs and of parts to open are among them. */
  readonly headings: readonly string[];
  readonly blocks: readonly UnitBlock[];
}

/** What a unit says and where, as one text: the hash of it changes with nothing else. */
export const contentOf = ({ headings, blocks }: AnswerUnit): string => JSON.stringify([headings, blocks]);

/** Cuts an article into units. `html` is what readers read of it, with ids on its headings. */
export function unitsOf(article: string, html: string): readonly AnswerUnit[] {
  const cutter = new Cutter(article);
  cutter.cut(readBlocks(html), []);
  return cutter.units;
}

interface OpenHeading {
  readonly depth: number;
  readonly text: string;
}

class Cutter {
  readonly units: AnswerUnit[] = [];
  readonly #article: string;
  readonly #counts = new Map<string, number>();
  #open: readonly OpenHeading[] = [];
  #anchor: string | undefined;

  constructor(article: string) {
    this.#article = article;
  }

  /** `labels`: of the parts around the blocks. */
  cut(blocks: readonly HtmlBlock[], labels: readonly string[]): void {
    let announcement: UnitBlock | undefined;
    const flush = () => {
      if (announcement) this.#add([announcement], labels);
      announcement = undefined;
    };
    for (const block of blocks) {
      if (block.kind === 'heading') {
        flush();
        this.#open = [...this.#open.filter(({ depth }) => depth < block.depth), block];
        this.#anchor = block.id ?? this.#anchor;
      } else if (block.kind === 'part') {
        flush();
        this.cut(block.blocks, block.label === '' ? labels : [...labels, block.label]);
      } else if (block.kind === 'text') {
        flush();
        if (announces(block.text)) announcement = block;
        else this.#add([block], labels);
      } else {
        this.#add(announcement ? [announcement, block] : [block], labels);
        announcement = undefined;
      }
    }
    flush();
  }

  #add(blocks: readonly UnitBlock[], labels: readonly string[]): void {
    const kind = blocks.at(-1)?.kind ?? 'text';
    const place = [this.#article, ...(this.#anchor === undefined ? [] : [this.#anchor]), kind].join('/');
    const count = (this.#counts.get(place) ?? 0) + 1;
    this.#counts.set(place, count);
    const headings = [...this.#open.map(({ text }) => text), ...labels];
    this.units.push({
      id: `${place}-${count}`,
      kind,
      anchor: this.#anchor,
      headings,
      blocks,
    });
  }
}

/** "You cannot return:" */
const announces = (text: string) => /[:：︰]$/u.test(text);

/** What a unit says, as a writer would type it: steps with their numbers, rows of tables as facts. */
export const plainText = ({ blocks }: Pick<AnswerUnit, 'blocks'>): string =>
  blocks.flatMap((block) => linesOf(block, '')).join('\n');

/** The lines of a block, those of inner lists indented. */
export function linesOf(block: HtmlBlock, indent: string): string[] {
  switch (block.kind) {
    case 'text':
      return [indent + (block.label === undefined ? block.text : `${block.label}: ${block.text}`)];
    case 'steps':
    case 'list':
      return listLines(block, indent);
    case 'table':
      return rowSentences(block).map((row) => indent + row);
    case 'code':
      return block.text.split('\n').map((line) => indent + line);
    case 'heading':
      return [indent + block.text];
    case 'part':
      return [
        ...(block.label === '' ? [] : [indent + block.label]),
        ...block.blocks.flatMap((inner) => linesOf(inner, indent)),
      ];
  }
}

const listLines = ({ kind, start, items }: ListBlock, indent: string): string[] =>
  items.flatMap(({ text, blocks }, index) => {
    const mark = kind === 'steps' ? `${start + index}. ` : '- ';
    const inner = `${indent}${' '.repeat(mark.length)}`;
    return [`${indent}${mark}${text}`.trimEnd(), ...blocks.flatMap((block) => linesOf(block, inner))];
  });

/** A row as facts, since nobody sees its column: "Country: Japan; Price: 500 JPY". */
export const rowSentences = ({ head, rows }: TableBlock): string[] =>
  rows.map((row) =>
    row
      .flatMap((cell, index) => {
        const heading = head[index]?.replace(/\s*[:：]$/u, '');
        return cell === '' ? [] : [heading ? `${heading}: ${cell}` : cell];
      })
      .join('; '),
  );
