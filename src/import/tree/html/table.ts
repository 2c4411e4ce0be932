/** HTML tables: which can be Markdown tables, which are pictures side by side, which stay HTML. */
import type { Element, ElementContent, RootContent as HastContent } from 'hast';
import type { PhrasingContent, RootContent, TableRow } from 'mdast';
import type { Options } from 'rehype-remark';
import { findElements, isElement, textOf, textProperty } from './nodes.ts';

export type HtmlHandler = NonNullable<NonNullable<Options['handlers']>[string]>;
export type HtmlState = Parameters<HtmlHandler>[0];

const blocksInCells = ['p', 'ul', 'ol', 'li', 'div'];
const tooMuchForCells = 'table h1 h2 h3 h4 h5 h6 pre blockquote details dl figure iframe video hr'.split(' ');

/**
 * The table as Markdown blocks, or `undefined` where only HTML can say it: cells that span others, heads of rows,
 * blocks in cells, no head at all.
 */
export function toMarkdownTable(state: HtmlState, table: Element): RootContent[] | undefined {
  const rows = findElements(table, 'tr').map((row) =>
    row.children.filter((cell) => isElement(cell, 'td', 'th')),
  );
  if (rows.length === 0) return [];
  return toFigures(rows) ?? toUnwrapped(state, table, rows) ?? toGrid(state, table, rows);
}

type Cells = Element[];

function toGrid(state: HtmlState, table: Element, rows: Cells[]): RootContent[] | undefined {
  const [first = [], ...body] = rows;
  const isBoldHead = body.length > 0 && first.length > 0 && first.every(isBold);
  const head = isBoldHead ? first.map(withoutBold) : first;
  const width = head.length;
  const isSimple =
    findElements(table, ...tooMuchForCells).length === 0 &&
    findElements(table, 'caption').length === 0 &&
    (isBoldHead || head.every((cell) => cell.tagName === 'th') || findElements(table, 'thead').length > 0) &&
    body.every((cells) => cells.length <= width && cells.every((cell) => cell.tagName === 'td')) &&
    rows.flat().every((cell) => !spansOthers(cell) && findElements(cell, 'ul', 'ol').every(isFlat));
  if (!isSimple) return undefined;
  const toRow = (cells: Cells): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: width }, (_, column) => {
      const cell = cells[column];
      return { type: 'tableCell', children: cell ? toCellContent(state, cell) : [] };
    }),
  });
  const align = first.map((_, column) => sideOf(rows.flatMap((cells) => cells[column] ?? [])));
  return [{ type: 'table', align, children: [head, ...body].map(toRow) }];
}

/** The side on which all cells of a column stand, if it isn't the one where text begins anyway. */
function sideOf(column: Cells): 'right' | 'center' | null {
  const [side, ...others] = new Set(
    column.map(
      (cell) =>
        /(?:^|;)\s*text-align\s*:\s*(\w+)/i.exec(textProperty(cell, 'style') ?? '')?.[1] ??
        textProperty(cell, 'align'),
    ),
  );
  return others.length === 0 && (side === 'right' || side === 'center') ? side : null;
}

const spansOthers = (cell: Element) =>
  [cell.properties['colSpan'], cell.properties['rowSpan']].some(
    (span) => span !== undefined && Number(span) !== 1,
  );

/** A cell whose only words are bold: in the first row it is a head that nobody marked as one. */
const isBold = (cell: Element): boolean => {
  const words = cell.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = words;
  if (words.length !== 1 || !only || !isElement(only, 'p', 'div', 'strong', 'b')) return false;
  return isElement(only, 'strong', 'b') ? textOf(only) !== '' : isBold(only);
};

const withoutBold = (cell: Element): Element => ({
  ...cell,
  children: cell.children.flatMap((child) => {
    if (isElement(child, 'strong', 'b')) return child.children;
    return isElement(child, 'p', 'div') ? [withoutBold(child)] : [child];
  }),
});

const isFlat = (list: Element) => findElements(list, 'ul', 'ol').length === 0;

