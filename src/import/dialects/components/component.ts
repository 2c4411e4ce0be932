/** What the translation of a component is, and what translations share. */
import type { Nodes, Parents, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { phrasesOf } from '#import/dialects/phrases.ts';
import { contentOf, paragraphOf, type Replacement } from '#import/dialects/rewrite.ts';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What a component's translation may ask. */
export interface ComponentTools {
  /** A property, if its value can be known without running code. */
  readonly value: (node: Element, name: string) => unknown;
  readonly text: (node: Element, name: string) => string | undefined;
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
  return blocks;
}
