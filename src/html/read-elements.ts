/** Lists the elements that a browser makes of HTML, however it was written. */
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import type { HtmlAttribute } from './read-tags.ts';

export interface HtmlElement {
  readonly name: string;
  readonly attributes: readonly HtmlAttribute[];
  /** Whether it belongs to SVG or MathML, where other rules hold. */
  readonly isForeign: boolean;
}

const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Every element of a piece of a page's body, in order. Not by recursion: elements may lie deeper than the stack. */
export function readElements(html: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting: DefaultTreeAdapterMap['node'][] = [parseFragment(html)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (tree.isElementNode(node)) {
      found.push({
        name: node.tagName,
        attributes: node.attrs,
        isForeign: node.namespaceURI !== htmlNamespace,
      });
      if (node.tagName === 'template') waiting.push(tree.getTemplateContent(node as never));
    }
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed());
  }
  return found;
}
