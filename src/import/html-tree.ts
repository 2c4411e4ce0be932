/** Makes an HTML tree ready for Markdown: takes out what a reader cannot see or use, repairs empty links. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { ArticleContext } from './article-context.ts';
import { isDropped, isHtmlElement } from './html-allowed.ts';

export type Parent = Element | Root;
type LineAt = (offset: number) => number;

export const isElement = (node: RootContent, ...names: string[]): node is Element =>
  node.type === 'element' && (names.length === 0 || names.includes(node.tagName));

/** Text as a reader sees it, on one line. */
export function textOf(node: Parent | RootContent): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

function rawText(node: Parent | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return 'children' in node ? node.children.map(rawText).join('') : '';
}

/** All elements of these names below a node, outermost first. */
export function findElements(node: Parent, ...names: string[]): Element[] {
  return node.children.flatMap((child) =>
    isElement(child)
      ? [...(names.includes(child.tagName) ? [child] : []), ...findElements(child, ...names)]
      : [],
  );
}

/** An attribute's text; absent and empty are the same. */
export function textProperty(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

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
    if (isDropped(child.tagName) && !['iframe', 'video', 'source'].includes(child.tagName)) {
      context.note('html-removed', line, `<${child.tagName}>`);
      return [];
    }
    return [pruneHtml(child, lineAt, context)];
  });
  return fillEmptyLink({ ...parent, children: children as ElementContent[] });
}

function isHidden(node: Element): boolean {
  const { style, hidden } = node.properties;
  return (
    (hidden !== undefined && hidden !== null && hidden !== false) ||
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

/**
 * Cards made with CSS lay an empty link over their text: `<div><a href="…"></a><span>Track your order</span></div>`.
 * The first text of such a card becomes the link's.
 */
function fillEmptyLink<T extends Parent>(parent: T): T {
  const empty = parent.children.filter(
    (child) =>
      isElement(child, 'a') &&
      textProperty(child, 'href') &&
      textOf(child) === '' &&
      findElements(child, 'img').length === 0,
  );
  const link = empty[0];
  const label = parent.children.find(
    (child) => isElement(child, 'span', 'p', 'h2', 'h3', 'h4') && textOf(child) !== '',
  );
  if (empty.length !== 1 || !link || !isElement(link) || !label || !isElement(label)) return parent;
  if (findElements(label, 'a').length > 0) return parent;
  const { id: _, ...properties } = link.properties;
  const filled: Element = { ...link, properties, children: label.children };
  const children = parent.children.flatMap((child) =>
    child === link ? [] : child === label ? [{ ...label, children: [filled] }] : [child],
  );
  return { ...parent, children: children as ElementContent[] };
}
