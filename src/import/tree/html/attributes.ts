/** What attributes of HTML say that Markdown has no words for. */
import type { Element, ElementContent, RootContent } from 'hast';
import type { NoteTaker } from '#import/tree/notes.ts';
import { blockElements, isElement, textProperty, type Parent } from './nodes.ts';

/** Notes how many inline styles a piece of HTML loses. Notes: `style-removed`. */
export function noteStyles(tree: Parent, line: number, { note }: NoteTaker): void {
  const count = countStyles(tree);
  if (count > 0) note('style-removed', line, count === 1 ? '1 inline style' : `${count} inline styles`);
}

const countStyles = (node: Parent): number =>
  node.children.reduce(
    (sum, child) =>
      isElement(child)
        ? sum + (textProperty(child, 'style') === undefined ? 0 : 1) + countStyles(child)
        : sum,
    0,
  );

/** Elements whose id Markdown cannot keep. */
const withoutIds = ['p', 'li', 'blockquote', 'ul', 'ol', 'table', 'figure', 'img', 'pre'];

/** The tree with an `<a id>` before what a link of the same HTML leads to. */
export function keepAnchors<T extends Parent>(parent: T, html: string): T {
  const children = parent.children.flatMap((child): RootContent[] => {
    if (!isElement(child)) return [child];
    const inner = keepAnchors(child, html);
    const id = isElement(child, ...withoutIds) ? textProperty(child, 'id') : undefined;
    if (id === undefined || !html.includes(`#${id}`)) return [inner];
    const anchor: Element = { type: 'element', tagName: 'a', properties: { id }, children: [] };
    if (isElement(child, 'p')) return [{ ...inner, children: [anchor, ...inner.children] }];
    return isElement(child, 'li')
      ? [{ ...inner, children: beforeText(anchor, inner.children) }]
      : [anchor, inner];
  });
  return { ...parent, children };
}

/** The anchor in the paragraph that comes first, or before the text that stands there. */
function beforeText(anchor: Element, children: readonly ElementContent[]): ElementContent[] {
  const at = children.findIndex((child) => isElement(child, ...blockElements));
  const text = at === -1 ? children : children.slice(0, at);
  const first = children[at];
  const isParagraphFirst = text.every((child) => child.type === 'text' && child.value.trim() === '');
  if (isParagraphFirst && first && isElement(first, 'p'))
    return [{ ...first, children: [anchor, ...first.children] }, ...children.slice(at + 1)];
  const lead: Element = { type: 'element', tagName: 'p', properties: {}, children: [anchor, ...text] };
  return [lead, ...children.slice(text.length)];
}
