/** Elements of a page as the nodes that plain texts are made from. */
import type { TextNode } from '#model/agents/browser/plain-text.ts';

/** The nodes below an element. Addresses are whole; comments are left out. */
export const domText = (parent: Node, siteUrl: string): readonly TextNode[] =>
  [...parent.childNodes].flatMap((node): TextNode[] => {
    if (node instanceof Text) return [{ tag: '', text: node.data, children: [] }];
    if (!(node instanceof Element)) return [];
    const href = node.getAttribute('href') ?? undefined;
    return [
      {
        tag: node.localName,
        text: '',
        children: domText(node, siteUrl),
        href: href?.startsWith('/') ? new URL(href, siteUrl).href : href,
        start: node.getAttribute('start') ?? undefined,
      },
    ];
  });
