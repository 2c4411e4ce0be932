/** MDX without JSX: components and elements become the nodes that directives and HTML become. */
import type { MdastNode } from 'satteri';
import type { TextLabels } from '#model/pages/render-context.ts';
import type { Attributes } from './collect-containers.ts';
import { htmlName } from './collect-mdx.ts';
import {
  alertElement,
  alertTitle,
  containerElement,
  element,
  labelElement,
  node,
  text,
} from './containers.ts';
import type { NodeOf } from './nodes.ts';
import { alertKindOf, containers, type ContainerName } from './vocabulary.ts';

type JsxElement = Readonly<NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>>;

/** The Markdown node that an MDX element stands for. */
export function plainNode(jsx: JsxElement, labels: TextLabels): MdastNode {
  const name = jsx.name ?? '';
  const children = jsx.children as MdastNode[];
  const attributes = attributesOf(jsx);
  const container = (Object.keys(containers) as ContainerName[]).find((key) => containers[key] === name);
  if (container) {
    const label = labelOf(container, attributes[container === 'details' ? 'summary' : 'label']);
    return {
      ...node(name, []),
      ...containerElement(container, { attributes, label, children }, labels),
    } as MdastNode;
  }
  switch (name) {
    case 'Kbd':
      return node('kbd', children);
    case 'Alert': {
      const kind = alertKindOf(attributes['type']) ?? 'note';
      const content = [alertTitle(labels.alert[kind]), ...children];
      return { ...node(name, content), data: alertElement(kind) } as MdastNode;
    }
    case 'Figure': {
      const { src, alt, caption } = attributes;
      const image = node('img', [], { src, alt });
      return node('figure', caption ? [image, node('figcaption', [text(caption)])] : [image]);
    }
    default: {
      const named = Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [htmlName(key), value ?? '']),
      );
      return { ...node(name, children), data: element(name, named) } as MdastNode;
    }
  }
}

function labelOf(container: ContainerName, label: string | null | undefined): MdastNode | undefined {
  const data = labelElement(container);
  return data && label ? ({ ...node(container, [text(label)]), data } as MdastNode) : undefined;
}

const attributesOf = ({ attributes }: JsxElement): Attributes =>
  Object.fromEntries(
    attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value !== 'object'
        ? [[attribute.name, attribute.value ?? '']]
        : attribute.type === 'mdxJsxAttribute' && attribute.value === null
          ? [[attribute.name, '']]
          : [],
    ),
  );
