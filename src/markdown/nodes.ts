import type { MdastNode } from 'satteri';
import { withoutMarks } from './emphasis.ts';

/** A node of one type. */
export type NodeOf<T extends MdastNode['type']> = Extract<MdastNode, { type: T }>;

/** The first line of a text. */
export const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** The words of a node without markup. */
export function textOf(node: MdastNode): string {
  if ('value' in node && (node.type === 'text' || node.type === 'inlineCode'))
    return withoutMarks(node.value);
  return 'children' in node ? (node.children as MdastNode[]).map(textOf).join('') : '';
}

/** Whether nobody can see a link: it holds neither words nor a picture nor code. */
export function isWithoutText(node: MdastNode): boolean {
  if (isElement(node) && (node.name === 'img' || node.name === 'Figure'))
    return !node.attributes.some((one) => 'name' in one && one.name === 'alt' && one.value);
  if ('children' in node) return (node.children as MdastNode[]).every(isWithoutText);
  return node.type === 'text' && node.value.trim() === '';
}

const isElement = (node: MdastNode) => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
