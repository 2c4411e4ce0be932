/** The text of a page, cut into the units that answer: what results quote, and what is shown as an answer. */
import type { AnswerUnit, UnitBlock } from '#model/units/unit.ts';

/** A file of texts has one page. */
export interface PageText {
  /** ISO date of the last change, or empty. */
  readonly updated: string;
  readonly units: readonly TextUnit[];
}

/** A unit, and the heading above it. */
export type TextUnit = Pick<AnswerUnit, 'id' | 'kind' | 'anchor' | 'headings' | 'blocks'>;

/** What is in a unit: also the blocks within items of a list. */
export type TextBlock = TextUnit['blocks'][number] | InnerBlock;
type InnerBlock = Extract<UnitBlock, { readonly items: unknown }>['items'][number]['blocks'][number];

export const encodePageText = (text: PageText): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(text));

/** Reads a decompressed file. Throws if it isn't one. */
export function decodePageText(bytes: Uint8Array): PageText {
  const { updated, units } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<PageText>;
  if (typeof updated !== 'string' || !Array.isArray(units)) throw new Error('search: not the text of a page');
  return { updated, units };
}

/** What a block says, without marks and numbers; a row of a table as facts. */
export function textsOf(block: TextBlock): string[] {
  switch (block.kind) {
    case 'text':
      return [block.label === undefined ? block.text : `${block.label}: ${block.text}`];
    case 'steps':
    case 'list':
      return block.items.flatMap(({ text, blocks }) => [text, ...blocks.flatMap(textsOf)]);
    case 'table':
      return block.rows.map((row) =>
        row
          .flatMap((cell, n) => (cell === '' ? [] : [[block.head[n], cell].filter(Boolean).join(': ')]))
          .join('; '),
      );
    case 'part':
      return [block.label, ...block.blocks.flatMap(textsOf)];
    case 'code':
    case 'heading':
      return [block.text];
  }
}
