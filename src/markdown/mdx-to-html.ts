/** MDX as HTML. No code of the article runs: the check refuses expressions, and components have become elements. */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { evaluate, type MdxCompileOptions } from 'satteri';

type Tree = Element | Root;
type Component = (props: object) => Tree;

const Fragment = Symbol('fragment');

/** HTML of an MDX text, through the plugins of the renderer. */
export async function mdxToHtml(body: string, options: MdxCompileOptions): Promise<string> {
  const made = (await evaluate(body, { ...options, Fragment, jsx, jsxs: jsx })) as { default: Component };
  return toHtml(made.default({}), { characterReferences: { useNamedReferences: true } });
}

/** What compiled MDX calls for each element. */
function jsx(type: unknown, props: unknown): Tree {
  const { children, ...properties } = props as Element['properties'] & { readonly children?: unknown };
  const content = childrenOf(children);
  if (type === Fragment) return { type: 'root', children: content };
  if (typeof type === 'function') return (type as Component)(properties);
  return { type: 'element', tagName: String(type), properties, children: content };
}

function childrenOf(children: unknown): ElementContent[] {
  if (Array.isArray(children)) return children.flatMap(childrenOf);
  if (typeof children === 'string') return [{ type: 'text', value: children }];
  if (typeof children !== 'object' || children === null) return [];
  const tree = children as Tree;
  return tree.type === 'element' ? [tree] : (tree.children as ElementContent[]);
}
