/** Makes the HTML of an article's text. Same text, same context: same bytes. */
import {
  markdownToHtml,
  type HastNode,
  type HastVisitorContext,
  type HastVisitorInstance,
  type MdastPluginInstance,
} from 'satteri';
import { alertMarker, features, type AlertKind } from './vocabulary.ts';
import type { RenderContext, TextLabels } from '#model/pages/render-context.ts';
import { addressKey } from '#model/written-address.ts';
import { comment } from './raw-html.ts';
import { hasMarks, withoutMarks } from './emphasis.ts';
import { readable, type MarkdownFormat } from './readable.ts';
import { highlight } from './highlight.ts';
import { embedUrl } from './video.ts';

/** HTML of a Markdown text. Raw HTML in it must have been checked by `analyseMarkdown`. */
export async function renderMarkdown(body: string, context: RenderContext): Promise<string> {
  const { text, options } = toCompile(body, 'md', context);
  const { html } = await markdownToHtml(text, options);
  return html;
}

/** What the compiler of Markdown or of MDX is given for a text. */
export function toCompile(body: string, format: MarkdownFormat, context: RenderContext) {
  const { text } = readable(body, format);
  return {
    text,
    options: {
      features: parserFeatures(context),
      mdastPlugins: [...(hasMarks(text) ? [marksPlugin] : []), textPlugin(context)],
      hastPlugins: [attributesPlugin(context), structurePlugin(context.labels)],
    },
  };
}

/** Takes out what `readable` put in for the parser. */
const marksPlugin: MdastPluginInstance & { name: string } = {
  name: 'fener-marks',
  text(node, ctx) {
    if (hasMarks(node.value)) ctx.setProperty(node, 'value', withoutMarks(node.value));
  },
};

/** Parser switches for rendering; raw HTML is parsed only where there is some, since that costs a second pass. */
const parserFeatures = ({ labels, hasHtml }: RenderContext) => ({
  ...features,
  gfm: {
    footnotes: {
      label: labels.footnotes,
      backLabel: `${labels.footnoteBack} {reference}`,
      clobberPrefix: '',
    },
  },
  rawHtml: hasHtml,
});

const element = (hName: string, hProperties: Record<string, unknown> = {}) => ({ hName, hProperties });

/** Headings get their ids; directives and alerts become elements. */
function textPlugin({ labels, headingIds }: RenderContext): MdastPluginInstance & { name: string } {
  let heading = 0;
  return {
    name: 'fener-text',
    heading(node, ctx) {
      const id = headingIds[heading++];
      if (id !== undefined) ctx.setProperty(node, 'data', { ...node.data, hProperties: { id } });
    },
    textDirective(node, ctx) {
      ctx.setProperty(node, 'data', element('kbd'));
    },
    containerDirective(node, ctx) {
      const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
      switch (node.name) {
        case 'steps':
          ctx.setProperty(node, 'data', element('div', { className: ['steps'] }));
          return;
        case 'tabs':
          ctx.setProperty(
            node,
            'data',
            element('help-tabs', { 'data-sync': node.attributes?.['sync'] ?? null }),
          );
          return;
        case 'tab':
          if (label) ctx.setProperty(label, 'data', element('p', { className: ['tab-label'] }));
          ctx.setProperty(node, 'data', element('section', { className: ['tab'] }));
          return;
        case 'details':
          if (label) ctx.setProperty(label, 'data', element('summary'));
          ctx.setProperty(node, 'data', element('details'));
          return;
        case 'video': {
          const { src = '', title = '', duration } = node.attributes ?? {};
          const transcript = {
            type: 'containerDirective',
            name: 'transcript',
            data: element('details'),
            children: [
              {
                type: 'paragraph',
                data: element('summary'),
                children: [{ type: 'text', value: labels.transcript }],
              },
              ...node.children,
            ],
          };
          const link = {
            type: 'paragraph',
            data: element('p', { className: ['video-link'] }),
            children: [
              {
                type: 'link',
                url: src,
                children: [
                  { type: 'text', value: `${labels.playVideo}: ${title}${duration ? ` (${duration})` : ''}` },
                ],
              },
            ],
          };
          ctx.setProperty(node, 'children', [link, transcript] as never);
          ctx.setProperty(
            node,
            'data',
            element('help-video', { 'data-embed': embedUrl(src ?? ''), 'data-title': title }),
          );
          return;
        }
      }
    },
    html(node, ctx) {
      // Comments are the writers' own notes.
      const value = node.value.replace(comment, '');
      if (value === node.value) return;
      if (value.trim() === '') ctx.removeNode(node);
      else ctx.setProperty(node, 'value', value);
    },
    blockquote(node, ctx) {
      const first = node.children[0]?.type === 'paragraph' ? node.children[0].children[0] : undefined;
      const marker = first?.type === 'text' ? alertMarker.exec(first.value) : null;
      if (first?.type !== 'text' || !marker) return;
      const kind = (marker[1] ?? 'note').toLowerCase() as AlertKind;
      ctx.setProperty(first, 'value', first.value.slice(marker[0].length));
      ctx.prependChild(node, {
        type: 'paragraph',
        data: element('p', { className: ['alert-title'] }),
        children: [{ type: 'text', value: labels.alert[kind] }],
      } as never);
      ctx.setProperty(
        node,
        'data',
        element('aside', { className: ['alert', `alert-${kind}`], role: 'note' }),
      );
    },
  };
}

