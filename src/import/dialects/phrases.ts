/** What stands in a line: blocks that come to stand there give all that they show. */
import type { Nodes, PhrasingContent } from 'mdast';

const phrasing =
  /^(?:break|delete|emphasis|footnoteReference|html|image|imageReference|inlineCode|link|linkReference|strong|text|textDirective|mdxTextExpression|mdxJsxTextElement)$/;

const isPhrasing = (node: Nodes): node is PhrasingContent => phrasing.test(node.type);

const space = (): PhrasingContent => ({ type: 'text', value: ' ' });

/** Nodes as content of a line: blocks give what is in them, and stand apart by `gap`. */
export function phrasesOf(nodes: readonly Nodes[], gap = space): PhrasingContent[] {
  const phrases: PhrasingContent[] = [];
  let wasBlock = false;
  for (const node of nodes) {
    const isBlock = !isPhrasing(node);
    const own = isBlock ? phrasesIn(node, gap) : [node];
    if (own.length === 0) continue;
    const last = phrases.at(-1);
    const isApart = last !== undefined && !isSpace(last) && !own.every(isSpace);
    if (isApart && (isBlock || wasBlock)) phrases.push(gap());
    phrases.push(...own);
    wasBlock = isBlock;
  }
  return phrases;
}

const isSpace = (node: Nodes) => node.type === 'text' && node.value.trim() === '';

/** What a block shows, as phrases. */
function phrasesIn(node: Nodes, gap: () => PhrasingContent): PhrasingContent[] {
  if (node.type === 'code') return [{ type: 'inlineCode', value: inOneLine(node.value) }];
  const inner = 'children' in node ? phrasesOf(node.children, gap) : [];
  const label = node.type === 'container' ? containerLabel(node) : '';
  if (label === '') return inner;
  const head: PhrasingContent = { type: 'strong', children: [{ type: 'text', value: label }] };
  return inner.length === 0 ? [head] : [head, gap(), ...inner];
}

/** What a container is called: the words in `[…]`. */
export const containerLabel = ({ rest }: { readonly rest: string }): string =>
  (/^\[((?:\\.|[^\]\\])*)\]/.exec(rest)?.[1] ?? '').replace(/\\([[\]\\])/g, '$1');

const inOneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, ' ');

const breaks = (): PhrasingContent => ({ type: 'html', value: '<br>' });

/** What may stand in a node that holds phrases alone: a heading, a cell, a link; other nodes hold what they hold. */
export function fitting(parent: Nodes, children: readonly Nodes[]): readonly Nodes[] {
  switch (parent.type) {
    case 'tableCell':
      return phrasesOf(children, breaks).map(inCell);
    case 'heading':
      return phrasesOf(children).map(inLine);
    case 'delete':
    case 'emphasis':
    case 'link':
    case 'linkReference':
    case 'strong':
      return phrasesOf(children);
    default:
      return children;
  }
}

/** A line break would end a heading in the middle. */
const inLine = (node: PhrasingContent): PhrasingContent =>
  node.type === 'html' && !node.position && node.value.includes('\n')
    ? { ...node, value: inOneLine(node.value) }
    : node;

/** A line break would end a row in the middle, and a bar the cell. */
const inCell = (node: PhrasingContent): PhrasingContent =>
  node.type === 'html' && !node.position && /[\n|]/.test(node.value)
    ? {
        ...node,
        value: node.value
          .trim()
          .replace(/\s*\n\s*\n\s*/g, '<br>')
          .replace(/\s*\n\s*/g, ' ')
          .replace(/(?<!\\)\|/g, '\\|'),
      }
    : node;

/** The pictures in nodes of which only the words stay. */
export const picturesIn = (nodes: readonly Nodes[]): PhrasingContent[] =>
  nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'image' || node.type === 'imageReference') return [node];
    return 'children' in node ? picturesIn(node.children) : [];
  });
