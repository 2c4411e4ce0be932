/** Changes of a text's HTML: addresses, image sizes, figures, tables that scroll, code in colours. */
import type { Element, ElementContent } from 'hast';
import type { HastVisitorContext, HastVisitorInstance } from 'satteri';
import type { RenderContext, TextLabels } from '#model/pages/render-context.ts';
import { addressKey } from '#base/written-address.ts';
import { highlight } from './highlight.ts';
import { isTodo, withoutTodo } from './todo.ts';
import { isTextClass } from './vocabulary.ts';

/** Addresses and image sizes; ids as links have them. */
export function attributesPlugin(
  context: RenderContext,
  hasHtml: boolean,
): HastVisitorInstance & { name: string } {
  return {
    name: 'fener-attributes',
    element: [
      {
        filter: ['a', 'img'],
        visit(node, ctx) {
          if (node.tagName === 'a' && isTodo(textProperty(node, 'href'))) return wordsOfLink(node);
          if (node.tagName === 'img' && isTodo(textProperty(node, 'src'))) return wordsOfImage(node, ctx);
          for (const [name, value] of Object.entries(propertiesOf(node, context)))
            ctx.setProperty(node, name, value);
          return undefined;
        },
      },
      {
        filter: ['th', 'td'],
        visit(node, ctx) {
          // Inline styles would need a weaker Content-Security-Policy.
          const [, side] = /text-align: (\w+)/.exec(String(node.properties['style'] ?? '')) ?? [];
          if (!side) return;
          ctx.setProperty(node, 'style', null);
          ctx.setProperty(node, 'className', [`align-${side}`]);
        },
      },
      ...(hasHtml ? [{ filter: [], visit: tidyOwn }] : []),
    ],
  };
}

type Visited = Readonly<Element>;

const wordsOfLink = ({ children }: Visited): Element => ({
  type: 'element',
  tagName: 'span',
  properties: {},
  children: [...children],
});

function wordsOfImage(node: Visited, ctx: HastVisitorContext): Element | undefined {
  const value = withoutTodo(textProperty(node, 'alt'));
  if (value !== '')
    return { type: 'element', tagName: 'em', properties: {}, children: [{ type: 'text', value }] };
  ctx.removeNode(node);
  return undefined;
}

const textProperty = ({ properties }: Visited, name: string) => {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
};

/** What a link or an image is given. */
function propertiesOf(node: Visited, { links, images }: RenderContext): Record<string, string | number> {
  if (node.tagName === 'a') {
    const href = textProperty(node, 'href');
    const target = entryOf(links, href);
    return {
      ...(target !== undefined && { href: target }),
      ...(/^https?:/.test(target ?? href) && { rel: 'noopener' }),
    };
  }
  const image = entryOf(images, textProperty(node, 'src'));
  return {
    loading: 'lazy',
    decoding: 'async',
    ...(isTodo(textProperty(node, 'alt')) && { alt: '' }),
    ...(image && { src: image.src, width: image.width, height: image.height }),
    ...(image?.srcset && { srcSet: image.srcset, sizes: '(min-width: 48rem) 42rem, 100vw' }),
  };
}

/** What a context has for an address, in whichever spelling it arrives. */
function entryOf<T>(entries: Readonly<Record<string, T>>, address: string): T | undefined {
  const key = addressKey(address);
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

/**
 * What writers say of their own elements, as pages may have it: links have their anchors composed, see `addressKey`,
 * and ids of raw HTML may be written otherwise; classes are those of texts.
 */
function tidyOwn(node: Visited, ctx: HastVisitorContext): void {
  const id = textProperty(node, 'id');
  const classes = [node.properties['className'] ?? node.properties['class'] ?? []]
    .flat()
    .join(' ')
    .split(/\s+/);
  const known = classes.filter(isTextClass);
  if (known.length < classes.filter(Boolean).length) {
    ctx.setProperty(node, 'class', null);
    ctx.setProperty(node, 'className', known.length > 0 ? known : null);
  }
  if (id !== id.normalize('NFC')) ctx.setProperty(node, 'id', id.normalize('NFC'));
}

/** Figures, tables that scroll, code in colours. */
export function structurePlugin(labels: TextLabels): HastVisitorInstance & { name: string } {
  const nameOfTable = tableNames(labels);
  let heading = '';
  return {
    name: 'fener-structure',
    element: {
      filter: ['p', 'li', 'td', 'th', 'dd', 'table', 'pre', ...headings],
      visit(node, ctx) {
        if (headings.includes(node.tagName)) {
          heading = ctx.textContent(node).trim();
          return;
        }
        if (node.tagName === 'pre') return highlight(node, ctx.textContent(node));
        if (node.tagName === 'table') {
          ctx.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            // Wide tables scroll on their own, by keyboard too.
            properties: {
              className: ['table-scroll'],
              tabIndex: 0,
              role: 'region',
              ariaLabel: nameOfTable(captionOf(node, ctx) ?? heading),
            },
            children: [],
          });
          return;
        }
        keepInLine(node, ctx);
        if (node.tagName !== 'p') return;
        // An image alone in its paragraph is a figure. Its title, if it has one, is the caption.
        const [image, ...others] = node.children;
        if (others.length > 0 || image?.type !== 'element' || image.tagName !== 'img') return;
        const { title, ...properties } = image.properties;
        const caption: ElementContent[] =
          typeof title === 'string' && title !== ''
            ? [
                {
                  type: 'element',
                  tagName: 'figcaption',
                  properties: {},
                  children: [{ type: 'text', value: title }],
                },
              ]
            : [];
        return {
          type: 'element',
          tagName: 'figure',
          properties: {},
          children: [{ type: 'element', tagName: 'img', properties, children: [] }, ...caption],
        };
      },
    },
  };
}

/** Higher pictures than this, in pixels, stand for themselves. */
const mostOfIcon = 96;

/** Small pictures among words, such as that of the button to press, stay in their line. */
function keepInLine({ children }: Pick<Visited, 'children'>, ctx: HastVisitorContext): void {
  if (!children.some((child) => child.type === 'text' && child.value.trim() !== '')) return;
  for (const child of children) {
    if (child.type !== 'element') continue;
    const [only, ...others] = child.tagName === 'a' ? child.children : [];
    const image = only && others.length === 0 ? only : child;
    if (image.type !== 'element' || image.tagName !== 'img') continue;
    if (Number(image.properties['height']) <= mostOfIcon) ctx.setProperty(image, 'className', ['in-text']);
  }
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function captionOf({ children }: Visited, ctx: HastVisitorContext): string | undefined {
  const caption = children.find((child) => child.type === 'element' && child.tagName === 'caption');
  return caption && ctx.textContent(caption).trim();
}

/** Names of the regions in which tables scroll, each another one: by the caption or heading above, and by number. */
function tableNames({ scrollableTable }: TextLabels): (above: string) => string {
  const used = new Map<string, number>();
  return (above) => {
    const name = above === '' ? scrollableTable : `${scrollableTable} – ${above}`;
    const number = (used.get(name) ?? 0) + 1;
    used.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  };
}
