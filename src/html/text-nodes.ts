/** HTML as texts and elements, without the rest: what plain texts are made from. */
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterMap } from 'parse5';

/** An element, or a text if its tag is empty. */
export interface TextNode {
  /** Name in small letters. */
  readonly tag: string;
  /** Of a text, its words. */
  readonly text: string;
  readonly children: readonly TextNode[];
  /** Where a link leads; absent elsewhere. */
  readonly href?: string | undefined;
  /** Of a numbered list, its first number. */
  readonly start?: string | undefined;
}

/** The nodes of a piece of HTML, as a browser reads it. Comments are left out. */
export const textNodes = (html: string): readonly TextNode[] => nodesOf(parseFragment(html));

const nodesOf = (parent: DefaultTreeAdapterMap['parentNode']): readonly TextNode[] =>
  parent.childNodes.flatMap((node): TextNode[] => {
    if (tree.isTextNode(node)) return [{ tag: '', text: node.value, children: [] }];
    if (!tree.isElementNode(node)) return [];
    const of = (name: string) => node.attrs.find((one) => one.name === name)?.value;
    const own = { tag: node.tagName, text: '', children: nodesOf(node) };
    return [{ ...own, href: of('href'), start: of('start') }];
  });
