/** "Cards" that writers build from `<div>` and CSS: links and titles that only style sheets show as such. */
import type { Element, ElementContent, RootContent } from 'hast';
import { blockElements, findElements, isElement, textOf, textProperty, type Parent } from './nodes.ts';

/** The same content as links with text, titles in bold and lists of links. */
export function repairCards<T extends Parent>(parent: T): T {
  const children = listLinks(markTitles(fillEmptyLink(parent.children)), parent);
  return { ...parent, children: children as ElementContent[] };
}

/**
 * An empty link laid over a text, `<div><a href="…"></a><span>Track your order</span></div>`: the text becomes the
 * link's.
 */
function fillEmptyLink(children: readonly RootContent[]): readonly RootContent[] {
  const links = children.filter(isEmptyLink);
  const [link] = links;
  const label = children.find(
    (child) => isElement(child, 'span', 'p', 'h2', 'h3', 'h4') && textOf(child) !== '',
  );
  if (links.length !== 1 || !link || !label || !isElement(label) || findElements(label, 'a').length > 0) {
    return children;
  }
  const { id: _, ...properties } = link.properties;
  const filled: Element = { ...link, properties, children: label.children };
  return children.flatMap((child) => {
    if (child === link) return [];
    return child === label ? [{ ...label, children: [filled] }] : [child];
  });
}

const isEmptyLink = (child: RootContent): child is Element =>
  isElement(child, 'a') &&
  textProperty(child, 'href') !== undefined &&
  textOf(child) === '' &&
  findElements(child, 'img').length === 0;

const longestTitle = 80;

/** `<p class="card-title">` is bold: no heading, since such a paragraph says nothing of its level. */
function markTitles(children: readonly RootContent[]): readonly RootContent[] {
  return children.map((child) => {
    if (!isElement(child, 'p') || textOf(child).length > longestTitle) return child;
    const classes = child.properties['className'];
    const isTitle =
      Array.isArray(classes) && classes.some((name) => /(^|[-_])(title|heading)$/.test(String(name)));
    return isTitle ? { ...child, children: [toElement('strong', child.children)] } : child;
  });
}

/** Two or more links in a row, with nothing between them and no text around, are a list. */
function listLinks(children: readonly RootContent[], parent: Parent): readonly RootContent[] {
  if (parent.type === 'element' && !['div', 'section', 'article', 'center'].includes(parent.tagName))
    return children;
  const result: RootContent[] = [];
  let run: Element[] = [];
  let isAfterText = false;
  const flush = (isBeforeText: boolean) => {
    if (run.length > 1 && !isAfterText && !isBeforeText) {
      result.push(
        toElement(
          'ul',
          run.map((link) => toElement('li', [link])),
        ),
      );
    } else
      result.push(
        ...run.flatMap((link, index): RootContent[] =>
          index === 0 ? [link] : [{ type: 'text', value: ' ' }, link],
        ),
      );
    run = [];
  };
  for (const child of children) {
    const link = linkIn(child);
    if (link) run.push(link);
    else if (child.type !== 'text' || child.value.trim() !== '' || run.length === 0) {
      flush(isText(child));
      isAfterText = isText(child) || (isAfterText && isBlank(child));
      result.push(child);
    }
  }
  flush(false);
  return result;
}

/** The link that is all that an element says: the link itself, or one in a `<div>` of its own. */
function linkIn(child: RootContent): Element | undefined {
  if (!isElement(child)) return undefined;
  if (child.tagName === 'a') return textOf(child) !== '' && textProperty(child, 'href') ? child : undefined;
  if (child.tagName !== 'div' && child.tagName !== 'span') return undefined;
  const inner = child.children.filter((node) => !isBlank(node));
  return inner.length === 1 && inner[0] ? linkIn(inner[0]) : undefined;
}

const isBlank = (child: RootContent) => child.type === 'text' && child.value.trim() === '';

const isText = (child: RootContent) => !isBlank(child) && !isElement(child, ...blockElements);

const toElement = (tagName: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
