/** Space in HTML: what editors leave behind goes, what means a new paragraph becomes one. */
import type { Element, ElementContent, Text } from 'hast';
import { blockElements, findElements, isElement, textOf, textProperty, type Parent } from './nodes.ts';

/** The tree without empty paragraphs and stray breaks and spaces; two breaks in a row begin a paragraph. */
export function dropSpacers<T extends Parent>(parent: T): T {
  const children = parent.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [{ ...child, value: plainSpaces(child.value) }];
    if (!isElement(child)) return [];
    if (isElement(child, 'pre', 'code', 'kbd', 'samp')) return [child];
    const inner = dropSpacers(child);
    return isEmpty(inner) ? keptAnchor(inner) : [inner];
  });
  if (parent.type === 'root') return { ...parent, children: splitRuns(children) };
  if (parent.tagName === 'p') return { ...parent, children: trimRun(children) };
  return { ...parent, children: holdsBlocks.has(parent.tagName) ? splitRuns(children) : children };
}

const holdsBlocks = new Set(
  'li div blockquote dd section article aside main center details td th figcaption'.split(' '),
);

/**
 * Editors write `&nbsp;` for a second space. Beside another space it goes; between words it is a space; where
 * languages want one that does not break, beside a sign or a number, it stays.
 *
 * @example plainSpaces('one\u{a0} two\u{a0}three 5\u{a0}kg') // => 'one two three 5\u{a0}kg'
 */
export const plainSpaces = (text: string): string =>
  text.replace(/[\u200b\u2060\ufeff]/g, '').replace(/\s*\u00a0[\s\u00a0]*/g, (space, at: number) => {
    const before = text[at - 1] ?? '';
    const after = text[at + space.length] ?? '';
    return space === '\u00a0' &&
      (/[«\d]/.test(before) || /[»:;!?%€$£\d]/.test(after)) &&
      before !== '' &&
      after !== ''
      ? space
      : ' ';
  });

const isBlankText = (node: ElementContent): node is Text => node.type === 'text' && node.value.trim() === '';
const isBreak = (node: ElementContent | undefined): boolean => node !== undefined && isElement(node, 'br');
const isBlock = (node: ElementContent) =>
  isElement(node, ...blockElements, 'li', 'dt', 'dd', 'tr', 'summary', 'figcaption');

const spacers = new Set(
  'p div span strong em b i u font center section article blockquote li ul ol h1 h2 h3 h4 h5 h6 figure small sub sup'.split(
    ' ',
  ),
);

/** Whether nothing of an element can be seen. */
const isEmpty = (node: Element): boolean =>
  spacers.has(node.tagName) &&
  textOf(node) === '' &&
  findElements(node, 'img', 'iframe', 'video', 'table', 'hr', 'a', 'code', 'pre', 'input').length === 0;

/** An empty element with an id may be what links lead to. */
const keptAnchor = (node: Element): ElementContent[] => {
  const id = textProperty(node, 'id');
  if (id !== undefined) return [{ type: 'element', tagName: 'a', properties: { id }, children: [] }];
  return textProperty(node, 'style')?.includes('page-break') || isElement(node, ...blockElements)
    ? []
    : spaceOf(node);
};

const spaceOf = (node: Element): ElementContent[] =>
  node.children.some((child) => child.type === 'text') ? [{ type: 'text', value: ' ' }] : [];

/** Text between blocks, as paragraphs where breaks say so; breaks beside blocks go. */
function splitRuns(children: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  const hasBlocks = children.some(isBlock);
  let run: ElementContent[] = [];
  const flush = () => {
    const paragraphs = toParagraphs(run);
    const isWhole = paragraphs.length > 1 || (hasBlocks && paragraphs.length === 1 && run.some(isBreak));
    result.push(...(isWhole ? paragraphs.map(toParagraph) : trimRun(run)));
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      flush();
      result.push(...(isElement(child, 'p') ? splitParagraph(child) : [child]));
    }
  }
  flush();
  return result;
}

function splitParagraph(paragraph: Element): Element[] {
  const paragraphs = toParagraphs(paragraph.children);
  if (paragraphs.length === 0) return [];
  return paragraphs.length === 1
    ? [{ ...paragraph, children: paragraphs[0] ?? [] }]
    : paragraphs.map((children) => ({ ...paragraph, children }));
}

const toParagraph = (children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children,
});

/** A run of text and breaks cut at every double break, and at breaks beside a picture alone on its line. */
function toParagraphs(run: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const node of run) {
    if (isBreak(node)) lines.push([]);
    else lines.at(-1)?.push(node);
  }
  const paragraphs: ElementContent[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const words = trimRun(line);
    if (words.every(isBlankText)) {
      isOpen = false;
      continue;
    }
    const isPicture = words.every((node) => isBlankText(node) || onlyShows(node));
    const last = paragraphs.at(-1);
    if (isOpen && !isPicture && last)
      last.push({ type: 'element', tagName: 'br', properties: {}, children: [] }, ...words);
    else paragraphs.push([...words]);
    isOpen = !isPicture;
  }
  return paragraphs;
}

/** A picture, or a link around one. */
const onlyShows = (node: ElementContent): boolean =>
  node.type === 'element' &&
  (node.tagName === 'img' ||
    (node.tagName === 'a' &&
      node.children.length > 0 &&
      node.children.every((child) => isBlankText(child) || onlyShows(child))));

/** Without breaks and white space at its ends. */
function trimRun(run: readonly ElementContent[]): ElementContent[] {
  const first = run.findIndex((node) => !isBlankText(node) && !isBreak(node));
  if (first === -1) return run.some(isBlankText) ? [{ type: 'text', value: ' ' }] : [];
  const last = run.findLastIndex((node) => !isBlankText(node) && !isBreak(node));
  const trimmed = run.slice(first, last + 1);
  return trimmed.map((node, index) => {
    if (node.type !== 'text') return node;
    let { value } = node;
    if (index === 0 && first > 0 && run.slice(0, first).some(isBreak)) value = value.trimStart();
    if (isBreak(trimmed[index - 1])) value = value.trimStart();
    if (isBreak(trimmed[index + 1])) value = value.trimEnd();
    return { ...node, value };
  });
}
