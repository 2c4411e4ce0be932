/** The HTML of a text as blocks of words: headings, paragraphs, lists, tables, code. What no reader reads is left out. */
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterMap } from 'parse5';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];
type Child = DefaultTreeAdapterMap['childNode'];

/** A paragraph. `label`: what stands before it as its title, such as "Warning". */
export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly label?: string;
}

/** A list, with numbers from `start` on or without any. */
export interface ListBlock {
  readonly kind: 'steps' | 'list';
  readonly start: number;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly text: string;
  /** What an item has besides its first words. */
  readonly blocks: readonly HtmlBlock[];
}

export interface TableBlock {
  readonly kind: 'table';
  /** Empty for a table without a row of headings. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface CodeBlock {
  readonly kind: 'code';
  readonly text: string;
}

/** A heading, or the label of a tab or of a part to open: those have blocks of their own. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly text: string;
  readonly depth: number;
  readonly id: string | undefined;
}

export interface PartBlock {
  readonly kind: 'part';
  readonly label: string;
  readonly blocks: readonly HtmlBlock[];
}

export type HtmlBlock = TextBlock | ListBlock | TableBlock | CodeBlock | HeadingBlock | PartBlock;

/** Elements within a line. */
const inline = new Set(
  'a abbr b bdi br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup u var wbr'.split(
    ' ',
  ),
);

/** What is nested deeper is one paragraph: nobody writes that, and the stack ends somewhere. */
const deepest = 60;

/** The blocks of a text in reading order. */
export const readBlocks = (html: string): readonly HtmlBlock[] => blocksIn(parseFragment(html), 0);

function blocksIn(parent: Node, depth: number): HtmlBlock[] {
  if (depth > deepest) return paragraph(wordsOf(parent));
  const blocks: HtmlBlock[] = [];
  let line: Child[] = [];
  const endLine = () => {
    blocks.push(...paragraph(line.map(wordsOf).join('')));
    line = [];
  };
  for (const child of childrenOf(parent)) {
    if (!tree.isElementNode(child) || inline.has(child.tagName)) {
      line.push(child);
      continue;
    }
    endLine();
    blocks.push(...blocksOf(child, depth + 1));
  }
  endLine();
  return blocks;
}

const paragraph = (words: string): TextBlock[] => {
  const text = collapse(words);
  return text === '' ? [] : [{ kind: 'text', text }];
};

function blocksOf(element: Element, depth: number): HtmlBlock[] {
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return heading(element);
    case 'ol':
    case 'ul':
      return list(element, depth);
    case 'dl':
      return definitions(element);
    case 'table':
      return table(element);
    case 'pre':
      return [{ kind: 'code', text: rawTextOf(element).replace(/^\n|\n+$/g, '') }];
    case 'details':
      return part(element, 'summary', depth);
    case 'section':
      return hasClass(element, 'tab') ? part(element, '.tab-label', depth) : blocksIn(element, depth);
    case 'aside':
      return alert(element, depth);
    case 'p':
      return hasClass(element, 'video-link') ? [] : blocksIn(element, depth);
    case 'script':
    case 'style':
    case 'svg':
    case 'template':
      return [];
    default:
      return blocksIn(element, depth);
  }
}

function heading(element: Element): HtmlBlock[] {
  const text = collapse(wordsOf(element));
  const depth = Number(element.tagName.slice(1));
  return text === '' ? [] : [{ kind: 'heading', text, depth, id: attributeOf(element, 'id') }];
}

function list(element: Element, depth: number): HtmlBlock[] {
  const items = childrenOf(element).flatMap((child): ListItem[] => {
    const [first, ...rest] = blocksIn(child, depth);
    if (!first) return [];
    return first.kind === 'text'
      ? [{ text: first.text, blocks: rest }]
      : [{ text: '', blocks: [first, ...rest] }];
  });
  if (items.length === 0) return [];
  const start = Number.parseInt(attributeOf(element, 'start') ?? '1', 10);
  const kind = element.tagName === 'ol' ? 'steps' : 'list';
  return [{ kind, start: Number.isSafeInteger(start) ? start : 1, items }];
}

