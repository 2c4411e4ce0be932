/** Tables as sentences, for those who see a few words of a page: in a row of cells nobody knows what is what. */
import { collapseSpaces } from '#base/collapse-spaces.ts';
import { defaultTreeAdapter as tree, parseFragment, serialize, type DefaultTreeAdapterMap } from 'parse5';

type Element = DefaultTreeAdapterMap['element'];
type Node = DefaultTreeAdapterMap['node'];

/**
 * The HTML with a paragraph for each row of a table: "Size: M; Chest: 96 cm." A table without a row of headings gives
 * its cells alone.
 */
export function withTableSentences(html: string): string {
  if (!/<table\b/i.test(html)) return html;
  const fragment = parseFragment(html);
  for (const table of elementsIn(fragment, 'table')) {
    const rows = elementsIn(table, 'tr').map((row) => row.childNodes.filter(isCell));
    const [first = []] = rows;
    const hasHeadings = rows.length > 1 && first.every(({ tagName }) => tagName === 'th');
    const headings = hasHeadings ? first.map(textOf) : [];
    for (const cells of hasHeadings ? rows.slice(1) : rows) {
      const facts = cells.flatMap((cell, index) => factOf(headings[index], textOf(cell)));
      if (facts.length === 0) continue;
      const paragraph = tree.createElement('p', table.namespaceURI, []);
      tree.insertText(paragraph, ended(facts.join('; ')));
      tree.insertBefore(table.parentNode ?? fragment, paragraph, table);
    }
    tree.detachNode(table);
  }
  return serialize(fragment);
}

const factOf = (heading: string | undefined, text: string): string[] =>
  text === '' ? [] : [heading ? `${heading.replace(/\s*[:：]$/, '')}: ${text}` : text];

const ended = (sentence: string) => (/[.!?…。！？؟।]$/u.test(sentence) ? sentence : `${sentence}.`);

const isCell = (node: Node): node is Element =>
  tree.isElementNode(node) && (node.tagName === 'th' || node.tagName === 'td');

/** The outermost elements of a name, in order. */
function elementsIn(parent: Node, name: string): Element[] {
  const found: Element[] = [];
  const waiting: Node[] = 'childNodes' in parent ? parent.childNodes.toReversed() : [];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (tree.isElementNode(node) && node.tagName === name) found.push(node);
    else if ('childNodes' in node) waiting.push(...node.childNodes.toReversed());
  }
  return found;
}

function textOf(element: Element): string {
  let text = '';
  const waiting: Node[] = element.childNodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (tree.isTextNode(node)) text += node.value;
    else if ('childNodes' in node) {
      if (tree.isElementNode(node) && /^(?:br|li|p|div|tr|td|th)$/.test(node.tagName)) text += ' ';
      waiting.push(...node.childNodes.toReversed());
    }
  }
  return collapseSpaces(text);
}
