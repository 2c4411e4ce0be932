/** Plain HTML of portable Markdown: no scripts, no classes but those of callouts, steps, tabs and videos. */
import { markdownToHtml, type MdastPluginInstance } from 'satteri';
import { readable } from './readable.ts';
import { marksPlugin } from './render.ts';
import { alertMarker, features } from './vocabulary.ts';

/** Input: what `portableMarkdown` made without marks, and the ids of its headings in order. */
export async function portableHtml(markdown: string, headingIds: readonly string[]): Promise<string> {
  const ids = [...headingIds];
  const plugin: MdastPluginInstance & { readonly name: string } = {
    name: 'fener-portable',
    heading(node, ctx) {
      const id = ids.shift();
      if (id !== undefined) ctx.setProperty(node, 'data', { hProperties: { id } });
    },
    blockquote(node, ctx) {
      const first = node.children[0]?.type === 'paragraph' ? node.children[0].children[0] : undefined;
      const marker = first?.type === 'text' ? alertMarker.exec(first.value) : null;
      if (first?.type !== 'text' || !marker) return;
      ctx.setProperty(first, 'value', first.value.slice(marker[0].length));
      const className = ['callout', `callout-${marker[1]?.toLowerCase()}`];
      ctx.setProperty(node, 'data', { hName: 'div', hProperties: { className } });
    },
  };
  const options = {
    features: { ...features, directive: false, headingAttributes: false },
    mdastPlugins: [marksPlugin, plugin],
  };
  return (await markdownToHtml(readable(markdown, 'md').text, options)).html;
}
