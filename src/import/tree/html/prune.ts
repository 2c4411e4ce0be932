/** Makes an HTML tree ready for Markdown: takes out what a reader cannot see or use, repairs empty links. */
import type { Element, ElementContent, RootContent } from 'hast';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { isDropped, isHtmlElement } from './allowed.ts';
import { repairCards } from './cards.ts';
import { isElement, rawText, textOf, type Parent } from './nodes.ts';

type LineAt = (offset: number) => number;

/** The tree without comments, hidden text (which becomes keywords) and elements that cannot work here. */
export function pruneHtml<T extends Parent>(parent: T, lineAt: LineAt, context: ArticleContext): T {
  const children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'comment' || child.type === 'doctype') return [];
    if (!isElement(child)) return [child];
    const line = lineAt(child.position?.start.offset ?? 0);
    if (isHidden(child)) {
      const words = toKeywords(textOf(child), rawText(child));
      context.keywords.push(...words);
      context.note('hidden-text', line, words.length > 0 ? words.join(', ') : `<${child.tagName}> removed`);
      return [];
    }
    if (!isHtmlElement(child.tagName)) {
      context.note('html-literal', line, `<${child.tagName}>`);
      return [{ type: 'text', value: `<${child.tagName}>` }, ...pruneHtml(child, lineAt, context).children];
    }
    if (isElement(child, 'button') && isHeadingOfPart(child, parent)) {
      const words = pruneHtml(child, lineAt, context).children;
      return isHeading(parent) ? words : [paragraphOf(words)];
    }
    if (isTick(child, parent)) return [child];
    if (isDropped(child.tagName) && !['iframe', 'video', 'source'].includes(child.tagName)) {
      context.note('html-removed', line, `<${child.tagName}>`);
      return [];
    }
    if (isTrackingPixel(child)) return [];
    const pruned = pruneHtml(child, lineAt, context);
    return [isElement(pruned, 'a') ? withoutHeadingIds(pruned) : pruned];
  });
  return repairCards({ ...parent, children: children as ElementContent[] });
}

/** A link, with headings in it as words: no id can stand behind what the link ends. */
function withoutHeadingIds(link: Element): Element {
  const children = link.children.map((child): ElementContent => {
    if (!isElement(child)) return child;
    const { id: _, ...properties } = child.properties;
    return withoutHeadingIds({ ...child, properties: isHeading(child) ? properties : child.properties });
  });
  return { ...link, children };
}

/** The box of a task in a list. */
const isTick = (node: Element, parent: Parent) =>
  isElement(node, 'input') &&
  node.properties['type'] === 'checkbox' &&
  parent.type === 'element' &&
  parent.tagName === 'li';

const isHeading = (node: Parent) => node.type === 'element' && /^h[1-6]$/.test(node.tagName);

/** Whether a button opens the part of the text below it, as in accordions, and so says what it is about. */
const isHeadingOfPart = (button: Element, parent: Parent) =>
  isHeading(parent) ||
  'ariaExpanded' in button.properties ||
  'ariaControls' in button.properties ||
  /accordion|collaps|toggle|tab|faq|question/i.test(String(button.properties['className'] ?? ''));

const paragraphOf = (words: readonly ElementContent[]): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [{ type: 'element', tagName: 'strong', properties: {}, children: [...words] }],
});

/** A picture that nobody is meant to see. */
const isTrackingPixel = (node: Element) =>
  isElement(node, 'img') &&
  ['width', 'height'].every((name) => ['0', '1'].includes(String(node.properties[name] ?? '')));

function isHidden(node: Element): boolean {
  const { style, hidden } = node.properties;
  return (
    (hidden !== undefined && hidden !== false) ||
    (typeof style === 'string' && /display\s*:\s*none/i.test(style))
  );
}

/** Search words in hidden text stand on lines of their own or between commas, often behind "Tags:". */
function toKeywords(text: string, raw: string): string[] {
  const separator = raw.trim().includes('\n') ? /\n/ : /,/;
  return (separator.source === ',' ? text : raw)
    .replace(/^\s*\p{L}+:\s/u, '')
    .split(separator)
    .flatMap((word) => (word.includes(', ') ? word.split(', ') : [word]))
    .map((word) => word.trim())
    .filter((word) => word !== '' && word.length <= 80);
}