/** Addresses and image sizes, of Markdown, of raw HTML and of the elements of MDX. */
function attributesPlugin(context: RenderContext): HastVisitorInstance & { name: string } {
  const setOwn = (node: ElementNode, ctx: HastVisitorContext) => {
    const own = propertiesOf(nameOf(node), (name) => valueOf(node, name), context);
    for (const [name, value] of Object.entries(own)) ctx.setProperty(node, name, value);
  };
  const anchors = context.hasHtml ? [{ filter: [], visit: composeId }] : [];
  const elements = [{ filter: ['a', 'img'], visit: setOwn }, ...anchors];
  return {
    name: 'fener-attributes',
    mdxJsxTextElement: elements,
    mdxJsxFlowElement: elements,
    element: [
      ...elements,
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
    ],
  };
}

/** An element of Markdown, or one that stands in MDX as such. */
type ElementNode = Readonly<
  Extract<HastNode, { type: 'element' | 'mdxJsxTextElement' | 'mdxJsxFlowElement' }>
>;

const nameOf = (node: ElementNode) => (node.type === 'element' ? node.tagName : (node.name ?? ''));

/** An attribute's text, empty where there is none. */
function valueOf(node: ElementNode, wanted: string): string {
  const value =
    node.type === 'element'
      ? node.properties[wanted]
      : node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === wanted)?.value;
  return typeof value === 'string' ? value : '';
}

/** What a link or an image is given. */
function propertiesOf(
  tag: string,
  read: (name: string) => string,
  { links, images }: RenderContext,
): Record<string, string> {
  if (tag === 'a') {
    const href = read('href');
    const target = entryOf(links, href);
    return {
      ...(target !== undefined && { href: target }),
      ...(/^https?:/.test(target ?? href) && { rel: 'noopener' }),
    };
  }
  const image = entryOf(images, read('src'));
  return {
    loading: 'lazy',
    decoding: 'async',
    ...(image && { src: image.src, width: String(image.width), height: String(image.height) }),
    ...(image?.srcset && { srcset: image.srcset, sizes: '(min-width: 48rem) 42rem, 100vw' }),
  };
}

/** Links have their anchors composed, see `addressKey`; ids of raw HTML may be written otherwise. */
function composeId(node: ElementNode, ctx: HastVisitorContext): void {
  const id = valueOf(node, 'id');
  if (id !== id.normalize('NFC')) ctx.setProperty(node, 'id', id.normalize('NFC'));
}

/** What a context has for an address, in whichever spelling it arrives. */
export function entryOf<T>(entries: Readonly<Record<string, T>>, address: string): T | undefined {
  const key = addressKey(address);
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

/** Figures, tables that scroll, code in colours. */
function structurePlugin(labels: TextLabels): HastVisitorInstance & { name: string } {
  return {
    name: 'fener-structure',
    element: {
      filter: ['p', 'table', 'pre'],
      visit(node, ctx) {
        if (node.tagName === 'pre') return highlight(node, ctx.textContent(node));
        if (node.tagName === 'table') {
          ctx.wrapNode(node, {
            type: 'element',
            tagName: 'div',
            // Wide tables scroll by themselves, by keyboard too.
            properties: {
              className: ['table-scroll'],
              tabIndex: 0,
              role: 'region',
              ariaLabel: labels.scrollableTable,
            },
            children: [],
          });
          return;
        }
        // An image alone in its paragraph is a figure when it has a title, which is the caption.
        const [image, ...others] = node.children;
        if (others.length > 0 || image?.type !== 'element' || image.tagName !== 'img') return;
        const { title, ...properties } = image.properties;
        if (typeof title !== 'string' || title === '') return;
        return {
          type: 'element',
          tagName: 'figure',
          properties: {},
          children: [
            { type: 'element', tagName: 'img', properties, children: [] },
            {
              type: 'element',
              tagName: 'figcaption',
              properties: {},
              children: [{ type: 'text', value: title }],
            },
          ],
        };
      },
    },
  };
}
