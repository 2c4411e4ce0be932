/** Questions about HTML elements. */
import type { Element, Root, RootContent } from 'hast';

export type Parent = Element | Root;

export const isElement = (node: RootContent, ...names: string[]): node is Element =>
  node.type === 'element' && (names.length === 0 || names.includes(node.tagName));

/** Text as a reader sees it, on one line. */
export function textOf(node: Parent | RootContent): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** Text as written. */
export function rawText(node: Parent | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return 'children' in node ? node.children.map(rawText).join('') : '';
}

/** All elements of these names below a node, outermost first. */
export function findElements(node: Parent, ...names: string[]): Element[] {
  return node.children.flatMap((child) =>
    isElement(child)
      ? [...(names.includes(child.tagName) ? [child] : []), ...findElements(child, ...names)]
      : [],
  );
}

/** An attribute's text; absent and empty are the same. */
export function textProperty(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
