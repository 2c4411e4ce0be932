/** Texts that run the other way than their page. */
import type { Element, ElementContent } from 'hast';
import { isElement, textProperty, type Parent } from './nodes.ts';

const blocks = 'p ul ol h1 h2 h3 h4 h5 h6 blockquote div table section article li'.split(' ');

/**
 * The tree with blocks of another direction than the page's in `<div dir>`, neighbours in one; the page's own
 * direction needs no saying.
 */
export function groupDirections<T extends Parent>(parent: T, pageDir: string): T {
  const result: ElementContent[] = [];
  for (const child of parent.children as ElementContent[]) {
    if (!isElement(child)) {
      result.push(child);
      continue;
    }
    const dir = isElement(child, ...blocks) ? textProperty(child, 'dir')?.toLowerCase() : undefined;
    const foreign = (dir === 'rtl' || dir === 'ltr') && dir !== pageDir ? dir : undefined;
    const { dir: _, ...properties } = child.properties;
    const inner = groupDirections(dir === undefined ? child : { ...child, properties }, foreign ?? pageDir);
    if (foreign === undefined) result.push(inner);
    else addTo(result, inner, foreign);
  }
  return { ...parent, children: result };
}

/** Adds a block to the `<div dir>` before it, or to a new one. */
function addTo(result: ElementContent[], block: Element, dir: string): void {
  const at = result.findLastIndex((node) => node.type !== 'text' || node.value.trim() !== '');
  const last = result[at];
  const content = isElement(block, 'div') ? block.children : [block];
  if (block.tagName === 'li') {
    result.push({ ...block, children: [toBox(block.children, dir)] });
  } else if (last && isElement(last, 'div') && last.properties['dir'] === dir) {
    result[at] = { ...last, children: [...last.children, ...content] };
  } else result.push(toBox(content, dir));
}

const toBox = (children: ElementContent[], dir: string): Element => ({
  type: 'element',
  tagName: 'div',
  properties: { dir },
  children,
});
