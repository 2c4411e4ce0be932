/** A page of Notion's HTML export, as HTML that everybody writes. */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { alertFor } from '#import/dialects/notion.ts';

export interface NotionPage {
  readonly title: string | undefined;
  /** Of a page in a database: names and values. */
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The page in a file of the export; `undefined` for other files. Headings keep the ids in `linked`. */
export function readHtmlPage(html: string, linked: ReadonlySet<string>): NotionPage | undefined {
  try {
    return toPage(html, linked);
  } catch (error) {
    // Elements in each other, more deeply than anybody writes.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function toPage(html: string, linked: ReadonlySet<string>): NotionPage | undefined {
  const tree = unified().use(rehypeParse).parse(html);
  const page = find(tree, (node) => node.tagName === 'article' && hasClass(node, 'page'));
  if (page === undefined) return undefined;
  const title = find(page, (node) => hasClass(node, 'page-title'));
  const body = find(page, (node) => hasClass(node, 'page-body'));
  return {
    title: title && (textOf(title).trim() || undefined),
    properties: all(page, (node) => hasClass(node, 'property-row')).flatMap(toProperty),
    body: toHtml({ type: 'root', children: joinItems((body?.children ?? []).flatMap(toPlain(linked))) }),
  };
}

type Parent = Element | Root;

const elementsOf = (node: Parent): Element[] =>
  [...node.children].filter((child): child is Element => child.type === 'element');

function all(node: Parent, matches: (element: Element) => boolean): Element[] {
  return elementsOf(node).flatMap((child) => (matches(child) ? [child] : all(child, matches)));
}

const find = (node: Parent, matches: (element: Element) => boolean) => all(node, matches)[0];

const hasClass = ({ properties }: Element, name: string) =>
  Array.isArray(properties['className']) && properties['className'].includes(name);

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

/** Several values of a property stand in elements of their own. */
function toProperty(row: Element): (readonly [string, string])[] {
  const [name, value] = elementsOf(row);
  if (!name || !value) return [];
  const values = all(value, (node) => hasClass(node, 'selected-value')).map(textOf);
  const words = withoutIcons(name).map(textOf).join('').trim();
  return [[words, values.length > 0 ? values.join(', ') : textOf(value).replace(/^@/, '').trim()]];
}

const withoutIcons = ({ children }: Element) =>
  children.filter((child) => child.type !== 'element' || !hasClass(child, 'icon'));

const element = (tagName: string, children: readonly ElementContent[], properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children: [...children],
});

/** What each part of a page is in HTML without Notion's own classes. */
const toPlain =
  (linked: ReadonlySet<string>) =>
  (node: Root['children'][number]): ElementContent[] => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : [];
    const { tagName } = node;
    const inner = ({ children }: Element) => joinItems(children.flatMap(toPlain(linked)));
    if (tagName === 'style' || hasClass(node, 'table_of_contents') || hasClass(node, 'property-icon'))
      return [];
    if (hasClass(node, 'callout')) return [toCallout(node, inner)];
    if (hasClass(node, 'equation') || hasClass(node, 'notion-text-equation-token')) return toEquation(node);
    if (hasClass(node, 'toggle')) return elementsOf(node).flatMap(inner);
    if (hasClass(node, 'checkbox')) return [toCheckbox(node)];
    if (hasClass(node, 'bookmark')) return [toBookmark(node)];
    // Signs before the names of pages.
    if (hasClass(node, 'icon') && tagName === 'span') return [];
    if (tagName === 'mark' && !String(node.properties['className']).includes('background'))
      return inner(node);
    if (tagName === 'time') return [{ type: 'text', value: textOf(node).replace(/^@/, '') }];
    if (isGroup(node)) return inner(node);
    const { id, style: _, className, ...others } = node.properties;
    const isHeading = /^h\d$/.test(tagName);
    return [
      element(tagName, inner(node), {
        ...others,
        ...(isHeading && typeof id === 'string' && linked.has(id) && { id }),
        ...(tagName === 'code' && { className }),
      }),
    ];
  };

/** What only groups others in columns and indentations. */
const isGroup = (node: Element) =>
  node.tagName === 'div' || (node.tagName === 'span' && !('dir' in node.properties));

function toCallout(node: Element, inner: (node: Element) => ElementContent[]): Element {
  const icon = find(node, (part) => hasClass(part, 'icon'));
  const boxes = elementsOf(node);
  const text = boxes.length > 1 ? boxes.slice(1) : boxes;
  const { kind, sign } = alertFor(icon?.tagName === 'span' ? textOf(icon) : '');
  return element(
    'div',
    [...(sign === '' ? [] : [{ type: 'text', value: `${sign} ` } as const]), ...text.flatMap(inner)],
    { className: ['callout', `callout-${kind.toLowerCase()}`] },
  );
}

/** As nothing here typesets equations, they become code. */
function toEquation(node: Element): ElementContent[] {
  const source = find(node, (part) => part.tagName === 'annotation');
  const code = element('code', [{ type: 'text', value: textOf(source ?? node).trim() }]);
  return [node.tagName === 'figure' ? element('p', [code]) : code];
}

const toCheckbox = (node: Element) =>
  element('input', [], { type: 'checkbox', checked: hasClass(node, 'checkbox-on') });

function toBookmark(node: Element): Element {
  const title = find(node, (part) => hasClass(part, 'bookmark-title'));
  const href = String(node.properties['href'] ?? '');
  const words = (title && textOf(title).trim()) || href;
  return element('p', [element('a', [{ type: 'text', value: words }], { href })]);
}

/** Notion writes a list for each item: those that follow each other are one. */
function joinItems(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const isNext =
      node.type === 'element' &&
      last?.type === 'element' &&
      last.tagName === node.tagName &&
      (node.tagName === 'ul' || (node.tagName === 'ol' && Number(node.properties['start'] ?? 1) > 1));
    if (isNext) joined[joined.length - 1] = { ...last, children: [...last.children, ...node.children] };
    else joined.push(node);
  }
  return joined;
}
