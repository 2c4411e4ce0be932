/** Marks of a text (bold, italics, links) as Markdown can write them: around words, never around breaks and blocks. */
import type { Element, ElementContent, RootContent } from 'hast';
import { blockElements, isElement, rawText, textOf, textProperty, type Parent } from './nodes.ts';

const marks = 'strong b em i del s u ins mark small sub sup q cite dfn abbr var a'.split(' ');
/** Marks that mean nothing inside themselves. */
const sameAs: Readonly<Record<string, string>> = { b: 'strong', i: 'em', s: 'del', strike: 'del' };
/** Marks that Markdown writes with signs, which only begin and end beside a space or another sign. */
const signed = ['strong', 'em', 'del'];

/** The tree with every mark around words only; `<span style>` and `<font>` have become what they look like. */
export function tidyMarks<T extends Parent>(parent: T): T {
  const inner = parent.children.flatMap((child): RootContent[] =>
    isElement(child) ? tidyElement(child) : [child],
  );
  const children = settlePunctuation(mergeNeighbours(inner as ElementContent[]));
  return { ...parent, children };
}

function tidyElement(element: Element): ElementContent[] {
  if (isElement(element, 'pre', 'code', 'kbd', 'samp', 'svg', 'math')) return [element];
  const node = tidyMarks(toMark(element));
  if (node.tagName === unwrapped) return node.children;
  if (/^h[1-6]$/.test(node.tagName)) return [{ ...node, children: unmark(node.children) }];
  if (!marks.includes(node.tagName)) return [node];
  const means = node.tagName === 'a' || textProperty(node, 'id') !== undefined;
  const content = signed.includes(node.tagName) ? dropInside(node, node.tagName) : node.children;
  return textOf(node) === '' && means ? [node] : liftOut({ ...node, children: content });
}

const unwrapped = 'unwrapped';

/** What a styled element means: bold, italics, or nothing at all. */
function toMark(element: Element): Element {
  const tagName = sameAs[element.tagName] ?? element.tagName;
  const style = textProperty(element, 'style') ?? '';
  const isPlain =
    (tagName === 'strong' || tagName === 'em') && /font-(?:weight|style)\s*:\s*normal/i.test(style);
  if (isPlain) return { ...element, tagName: unwrapped };
  if (tagName !== 'span' && tagName !== 'font') return { ...element, tagName };
  if (['id', 'lang', 'dir'].some((name) => textProperty(element, name) !== undefined)) return element;
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) return { ...element, tagName: 'strong' };
  if (/font-style\s*:\s*italic/i.test(style)) return { ...element, tagName: 'em' };
  return { ...element, tagName: unwrapped };
}

/** Breaks, pictures, blocks and spaces at the ends leave the mark, which then stands around what is left. */
function liftOut(mark: Element): ElementContent[] {
  const isLink = mark.tagName === 'a';
  const parts: ElementContent[] = [];
  let words: ElementContent[] = [];
  const flush = () => {
    parts.push(...wrapWords(mark, words));
    words = [];
  };
  for (const child of mark.children) {
    const isLifted = isElement(child, 'br') || (!isLink && isElement(child, 'img'));
    if (!isLifted && !isElement(child, ...blockElements)) words.push(child);
    else {
      flush();
      parts.push(
        isElement(child, 'p', 'div')
          ? { ...child, children: liftOut({ ...mark, children: child.children }) }
          : child,
      );
    }
  }
  flush();
  return parts;
}

/** `<b> word </b>` becomes ` <b>word</b> `. */
function wrapWords(mark: Element, words: ElementContent[]): ElementContent[] {
  const text = words.map(rawText).join('');
  const hasPicture = words.some((word) => isElement(word, 'img') || (isElement(word) && holdsPicture(word)));
  if (text.trim() === '' && !hasPicture) return words.filter((word) => word.type === 'text');
  const [before, inner] = splitSpace(words, 'start');
  const [after, core] = splitSpace(inner, 'end');
  return [...before, { ...mark, children: core }, ...after];
}