/** Paragraphs and list items of a cell, with `<br>` between them. */
function toCellContent(state: HtmlState, cell: Element): PhrasingContent[] {
  const lines = toLines(cell, '').map(({ mark, nodes }): PhrasingContent[] => {
    const content = state.all({
      type: 'element',
      tagName: 'span',
      properties: {},
      children: nodes,
    }) as PhrasingContent[];
    const phrases = trimBreaks(content.map((child) => (child.type === 'break' ? lineBreak : child)));
    return phrases.length > 0 && mark !== '' ? [{ type: 'text', value: mark }, ...phrases] : phrases;
  });
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [lineBreak, ...line]));
}

const lineBreak: PhrasingContent = { type: 'html', value: '<br>' };

const isBlank = (node: PhrasingContent | undefined) =>
  node === lineBreak || (node?.type === 'text' && node.value.trim() === '');

function trimBreaks(nodes: PhrasingContent[]): PhrasingContent[] {
  const first = nodes.findIndex((node) => !isBlank(node));
  const last = nodes.findLastIndex((node) => !isBlank(node));
  return first === -1 ? [] : nodes.slice(first, last + 1);
}

interface Line {
  /** `2. ` in an ordered list, else empty. */
  readonly mark: string;
  readonly nodes: ElementContent[];
}

function toLines(parent: Element, ownMark: string): Line[] {
  const lines: Line[] = [];
  let inline: ElementContent[] = [];
  let mark = ownMark;
  const flush = () => {
    if (inline.length > 0) {
      lines.push({ mark, nodes: inline });
      mark = '';
    }
    inline = [];
  };
  let number = 1;
  for (const child of parent.children) {
    if (!isElement(child, ...blocksInCells)) {
      inline.push(child);
      continue;
    }
    flush();
    const isNumbered = parent.tagName === 'ol' && child.tagName === 'li';
    lines.push(...toLines(child, isNumbered ? `${number++}. ` : mark));
    mark = '';
  }
  flush();
  return lines;
}

/** Rows of images with rows of captions below them are figures that a writer put side by side. */
function toFigures(rows: Cells[]): RootContent[] | undefined {
  if (rows.flat().some((cell) => cell.tagName === 'th' || spansOthers(cell))) return undefined;
  const figures: RootContent[] = [];
  for (let at = 0; at < rows.length; at++) {
    const images = (rows[at] ?? []).map(onlyImage);
    if (images.length === 0 || !images.every((image) => image !== undefined)) return undefined;
    const below = rows[at + 1] ?? [];
    const areCaptions = below.length === images.length && below.every(isShortText);
    if (areCaptions) at++;
    images.forEach((image, column) => {
      const cell = areCaptions ? below[column] : undefined;
      figures.push({ type: 'paragraph', children: [toImage(image, cell ? textOf(cell) : undefined)] });
    });
  }
  return figures;
}

/** An image with a caption, which is Markdown's title of the image. */
export function toImage(image: Element, caption: string | undefined): PhrasingContent {
  const title = caption || textProperty(image, 'title');
  return {
    type: 'image',
    url: textProperty(image, 'src') ?? '',
    alt: textProperty(image, 'alt') ?? '',
    ...(title === undefined ? {} : { title }),
  };
}

function onlyImage(cell: Element): Element | undefined {
  const images = findElements(cell, 'img');
  return images.length === 1 && textOf(cell) === '' && findElements(cell, 'a').length === 0
    ? images[0]
    : undefined;
}

const isShortText = (cell: Element) =>
  textOf(cell) !== '' && findElements(cell, 'a', 'img', 'ul', 'ol', ...tooMuchForCells).length === 0;

/** A single row without a head, its cells full of blocks, only lays text out in columns. */
function toUnwrapped(state: HtmlState, table: Element, rows: Cells[]): RootContent[] | undefined {
  const [cells = []] = rows;
  const isLayout =
    rows.length === 1 &&
    cells.every((cell) => cell.tagName === 'td') &&
    cells.some((cell) => findElements(cell, 'p', 'ul', 'ol', ...tooMuchForCells).length > 0) &&
    findElements(table, 'table').length === 0;
  if (!isLayout) return undefined;
  const children = cells.flatMap((cell): HastContent[] => cell.children);
  return state.toFlow(state.all({ type: 'root', children }));
}
