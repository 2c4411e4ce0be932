/** What Microsoft Word leaves in HTML that was pasted from it. */
import type { Element, ElementContent, RootContent } from 'hast';
import { isElement, rawText, type Parent } from './nodes.ts';

/** Elements of Office's own namespaces: `<o:p>`, `<w:sdt>`. */
export const isOfficeElement = (name: string): boolean => /^[a-z][a-z0-9]*:/i.test(name);

/**
 * The tree with Word's own elements gone around what they hold, its language marks gone, and its paragraphs that look
 * like items as lists. HTML of others stays as it is.
 */
export function plainWord<T extends Parent>(tree: T, html: string): T {
  return /\bMso[A-Z]|\bmso-|<\/?[ow]:/.test(html) ? plainOf(tree) : tree;
}

function plainOf<T extends Parent>(parent: T): T {
  const children = parent.children.flatMap((child): RootContent[] => {
    if (!isElement(child)) return [child];
    const plain = plainOf(child);
    if (isOfficeElement(child.tagName)) return rawText(plain).trim() === '' ? [] : plain.children;
    const { lang: _, ...properties } = plain.properties;
    return [{ ...plain, properties }];
  });
  return { ...parent, children: withLists(children) };
}

/** Neighbouring items as one list. */
function withLists(nodes: readonly RootContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let open: Element | undefined;
  for (const node of nodes) {
    const item = isElement(node, 'p') ? itemOf(node) : undefined;
    if (item === undefined) {
      if (node.type !== 'text' || node.value.trim() !== '') open = undefined;
      if (node.type !== 'doctype' && node.type !== 'mdxjsEsm') result.push(node);
      continue;
    }
    if (open?.tagName !== item.list) {
      open = { type: 'element', tagName: item.list, properties: {}, children: [] };
      result.push(open);
    }
    open.children.push({ type: 'element', tagName: 'li', properties: {}, children: item.children });
  }
  return result;
}

/** A paragraph that begins with a sign or number of a list, without it. */
function itemOf(
  node: Element,
): { readonly list: 'ul' | 'ol'; readonly children: ElementContent[] } | undefined {
  const classes = node.properties['className'];
  const isItem = Array.isArray(classes) && classes.some((name) => String(name).startsWith('MsoList'));
  const mark = isItem ? /^\s*(?:[·•▪§o–-]|(\d+|[a-z])[.)])[\s\u00a0]+/.exec(rawText(node)) : null;
  if (!mark) return undefined;
  const { children } = withoutStart(node, mark[0].length);
  return { list: mark[1] === undefined ? 'ul' : 'ol', children };
}

/** The element without its first characters. */
function withoutStart(node: Element, length: number): Element {
  let left = length;
  const children = node.children.flatMap((child): ElementContent[] => {
    if (left === 0) return [child];
    const own = rawText(child).length;
    const taken = Math.min(left, own);
    left -= taken;
    if (child.type === 'text') return [{ ...child, value: child.value.slice(taken) }];
    return isElement(child) && taken < own ? [withoutStart(child, taken)] : [];
  });
  return { ...node, children };
}