const holdsPicture = (element: Element): boolean =>
  element.children.some((child) => isElement(child, 'img') || (isElement(child) && holdsPicture(child)));

/** The white space at one end of a run of nodes, and the rest. */
function splitSpace(
  nodes: readonly ElementContent[],
  end: 'start' | 'end',
): readonly [ElementContent[], ElementContent[]] {
  const node = end === 'start' ? nodes[0] : nodes.at(-1);
  if (node?.type !== 'text') return [[], [...nodes]];
  const value = end === 'start' ? node.value.trimStart() : node.value.trimEnd();
  if (value === node.value) return [[], [...nodes]];
  const space =
    end === 'start' ? node.value.slice(0, node.value.length - value.length) : node.value.slice(value.length);
  const rest = value === '' ? [] : [{ ...node, value }];
  const others = end === 'start' ? nodes.slice(1) : nodes.slice(0, -1);
  return [[{ ...node, value: space }], end === 'start' ? [...rest, ...others] : [...others, ...rest]];
}

/** The content of a mark without the same mark inside. */
const dropInside = (parent: Element, name: string): ElementContent[] =>
  parent.children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const children = dropInside(child, name);
    return child.tagName === name ? children : [{ ...child, children }];
  });

/** A heading is bold already. */
function unmark(children: ElementContent[]): ElementContent[] {
  const flat = children.map((child): ElementContent =>
    isElement(child, 'br') ? { type: 'text', value: ' ' } : child,
  );
  const words = flat.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return words.length > 0 && words.every((word) => isElement(word, 'strong'))
    ? flat.flatMap((child) => (isElement(child) ? child.children : [child]))
    : flat;
}

/** `<b>one</b><b>two</b>` is one mark. */
function mergeNeighbours(nodes: readonly ElementContent[]): ElementContent[] {
  const merged: ElementContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (last && isElement(last, ...signed) && isElement(node, last.tagName) && !textProperty(node, 'id')) {
      merged[merged.length - 1] = { ...last, children: [...last.children, ...node.children] };
    } else merged.push(node);
  }
  return merged;
}

/**
 * Where a mark ends with a full stop and a letter follows, or begins with a bracket after one, Markdown would read no
 * mark there: the sign moves out of it. (https://spec.commonmark.org/0.31.2/#right-flanking-delimiter-run)
 */
function settlePunctuation(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index): ElementContent[] => {
    if (!isElement(node, ...signed)) return [node];
    const letterBefore = /[\p{L}\p{N}]$/u.test(lastText(nodes[index - 1]));
    const letterAfter = /^[\p{L}\p{N}]/u.test(firstText(nodes[index + 1]));
    const [before, inner] = letterBefore ? splitSigns(node.children, /^\p{P}+/u) : [[], node.children];
    const [after, core] = letterAfter ? splitSigns(inner, /\p{P}+$/u) : [[], inner];
    const mark = core.length === 0 ? [] : [{ ...node, children: core }];
    return [...before, ...mark, ...after];
  });
}

const lastText = (node: ElementContent | undefined) => (node?.type === 'text' ? node.value : '');
const firstText = (node: ElementContent | undefined) =>
  node === undefined || isElement(node, 'br') ? '' : rawText(node);

function splitSigns(
  children: readonly ElementContent[],
  signs: RegExp,
): readonly [ElementContent[], ElementContent[]] {
  const isAtStart = signs.source.startsWith('^');
  const node = isAtStart ? children[0] : children.at(-1);
  const found = node?.type === 'text' ? signs.exec(node.value)?.[0] : undefined;
  if (node?.type !== 'text' || found === undefined) return [[], [...children]];
  const value = isAtStart ? node.value.slice(found.length) : node.value.slice(0, -found.length);
  const rest = value === '' ? [] : [{ ...node, value }];
  return [
    [{ type: 'text', value: found }],
    isAtStart ? [...rest, ...children.slice(1)] : [...children.slice(0, -1), ...rest],
  ];
}
