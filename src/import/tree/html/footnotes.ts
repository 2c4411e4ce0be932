/** Footnotes as HTML has them: numbers that link to the items of a list, whose arrows link back. */
import type { Element, ElementContent } from 'hast';
import { findElements, isElement, textOf, textProperty, type Parent } from './nodes.ts';

/** Says on an element that it stands for `[^1]`. */
export const footnoteMark = 'dataFootnoteMark';
/** Says on an element that it holds what `[^1]: ` says. */
export const footnoteText = 'dataFootnoteText';

/**
 * The tree with an element for each mark and each text of a footnote, in place of links, list, and heading. An item of a
 * list counts as a footnote if a raised number leads to it, and a list if all its items do.
 */
export function markFootnotes<T extends Parent>(tree: T): T {
  const wanted = new Set(findElements(tree, 'sup').flatMap((mark) => targetOf(mark) ?? []));
  if (wanted.size === 0) return tree;
  const labels = new Map<string, string>();
  for (const list of findElements(tree, 'ol')) {
    const ids = itemsOf(list).map((item) => textProperty(item, 'id') ?? '');
    if (ids.length > 0 && ids.every((id) => wanted.has(id)))
      for (const id of ids) labels.set(id, labelOf(id, labels));
  }
  return labels.size === 0 ? tree : marked(tree, labels);
}

/** What a footnote is called: as its id says, `fn-fees`, else by its number. */
function labelOf(id: string, { size }: ReadonlyMap<string, string>): string {
  const [, own] = /^(?:user-content-)?fn[-:]([\w-]+)$/.exec(id) ?? [];
  return own ?? String(size + 1);
}

const itemsOf = (list: Parent) => list.children.filter((child) => isElement(child, 'li')) as Element[];

/** The id that a raised link leads to: `<sup><a href="#fn1">1</a></sup>`. */
function targetOf(mark: Element): string | undefined {
  const [link, more] = findElements(mark, 'a');
  const href = link && !more ? textProperty(link, 'href') : undefined;
  const isAlone = link !== undefined && textOf(link) === textOf(mark);
  return isAlone && href?.startsWith('#') ? decode(href.slice(1)) : undefined;
}

const decode = (id: string) => {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
};

function marked<T extends Parent>(parent: T, labels: ReadonlyMap<string, string>): T {
  const children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const label = child.tagName === 'sup' ? labels.get(targetOf(child) ?? '') : undefined;
    if (label !== undefined) return [standIn('sup', footnoteMark, label, [{ type: 'text', value: label }])];
    if (!isElement(child, 'ol')) return [marked(child, labels)];
    const texts = itemsOf(child).flatMap((item): ElementContent[] => {
      const own = labels.get(textProperty(item, 'id') ?? '');
      return own === undefined
        ? []
        : [standIn('div', footnoteText, own, marked(withoutArrows(item), labels).children)];
    });
    return texts.length > 0 ? texts : [marked(child, labels)];
  });
  return { ...parent, children: isAround(parent, children) ? children.filter(isNote) : children };
}

const standIn = (tagName: string, name: string, label: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties: { [name]: label },
  children,
});

/** Whether an element is there for its footnotes alone, under a heading or a rule. */
const isAround = (parent: Parent, children: readonly ElementContent[]) =>
  parent.type === 'element' &&
  isElement(parent, 'section', 'div', 'aside', 'footer') &&
  children.some(isNote) &&
  children.every(
    (child) =>
      isNote(child) ||
      isElement(child, 'h1', 'h2', 'h3', 'h4', 'hr') ||
      (child.type === 'text' && child.value.trim() === ''),
  );

const isNote = (node: ElementContent) => node.type === 'element' && footnoteText in node.properties;

/** An item without the links that lead back to the text. */
function withoutArrows<T extends Parent>(parent: T): T {
  const children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const isBack =
      isElement(child, 'a') &&
      textProperty(child, 'href')?.startsWith('#') === true &&
      /^(?:[↩⤴↑^⏎\s\d]|\uFE0E|\uFE0F|\[\d+\])*$/u.test(textOf(child));
    return isBack ? [] : [withoutArrows(child)];
  });
  return { ...parent, children };
}
