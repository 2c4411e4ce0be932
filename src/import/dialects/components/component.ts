/** What the translation of a component is, and what translations share. */
import type { Definition, Nodes, Parents, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { phrasesOf } from '#import/dialects/phrases.ts';
import { contentOf, paragraphOf, type Replacement } from '#import/dialects/rewrite.ts';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What a component's translation may ask. */
export interface ComponentTools {
  /** A property, if its value can be known without running code. */
  readonly value: (node: Element, name: string) => unknown;
  readonly text: (node: Element, name: string) => string | undefined;
  /** What a reference such as `[fees]` means; the first of several counts. */
  readonly definition: (identifier: string) => Definition | undefined;
  /** Words on a line: a paragraph where the component is a block. */
  readonly line: (node: Element, phrases: readonly Nodes[]) => readonly Nodes[];
}

/** What becomes of a component with what is in it. */
export type Component = (node: Element, tools: ComponentTools, parents: readonly Parents[]) => Replacement;

const isElement = (node: Nodes, ...names: string[]): node is Element =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && names.includes(node.name ?? '');

/** Elements of some names, also those in paragraphs of their own. */
export const elementsIn = (node: Nodes, ...names: string[]): Element[] =>
  isElement(node, ...names)
    ? [node]
    : 'children' in node
      ? node.children.flatMap((child) => elementsIn(child, ...names))
      : [];

/** Phrases that stand as blocks get a paragraph. */
export function asBlocks(children: readonly Nodes[]): RootContent[] {
  const blocks: RootContent[] = [];
  for (const child of contentOf(children)) {
    const isPhrase = phrasesOf([child])[0] === child;
    const last = blocks.at(-1);
    if (!isPhrase) blocks.push(child);
    else if (last?.type === 'paragraph' && !last.position) last.children.push(...phrasesOf([child]));
    else if (child.type !== 'text' || child.value.trim() !== '') blocks.push(paragraphOf([child]));
  }
  return blocks.map(trimmed);
}

/** A paragraph made anew, without the spaces and line ends around its words. */
function trimmed(node: RootContent): RootContent {
  if (node.type !== 'paragraph' || node.position) return node;
  const last = node.children.length - 1;
  const children = node.children.map((child, index) => {
    if (child.type !== 'text') return child;
    const begun = index === 0 ? child.value.trimStart() : child.value;
    const value = index === last ? begun.trimEnd() : begun;
    return value === child.value ? child : { ...child, value, position: undefined };
  });
  return { ...node, children };
}
