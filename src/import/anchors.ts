/** Places in an article that links can lead to. */
import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Parents } from 'mdast';
import { attributeOf, findTags } from './html-tags.ts';
import { spanOf, toPlainText, walk, type MarkdownTree, type Span } from './markdown-tree.ts';
import { slugify } from './slugs.ts';

/** A text's own heading attribute: `## Title {#id}`. */
const headingAttribute = /\s*\{#([^\s{}]+)\}\s*$/;

/** The id that a heading declares, with its place. */
export function findHeadingId(text: string, heading: Heading): (Span & { readonly id: string }) | undefined {
  const last = heading.children.at(-1);
  if (!last) return undefined;
  const { start } = spanOf(heading);
  const end = spanOf(last).end;
  const match = headingAttribute.exec(text.slice(start, end));
  return match ? { id: match[1] ?? '', start: start + match.index, end } : undefined;
}

/** What a heading says, without its `{#id}`. */
export const headingText = (heading: Heading): string => toPlainText(heading).replace(headingAttribute, '');

/** An empty `<a id="…"></a>`. */
export interface EmptyAnchor extends Span {
  readonly id: string;
}

/** The empty anchors among the children of a paragraph or heading. */
export function findEmptyAnchors(text: string, parent: Parents): EmptyAnchor[] {
  return parent.children.flatMap((child, index) => {
    const next = parent.children[index + 1];
    if (child.type !== 'html' || next?.type !== 'html' || next.value !== '</a>') return [];
    const [tag] = findTags(child.value);
    const id = tag?.kind === 'open' && tag.name === 'a' ? attributeOf(tag, 'id') : undefined;
    return id === undefined ? [] : [{ id, start: spanOf(child).start, end: spanOf(next).end }];
  });
}

/** Whether a block is a paragraph of empty anchors and nothing else. */
export function isAnchorParagraph(text: string, node: Nodes | undefined): node is Parents {
  if (node?.type !== 'paragraph') return false;
  const anchors = findEmptyAnchors(text, node);
  const rest = node.children.filter((child) => child.type !== 'html');
  return (
    anchors.length > 0 &&
    anchors.length * 2 === node.children.length - rest.length &&
    rest.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

/** The anchors of an article. */
export interface Anchors {
  /** Ids of headings, declared or generated as the site does, and of HTML elements. */
  readonly ids: ReadonlySet<string>;
  /** Ids that a heading would have had if it did not declare another. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Second and later declarations of an id in headings. */
  readonly repeatedHeadings: readonly (Span & { readonly id: string })[];
}

export function findAnchors(text: string, tree: MarkdownTree): Anchors {
  const ids = new Set<string>();
  const aliases = new Map<string, string>();
  const repeatedHeadings: (Span & { id: string })[] = [];
  const slugger = new GithubSlugger();
  walk(tree.root, (node) => {
    if (node.type === 'html') {
      const tags = findTags(node.value);
      for (const tag of tags) {
        const id = tag.kind === 'open' ? attributeOf(tag, 'id') : undefined;
        if (id) ids.add(id);
      }
    }
    if (node.type !== 'heading') return;
    const own = findHeadingId(text, node);
    if (own && ids.has(own.id)) repeatedHeadings.push(own);
    const declared = own && !ids.has(own.id) ? own.id : undefined;
    const generated = slugger.slug(headingText(node));
    if (declared !== undefined) aliases.set(generated, declared);
    ids.add(declared ?? generated);
  });
  return { ids, aliases, repeatedHeadings };
}

/** The anchor that a link means: exactly, in other letter case, or by the heading's text; `undefined` if there is none. */
export function resolveAnchor(anchors: Anchors, wanted: string): string | undefined {
  const { ids, aliases } = anchors;
  if (ids.has(wanted)) return wanted;
  const alias = aliases.get(wanted) ?? aliases.get(wanted.toLowerCase());
  if (alias !== undefined) return alias;
  const plain = slugify(wanted);
  const candidates = [...[...ids].map((id) => [id, id] as const), ...aliases];
  return plain === '' ? undefined : candidates.find(([id]) => slugify(id) === plain)?.[1];
}
