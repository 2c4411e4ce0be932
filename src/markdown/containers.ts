/** The HTML of directives and of the MDX components that are the same. */
import type { MdastNode } from 'satteri';
import type { TextLabels } from '#model/pages/render-context.ts';
import type { Attributes } from './collect-containers.ts';
import { embedUrl } from './video.ts';
import type { ContainerName } from './vocabulary.ts';

/** What the renderer makes of a node: an element's name and properties. */
export const element = (hName: string, hProperties: Record<string, unknown> = {}) => ({ hName, hProperties });

/** An element with content; a type of node that holds anything. */
export const node = (
  name: string,
  children: readonly unknown[],
  properties: Record<string, unknown> = {},
): MdastNode =>
  ({ type: 'containerDirective', name, data: element(name, properties), children }) as unknown as MdastNode;

export const text = (value: string): MdastNode => ({ type: 'text', value });

/** A container with its label and the rest of its content, as both ways of writing give it. */
export interface WrittenContainer {
  readonly attributes: Attributes;
  readonly label: MdastNode | undefined;
  readonly children: readonly MdastNode[];
}

/** Element of a container, and its children in order. */
export function containerElement(
  name: ContainerName,
  { attributes, label, children }: WrittenContainer,
  labels: TextLabels,
): { readonly data: ReturnType<typeof element>; readonly children: readonly MdastNode[] } {
  const labelled = label ? [label, ...children] : children;
  switch (name) {
    case 'steps':
      return { data: element('div', { className: ['steps'] }), children: labelled };
    case 'tabs':
      return { data: element('help-tabs', { 'data-sync': attributes['sync'] ?? null }), children: labelled };
    case 'tab':
      return { data: element('section', { className: ['tab'] }), children: labelled };
    case 'details':
      return { data: element('details'), children: labelled };
    case 'video':
      return video(attributes, labelled, labels);
  }
}

/** Element of a container's label. */
export const labelElement = (name: string): ReturnType<typeof element> | undefined =>
  name === 'tab'
    ? element('p', { className: ['tab-label'] })
    : name === 'details'
      ? element('summary')
      : undefined;

/** A link with a transcript, and the name of its player for the script. */
function video(attributes: Attributes, transcript: readonly MdastNode[], labels: TextLabels) {
  const { src, title, duration } = attributes;
  const name = `${labels.playVideo}: ${title ?? ''}${duration ? ` (${duration})` : ''}`;
  const link = { type: 'link', url: src ?? '', children: [text(name)] };
  return {
    data: element('help-video', { 'data-embed': embedUrl(src ?? ''), 'data-title': title ?? '' }),
    children: [
      node('p', [link], { className: ['video-link'] }),
      node('details', [node('summary', [text(labels.transcript)]), ...transcript]),
    ],
  };
}

/** Title of an alert and the element around it. */
export const alertElement = (kind: string) =>
  element('aside', { className: ['alert', `alert-${kind}`], role: 'note' });

export const alertTitle = (title: string): MdastNode =>
  node('p', [text(title)], { className: ['alert-title'] });
