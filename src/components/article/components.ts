/** Components for MDX articles. They give the HTML that the directives of Markdown give. */
import type { RenderContext } from '#model/pages/render-context.ts';
import { entryOf } from '#markdown/render.ts';
import { embedUrl } from '#markdown/video.ts';
import { jsx } from 'astro/jsx-runtime';

type Props = Readonly<Record<string, unknown>> & { readonly children?: unknown };
type Component = (props: Props) => unknown;

const element = (tag: string, props: Record<string, unknown>): unknown => jsx(tag, props);

/** The components by name; the words that they add are in the text's language. */
export function articleComponents({ labels, images }: RenderContext): Readonly<Record<string, Component>> {
  return {
    Steps: ({ children }) => element('div', { class: 'steps', children }),
    Tabs: ({ sync, children }) => element('help-tabs', { 'data-sync': sync, children }),
    Tab: ({ label, children }) =>
      element('section', {
        class: 'tab',
        children: [element('p', { class: 'tab-label', children: label }), children],
      }),
    Details: ({ summary, children }) =>
      element('details', { children: [element('summary', { children: summary }), children] }),
    Kbd: ({ children }) => element('kbd', { children }),
    Alert: ({ type, children }) => {
      const kind = (
        typeof type === 'string' && type in labels.alert ? type : 'note'
      ) as keyof typeof labels.alert;
      const title = element('p', { class: 'alert-title', children: labels.alert[kind] });
      return element('aside', { class: `alert alert-${kind}`, role: 'note', children: [title, children] });
    },
    Figure: ({ src, alt, caption }) => {
      const image = entryOf(images, String(src));
      const attributes = { ...image, src: image?.src ?? src, srcset: image?.srcset || undefined, alt };
      return element('figure', {
        children: [
          element('img', { ...attributes, loading: 'lazy', decoding: 'async' }),
          element('figcaption', { children: caption }),
        ],
      });
    },
    Video: ({ src, title, duration, children }) => {
      const name = `${labels.playVideo}: ${String(title)}${duration ? ` (${String(duration)})` : ''}`;
      const link = element('a', { href: src, rel: 'noopener', children: name });
      const summary = element('summary', { children: labels.transcript });
      return element('help-video', {
        'data-embed': embedUrl(String(src)),
        'data-title': title,
        children: [
          element('p', { class: 'video-link', children: link }),
          element('details', { children: [summary, children] }),
        ],
      });
    },
  };
}
