/** Elements of HTML in MDX that Markdown has signs for. */
import type { Nodes } from 'mdast';
import { phrasesOf, picturesIn } from '#import/dialects/phrases.ts';
import { htmlNode, textNode } from '#import/dialects/rewrite.ts';
import { toPlainText } from '#import/tree/markdown/parse.ts';
import { asBlocks, elementsIn, type Component } from './component.ts';
import { stringsIn } from './properties.ts';

export const marked =
  (type: 'strong' | 'emphasis' | 'delete'): Component =>
  ({ children }) =>
    children.length === 0 ? [] : [{ type, children: phrasesOf(children) }];

/** Elements that Markdown has no sign for, as tags around their content. */
export const inline: Component = ({ name, children }) => [
  htmlNode(`<${name}>`),
  ...children,
  htmlNode(`</${name}>`),
];

/** Keys: what it holds, else what its properties say: `<Key mod="shift" k="enter" />`. */
export const keys: Component = (node, { value, line }) => {
  const pressed = node.attributes.flatMap((one) =>
    one.type === 'mdxJsxAttribute' && !/^(?:class(?:Name)?|style|id|key)$/.test(one.name)
      ? stringsIn(value(node, one.name))
      : [],
  );
  const asKey = (children: readonly Nodes[]) => [htmlNode('<kbd>'), ...children, htmlNode('</kbd>')];
  if (node.children.length > 0) return asKey(node.children);
  const named = pressed
    .filter((name) => name !== '')
    .map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return line(
    node,
    named.flatMap((name, index) => [...(index === 0 ? [] : [textNode('+')]), ...asKey([textNode(name)])]),
  );
};

export const inlineCode: Component = ({ children }) => [
  { type: 'inlineCode', value: children.map(toPlainText).join('') },
  ...picturesIn(children),
];

export const paragraph: Component = (node) => asBlocks(node.children);

export const heading: Component = (node, { text }) => {
  const id = text(node, 'id');
  const depth = Number(node.name?.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;
  const children = [
    ...phrasesOf(node.children),
    ...(id === undefined ? [] : phrasesOf([htmlNode(` {#${id}}`)])),
  ];
  return [{ type: 'heading', depth, children }];
};

export const list: Component = (node) => {
  const items = node.children.flatMap((child) => elementsIn(child, 'li'));
  return items.length === 0
    ? node.children
    : [
        {
          type: 'list',
          ordered: node.name === 'ol',
          spread: false,
          children: items.map((item) => ({
            type: 'listItem',
            spread: false,
            children: asBlocks(item.children) as never,
          })),
        },
      ];
};

export const rule: Component = () => [{ type: 'thematicBreak' }];
export const lineBreak: Component = () => [htmlNode('<br>')];