/** "Term: what it means." */
function definitions(element: Element): HtmlBlock[] {
  const items: ListItem[] = [];
  let term = '';
  for (const child of elementsIn(element, ['dt', 'dd'])) {
    const text = collapse(wordsOf(child));
    if (child.tagName === 'dt') term = text;
    else if (text !== '') items.push({ text: term === '' ? text : `${term}: ${text}`, blocks: [] });
  }
  return items.length === 0 ? [] : [{ kind: 'list', start: 1, items }];
}

function table(element: Element): HtmlBlock[] {
  const rows = elementsIn(element, ['tr']).map((row) =>
    childrenOf(row).filter((cell) => tree.isElementNode(cell) && /^t[hd]$/.test(cell.tagName)),
  );
  const [first = []] = rows;
  const hasHead = rows.length > 1 && first.every((cell) => tree.isElementNode(cell) && cell.tagName === 'th');
  const words = rows
    .map((row) => row.map((cell) => collapse(wordsOf(cell))))
    .filter((row) => row.some((cell) => cell !== ''));
  if (words.length === 0) return [];
  const [caption] = elementsIn(element, ['caption']);
  return [
    ...(caption ? paragraph(wordsOf(caption)) : []),
    { kind: 'table', head: hasHead ? (words[0] ?? []) : [], rows: hasHead ? words.slice(1) : words },
  ];
}

/** A part with a label: of the given element, or of that with the given class. */
function part(element: Element, label: string, depth: number): HtmlBlock[] {
  const isLabel = (child: Node) =>
    tree.isElementNode(child) &&
    (label.startsWith('.') ? hasClass(child, label.slice(1)) : child.tagName === label);
  const labelled = childrenOf(element).find(isLabel);
  if (labelled) tree.detachNode(labelled);
  const blocks = blocksIn(element, depth);
  return blocks.length === 0
    ? []
    : [{ kind: 'part', label: labelled ? collapse(wordsOf(labelled)) : '', blocks }];
}

/** What an alert is called stands before its first paragraph. */
function alert(element: Element, depth: number): HtmlBlock[] {
  const title = childrenOf(element).find(
    (child) => tree.isElementNode(child) && hasClass(child, 'alert-title'),
  );
  if (title) tree.detachNode(title);
  const [first, ...rest] = blocksIn(element, depth);
  if (!first) return [];
  const label = title ? collapse(wordsOf(title)) : '';
  return [first.kind === 'text' && label !== '' ? { ...first, label } : first, ...rest];
}

const childrenOf = (node: Node): Child[] => ('childNodes' in node ? node.childNodes : []);

const attributeOf = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value;

const hasClass = (element: Element, name: string) =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).includes(name);

const collapse = (text: string) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

/** The outermost elements of some names, in order. */
function elementsIn(parent: Node, names: readonly string[]): Element[] {
  const found: Element[] = [];
  const waiting = childrenOf(parent).toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (tree.isElementNode(node) && names.includes(node.tagName)) found.push(node);
    else waiting.push(...childrenOf(node).toReversed());
  }
  return found;
}

const rawTextOf = (node: Node) =>
  childrenOf(node)
    .map((child) => textOf(child, (text) => text))
    .join('');

/** The words of a node, blocks and line breaks as spaces. */
const wordsOf = (node: Node) => textOf(node, (text) => text.replace(/\s+/g, ' '));

/** Not by recursion: elements may lie deeper than the stack. */
function textOf(node: Node, change: (text: string) => string): string {
  let text = '';
  const waiting: (Node | string)[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') text += next;
    else if (tree.isTextNode(next)) text += change(next.value);
    else if (!tree.isElementNode(next)) waiting.push(...childrenOf(next).toReversed());
    else if (next.tagName === 'br') text += '\n';
    else if (!isBackReference(next)) {
      const [before, after] = isReference(next)
        ? [' [', ']']
        : inline.has(next.tagName)
          ? ['', '']
          : [' ', ' '];
      waiting.push(after, ...childrenOf(next).toReversed(), before);
    }
  }
  return text;
}

/** The number that leads to a footnote. */
const isReference = (element: Element) => attributeOf(element, 'data-footnote-ref') !== undefined;

/** The arrow that leads back from one. */
const isBackReference = (element: Element) =>
  attributeOf(element, 'data-footnote-backref') !== undefined || hasClass(element, 'data-footnote-backref');
