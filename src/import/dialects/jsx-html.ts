/** Elements of MDX as HTML, with the Markdown in them: tables above all, which the HTML stage looks at next. */
import type { Nodes } from 'mdast';
import { escapeHtml } from '#base/escape-html.ts';
import { containerLabel } from './phrases.ts';
import type { Element } from './components/component.ts';

type TextOf = (node: Element, name: string) => string | undefined;

/** The element as HTML. Only properties that are words stay. */
export function elementHtml(node: Element, text: TextOf): string {
  const name = (node.name ?? 'div').toLowerCase();
  const attributes = node.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.name !== 'string') return [];
    if (/^(?:on[A-Z]|style$|className$|key$|ref$)/.test(attribute.name)) return [];
    const value = text(node, attribute.name);
    return value === undefined ? [] : [` ${attribute.name.toLowerCase()}="${escapeHtml(value)}"`];
  });
  const open = `<${name}${attributes.join('')}>`;
  if (/^(?:br|hr|img|col|source)$/.test(name)) return open;
  return `${open}${node.children.map((child) => nodeHtml(child, text)).join('')}</${name}>`;
}

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

function nodeHtml(node: Nodes, text: TextOf): string {
  const inner = () =>
    'children' in node ? node.children.map((child) => nodeHtml(child, text)).join('') : '';
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementHtml(node, text);
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
      return `<a href="${escapeHtml(node.url)}">${inner()}</a>`;
    case 'image':
      return `<img src="${escapeHtml(node.url)}" alt="${escapeHtml(node.alt ?? '')}">`;
    case 'imageReference':
      return escapeHtml(node.alt ?? '');
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
