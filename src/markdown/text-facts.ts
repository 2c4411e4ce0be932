/** What of a text has to survive translation, with its places. */
import type { MdastNode } from 'satteri';
import { attributeOf, readHtml } from '#html/read-tags.ts';
import type { Fact, TextFacts } from '#model/text.ts';
import type { Position } from '#problems/problem.ts';
import { withoutMarks } from './emphasis.ts';

/** Collects facts in reading order. */
interface Found {
  readonly words: Fact[];
  readonly blocks: Position[];
  readonly lists: Fact[];
  readonly tables: Fact[];
  readonly videos: Fact[];
  readonly code: Fact[];
  readonly codeBlocks: Fact[];
}

/** The facts of a parsed text. `placeOf`: position of a node in the file. */
export function factsOf(tree: MdastNode, placeOf: (node: MdastNode) => Position): TextFacts {
  const found: Found = {
    words: [],
    blocks: [],
    lists: [],
    tables: [],
    videos: [],
    code: [],
    codeBlocks: [],
  };
  collect(tree, found, placeOf);
  return found;
}

function collect(node: MdastNode, found: Found, placeOf: (node: MdastNode) => Position): void {
  addOwn(node, found, placeOf);
  if (isBlockOfWords(node)) {
    found.blocks.push(placeOf(node));
    const text = wordsOf(node).trim();
    if (text !== '') found.words.push({ value: text, at: placeOf(node), block: found.blocks.length - 1 });
  }
  if ('children' in node) for (const child of node.children as MdastNode[]) collect(child, found, placeOf);
}

const isBlockOfWords = ({ type }: MdastNode) =>
  type === 'paragraph' || type === 'heading' || type === 'tableCell';

function addOwn(node: MdastNode, found: Found, placeOf: (node: MdastNode) => Position): void {
  const block = Math.max(0, found.blocks.length - 1);
  const add = (list: Fact[], value: string) => list.push({ value, at: placeOf(node), block });
  switch (node.type) {
    case 'list':
      if (node.ordered) add(found.lists, String(node.children.length));
      return;
    case 'table':
      add(found.tables, String(node.children.length));
      return;
    case 'inlineCode':
      add(found.code, withoutMarks(node.value));
      return;
    case 'code':
      add(found.codeBlocks, node.lang ?? '');
      return;
    case 'containerDirective':
      if (node.name === 'video') add(found.videos, node.attributes?.['src'] ?? '');
      return;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      if (node.name === 'Video') add(found.videos, '');
      return;
    case 'html':
      for (const tag of readHtml(node.value).tags)
        if (tag.kind === 'open' && tag.name === 'code') add(found.code, attributeOf(tag, 'id') ?? '');
      return;
    default:
  }
}

/** The words of a block: neither code nor the targets of links. */
function wordsOf(node: MdastNode): string {
  if (node.type === 'text') return withoutMarks(node.value);
  if (node.type === 'break') return '\n';
  // The text of a bare address is an address, too.
  if (node.type === 'link' && node.children.length === 1 && isAddress(node.children[0])) return ' ';
  return 'children' in node ? (node.children as MdastNode[]).map(wordsOf).join('') : '';
}

const isAddress = (node: MdastNode | undefined) =>
  node?.type === 'text' && /^(?:https?:\/\/|www\.)|^\S+@\S+$/.test(node.value);
