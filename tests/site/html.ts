/** Looks into HTML as a browser's parser understands it. */
import type { Element, Nodes, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

export const parseHtml = (html: string): Root => unified().use(rehypeParse).parse(html);

/** Every element below a node, in order, itself included. */
export function elementsOf(node: Nodes): Element[] {
  if (node.type === 'element') return [node, ...node.children.flatMap(elementsOf)];
  return node.type === 'root'
    ? node.children.flatMap((child) => (child.type === 'doctype' ? [] : elementsOf(child)))
    : [];
}

/** Elements of a name, with the attributes asked for. */
export const findAll = (
  node: Nodes,
  name: string,
  attributes: Readonly<Record<string, unknown>> = {},
): Element[] =>
  elementsOf(node).filter(
    ({ tagName, properties }) =>
      tagName === name &&
      Object.entries(attributes).every(([key, value]) => String(properties[key]) === String(value)),
  );

/** Value of an attribute of the first element that fits. */
export const valueIn = (
  node: Nodes,
  name: string,
  attribute: string,
  attributes: Readonly<Record<string, unknown>> = {},
): string | undefined => {
  const value = findAll(node, name, attributes)[0]?.properties[attribute];
  return value === undefined || value === null ? undefined : String(value);
};

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}
