/** Questions about HTML elements. */
import type { Element, Root, RootContent } from 'hast';

export type Parent = Element | Root;

/** Elements that stand on lines of their own. */
export const blockElements =
  'address article aside blockquote center details dialog dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr iframe main menu nav ol p pre section table ul video'.split(
    ' ',
  );

export const isElement = (node: RootContent, ...names: string[]): node is Element =>
  node.type === 'element' && (names.length === 0 || names.includes(node.tagName));

/** Text as a reader sees it, on one line. */
export function textOf(node: Parent | RootContent): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** Text as written. */
export function rawText(node: Parent | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return ' ';
  return 'children' in node ? node.children.map(rawText).join('') : '';
}

/** Text as written, every `<br>` and the end of every `<div>` and `<p>` a line's end. */
export function rawLines(node: Parent | RootContent): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  const inner = node.children.map(rawLines).join('');
  const isLine = node.type === 'element' && ['div', 'p', 'li'].includes(node.tagName);
  return isLine && !inner.endsWith('\n') ? `${inner}\n` : inner;
}

/** HTML that stays as it is in Markdown. */
export const rawHtml = (value: string) => ({ type: 'html', value }) as const;

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
