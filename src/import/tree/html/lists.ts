/** Lists as HTML means them: what stands between the items belongs to one, and one list is one list. */
import type { Element, ElementContent } from 'hast';
import { blockElements, isElement, textOf, type Parent } from './nodes.ts';

/** The tree with every list repaired: lists inside lists, text between items, numbered lists torn in pieces. */
export function repairLists<T extends Parent>(parent: T): T {
  const children = parent.children.map((child) => (isElement(child) ? repairLists(child) : child));
  const joined = joinNumbered(children as ElementContent[]);
  return { ...parent, children: isList(parent) ? itemsOf(joined) : joined };
}

const lists = ['ul', 'ol', 'menu', 'dir'];
const isList = (node: Parent | ElementContent): node is Element =>
  node.type === 'element' && lists.includes(node.tagName);

/** Everything but an item goes into the item before it, or becomes one. */
function itemsOf(children: readonly ElementContent[]): ElementContent[] {
  const items: Element[] = [];
  for (const child of children) {
    if (child.type === 'text' && child.value.trim() === '') continue;
    const last = items.at(-1);
    if (child.type === 'element' && child.tagName === 'li') items.push(child);
    else if (last) items[items.length - 1] = { ...last, children: [...last.children, asBlock(child)] };
    else if (isList(child)) items.push(...child.children.filter((item) => isElement(item, 'li')));
    else items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
  }
  return items;
}

const asBlock = (node: ElementContent): ElementContent =>
  isElement(node, ...blockElements)
    ? node
    : { type: 'element', tagName: 'p', properties: {}, children: [node] };

/**
 * `<ol>…</ol> a picture <ol start="2">…</ol>`: one list again, what stands between belongs to the step before it. A
 * heading or a rule between them ends the list.
 */
function joinNumbered(children: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const child of children) {
    const start = isElement(child, 'ol') ? startOf(child) : 1;
    const at = start > 1 ? result.findLastIndex((before) => isElement(before, 'ol')) : -1;
    const list = result[at];
    const between = at === -1 ? [] : result.slice(at + 1);
    if (
      isElement(child, 'ol') &&
      list &&
      isElement(list) &&
      continues(list, start) &&
      between.every(isInStep)
    ) {
      result.splice(at, result.length, joinLists(list, between, child));
    } else result.push(child);
  }
  return result;
}

const startOf = (list: Element) => Number(list.properties['start'] ?? 1);

const continues = (list: Element, start: number) =>
  startOf(list) + list.children.filter((child) => isElement(child, 'li')).length === start;

const isInStep = (node: ElementContent) =>
  !isElement(node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'section', 'article', 'details');

function joinLists(list: Element, between: readonly ElementContent[], next: Element): Element {
  const last = list.children.findLastIndex((child) => isElement(child, 'li'));
  const items = list.children.map((item, index) =>
    index === last && isElement(item)
      ? { ...item, children: [...item.children, ...between.filter(saysSomething)] }
      : item,
  );
  return { ...list, children: [...items, ...next.children] };
}

const saysSomething = (node: ElementContent) =>
  node.type === 'text'
    ? node.value.trim() !== ''
    : !isElement(node, 'br') && (textOf(node) !== '' || isElement(node, ...blockElements, 'img'));
