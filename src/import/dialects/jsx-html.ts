/** Elements of MDX as HTML, with the Markdown in them: tables above all, which the HTML stage looks at next. */
import type { Nodes } from 'mdast';
import { escapeHtml } from '#base/escape-html.ts';
import { containerLabel } from './phrases.ts';
import type { ComponentTools, Element } from './components/component.ts';

type Tools = Pick<ComponentTools, 'text' | 'definition'>;

/** The element as HTML. Only properties that are words stay. */
export function elementHtml(node: Element, tools: Tools): string {
  const name = (node.name ?? 'div').toLowerCase();
  const attributes = node.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.name !== 'string') return [];
    if (/^(?:on[A-Z]|style$|className$|key$|ref$)/.test(attribute.name)) return [];
    const value = tools.text(node, attribute.name);
    return value === undefined ? [] : [` ${attribute.name.toLowerCase()}="${escapeHtml(value)}"`];
  });
  const open = `<${name}${attributes.join('')}>`;
  if (/^(?:br|hr|img|col|source)$/.test(name)) return open;
  return `${open}${node.children.map((child) => nodeHtml(child, tools)).join('')}</${name}>`;
}

const linkHtml = (url: string | undefined, inner: string) =>
  url === undefined ? inner : `<a href="${escapeHtml(url)}">${inner}</a>`;

/** A picture; its words alone where nothing says which it is. */
const imageHtml = (url: string | undefined, alt: string | null | undefined) =>
  url === undefined ? escapeHtml(alt ?? '') : `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt ?? '')}">`;

const tags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
};

function nodeHtml(node: Nodes, tools: Tools): string {
  const inner = () =>
    'children' in node ? node.children.map((child) => nodeHtml(child, tools)).join('') : '';
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementHtml(node, tools);
    case 'text':
      return escapeHtml(node.value);
    case 'html':
      return node.value;
    case 'break':
      return '<br>';
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'code':
      return `<pre><code>${escapeHtml(node.value)}</code></pre>`;
    case 'link':
      return linkHtml(node.url, inner());
    case 'linkReference':
      return linkHtml(tools.definition(node.identifier)?.url, inner());
    case 'image':
      return imageHtml(node.url, node.alt);
    case 'imageReference':
      return imageHtml(tools.definition(node.identifier)?.url, node.alt);
    case 'thematicBreak':
      return '<hr>';
    case 'container': {
      const label = escapeHtml(containerLabel(node));
      if (node.name === 'details') return `<details><summary>${label}</summary>${inner()}</details>`;
      return `${label === '' ? '' : `<p><strong>${label}</strong></p>`}${inner()}`;
    }
    case 'list':
      return node.ordered ? `<ol>${inner()}</ol>` : `<ul>${inner()}</ul>`;
    case 'heading':
      return `<h${node.depth}>${inner()}</h${node.depth}>`;
    default: {
      const tag = tags[node.type];
      return tag === undefined ? inner() : `<${tag}>${inner()}</${tag}>`;
    }
  }
}
