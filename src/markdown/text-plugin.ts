/** Changes of a text before it becomes HTML: headings get their ids; directives, components and alerts become elements. */
import type { MdastNode, MdastPluginInstance } from 'satteri';
import { withoutComments } from '#html/read-tags.ts';
import type { RenderContext } from '#model/pages/render-context.ts';
import { plainNode } from './components.ts';
import { alertElement, alertTitle, containerElement, element, labelElement } from './containers.ts';
import { alertKindOf, alertMarker, containers, type ContainerName } from './vocabulary.ts';

/** One for each text: headings are counted. */
export function textPlugin({
  labels,
  headingIds,
}: RenderContext): MdastPluginInstance & { readonly name: string } {
  let heading = 0;
  return {
    name: 'fener-text',
    heading(node, ctx) {
      const id = headingIds[heading++];
      const hProperties = id === undefined ? {} : { id };
      if (id !== undefined || node.data) ctx.setProperty(node, 'data', { ...node.data, hProperties });
    },
    textDirective(node, ctx) {
      ctx.setProperty(node, 'data', element('kbd'));
    },
    containerDirective(node, ctx) {
      if (!Object.hasOwn(containers, node.name)) return;
      const all = node.children as MdastNode[];
      const label = node.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
      const labelled = label && labelElement(node.name);
      if (label && labelled) ctx.setProperty(label, 'data', labelled);
      const written = { attributes: node.attributes ?? {}, label: undefined, children: all };
      const { data, children } = containerElement(node.name as ContainerName, written, labels);
      if (children !== all) ctx.setProperty(node, 'children', children as never);
      ctx.setProperty(node, 'data', data);
    },
    mdxJsxFlowElement: (node) => plainNode(node, labels),
    mdxJsxTextElement: (node) => plainNode(node, labels),
    html(node, ctx) {
      // Comments are the writers' own notes.
      const value = withoutComments(node.value);
      if (value === node.value) return;
      if (value.trim() === '') ctx.removeNode(node);
      else ctx.setProperty(node, 'value', value);
    },
    blockquote(node, ctx) {
      const first = node.children[0]?.type === 'paragraph' ? node.children[0].children[0] : undefined;
      const marker = first?.type === 'text' ? alertMarker.exec(first.value) : null;
      if (first?.type !== 'text' || !marker) return;
      const kind = alertKindOf(marker[1]?.toLowerCase()) ?? 'note';
      ctx.setProperty(first, 'value', first.value.slice(marker[0].length));
      ctx.prependChild(node, alertTitle(labels.alert[kind]));
      ctx.setProperty(node, 'data', alertElement(kind));
    },
  };
}
