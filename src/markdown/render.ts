/** Makes the HTML of an article's text. Same text, same context: same bytes. */
import { markdownToHtml, type HastVisitorInstance, type MdastPluginInstance } from 'satteri';
import { alertMarker, features, type AlertKind } from './vocabulary.ts';
import type { RenderContext, TextLabels } from '#model/pages/render-context.ts';
import { comment } from './raw-html.ts';
import { highlight } from './highlight.ts';
import { embedUrl } from './video.ts';

/** HTML of a Markdown text. Raw HTML in it must have been checked by `analyseMarkdown`. */
export async function renderMarkdown(body: string, context: RenderContext): Promise<string> {
  const { html } = await markdownToHtml(body, {
    features: parserFeatures(context),
    mdastPlugins: [textPlugin(context)],
    hastPlugins: [attributesPlugin(context), structurePlugin(context.labels)],
  });
  return html;
}

/** Parser switches for rendering; raw HTML is parsed only where there is some, since that costs a second pass. */
export const parserFeatures = ({ labels, hasHtml }: RenderContext) => ({
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
export function textPlugin({ labels, headingIds }: RenderContext): MdastPluginInstance & { name: string } {
  let heading = 0;
  return {
    name: 'fener-text',
    options: { position: true },
    heading(node, ctx) {
      const id = headingIds[heading++];
      if (id !== undefined) ctx.setProperty(node, 'data', { ...node.data, hProperties: { id } });
    },
    textDirective(node, ctx) {
      if (node.name === 'kbd') {
        ctx.setProperty(node, 'data', element('kbd'));
        return;
      }
      const { start, end } = node.position ?? {};
      // A colon in ordinary text, such as 10:30.
      return { type: 'text', value: ctx.source.slice(start?.offset, end?.offset) };
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

/** Addresses and image sizes. */
export function attributesPlugin({ links, images }: RenderContext): HastVisitorInstance & { name: string } {
  return {
    name: 'fener-attributes',
    element: {
      filter: ['a', 'img', 'th', 'td'],
      visit(node, ctx) {
        const { properties } = node;
        switch (node.tagName) {
          case 'a': {
            const href = typeof properties['href'] === 'string' ? properties['href'] : undefined;
            const target = href === undefined ? undefined : links[href];
            if (target !== undefined) ctx.setProperty(node, 'href', target);
            if (/^https?:/.test(target ?? href ?? '')) ctx.setProperty(node, 'rel', ['noopener']);
            return;
          }
          case 'img': {
            const image = images[String(properties['src'] ?? '')];
            ctx.setProperty(node, 'loading', 'lazy');
            ctx.setProperty(node, 'decoding', 'async');
            if (!image) return;
            ctx.setProperty(node, 'src', image.src);
            ctx.setProperty(node, 'width', image.width);
            ctx.setProperty(node, 'height', image.height);
            if (image.srcset) {
              ctx.setProperty(node, 'srcSet', image.srcset);
              ctx.setProperty(node, 'sizes', `(min-width: 48rem) 42rem, 100vw`);
            }
            return;
          }
          case 'th':
          case 'td': {
            // Inline styles would need a weaker Content-Security-Policy.
            const [, side] = /text-align: (\w+)/.exec(String(properties['style'] ?? '')) ?? [];
            if (!side) return;
            ctx.setProperty(node, 'style', null);
            ctx.setProperty(node, 'className', [`align-${side}`]);
            return;
          }
        }
      },
    },
  };
}

/** Figures, tables that scroll, code in colours. */
export function structurePlugin(labels: TextLabels): HastVisitorInstance & { name: string } {
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
