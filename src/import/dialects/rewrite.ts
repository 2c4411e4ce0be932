/** Rewrites the parts of a text that a dialect says differently, and leaves all others as their writer wrote them. */
import type { Nodes, Paragraph, Parent, Parents, Root, RootContent } from 'mdast';
import type { AlertKind } from '#markdown/vocabulary.ts';
import { formatBlocks } from '#import/tree/markdown/format.ts';
import { traceLines, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { fitting, phrasesOf } from './phrases.ts';

/**
 * What a node becomes: itself (`undefined`), or others in its place. A node that is made anew has no position; one of
 * the source keeps its own, and stands for its text.
 */
export type Replacement = readonly Nodes[] | undefined;

/** A container of ours: `:::details[More]`. */
export interface ContainerNode extends Parent {
  type: 'container';
  name: string;
  /** What stands behind the name: `[More]`, `{sync="os"}`. */
  rest: string;
  children: RootContent[];
}

/** An alert of ours: `> [!NOTE]`. */
export interface AlertNode extends Parent {
  type: 'alert';
  kind: AlertKind;
  children: RootContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    container: ContainerNode;
    alert: AlertNode;
  }
  interface RootContentMap {
    container: ContainerNode;
    alert: AlertNode;
  }
}

/** The container as a node. */
export const containerOf = (name: string, rest: string, children: readonly Nodes[]): ContainerNode => ({
  type: 'container',
  name,
  rest,
  children: contentOf(children),
});

/** The alert as nodes, under a title of its own if it has one; nothing where it says nothing. */
export function alertOf(
  kind: AlertKind,
  title: readonly Nodes[],
  children: readonly Nodes[],
): readonly Nodes[] {
  const all = [...(title.length === 0 ? [] : [strongParagraph(title)]), ...contentOf(children)];
  return all.length === 0 ? [] : [{ type: 'alert', kind, children: all }];
}

export const paragraphOf = (children: readonly Nodes[]): Paragraph => ({
  type: 'paragraph',
  children: phrasesOf(children),
});

/** A line that stands for a title. */
export const strongParagraph = (title: readonly Nodes[]): Paragraph =>
  paragraphOf([
    {
      type: 'strong',
      children: phrasesOf(title).flatMap((node) => (node.type === 'strong' ? node.children : [node])),
    },
  ]);

export const textNode = (value: string): Nodes => ({ type: 'text', value });

export const htmlNode = (value: string): Nodes => ({ type: 'html', value });

/** Nodes as content of a block; there is no other root in it. */
export const contentOf = (nodes: readonly Nodes[]): RootContent[] =>
  nodes.flatMap((node) => (node.type === 'root' ? node.children : [node]));

/** The text of which `root` is the tree, after every node was offered to `replace`, inner ones first. */
export function rewrite(
  source: TracedText,
  root: Root,
  replace: (node: Nodes, parents: readonly Parents[]) => Replacement,
): TracedText {
  const [changed] = changeNode(root, [], replace);
  if (changed === root || changed?.type !== 'root') return source;
  return traceLines(new Writer(source).blocks(changed.children));
}

function changeNode(
  node: Nodes,
  parents: readonly Parents[],
  replace: (node: Nodes, parents: readonly Parents[]) => Replacement,
): readonly Nodes[] {
  if (!('children' in node)) return replace(node, parents) ?? [node];
  const inner = [...parents, node];
  const children = fitting(
    node,
    node.children.flatMap((child) => changeNode(child, inner, replace)),
  );
  const isSame =
    children.length === node.children.length &&
    children.every((child, index) => child === node.children[index]);
  const now = isSame ? node : withChildren(node, children);
  return replace(now, parents) ?? [now];
}

/** A copy without a place, since the source no longer has its text. */
function withChildren(node: Parents, children: readonly Nodes[]): Nodes {
  const { position: _, ...rest } = node;
  return { ...rest, children, data: { ...node.data, from: node.position } } as unknown as Nodes;
}

/** A line of the new text, with its line in the author's file. */
export interface Line {
  readonly text: string;
  readonly line: number;
}

class Writer {
  readonly #source: TracedText;
  #line = 1;

  constructor(source: TracedText) {
    this.#source = source;
  }

  blocks(nodes: readonly Nodes[], gap = true): Line[] {
    const lines: Line[] = [];
    for (const node of nodes) {
      const block = this.#block(node);
      if (block.length === 0) continue;
      if (lines.length > 0 && gap) lines.push({ text: '', line: block[0]?.line ?? this.#line });
      lines.push(...block);
    }
    return lines;
  }

  #block(node: Nodes): Line[] {
    if (node.position) return this.#verbatim(node.position);
    if (node.type === 'container') return this.#container(node);
    if (node.type === 'alert') return this.#alert(node);
    switch (node.type) {
      case 'root':
        return this.blocks(node.children);
      case 'blockquote':
        return this.blocks(node.children).map(({ text, line }) => ({ text: `> ${text}`.trimEnd(), line }));
      case 'list':
        return node.children.flatMap((item, index) => {
          const marker = node.ordered ? `${(node.start ?? 1) + index}. ` : '- ';
          const lines = this.#item(item, marker);
          const isLoose = (node.spread ?? false) && index > 0;
          return isLoose ? [{ text: '', line: lines[0]?.line ?? this.#line }, ...lines] : lines;
        });
      case 'footnoteDefinition':
        return this.blocks(node.children).map(({ text, line }, index) => ({
          text:
            index === 0 ? `[^${node.label ?? node.identifier}]: ${text}` : text === '' ? '' : `    ${text}`,
          line,
        }));
      default:
        return this.#written(node);
    }
  }

  #item(item: Nodes, marker: string): Line[] {
    const indent = ' '.repeat(marker.length);
    const checked =
      item.type === 'listItem' && typeof item.checked === 'boolean' ? `[${item.checked ? 'x' : ' '}] ` : '';
    const isTight =
      item.type === 'listItem' && !item.spread && !item.children.some(({ type }) => type === 'container');
    const children = 'children' in item ? item.children : [];
    const lines = this.blocks(children, !isTight);
    return lines.map(({ text, line }, index) => ({
      text: index === 0 ? marker + checked + text : text === '' ? '' : indent + text,
      line,
    }));
  }

  #container({ name, rest, children }: ContainerNode): Line[] {
    const inner = this.blocks(children);
    const first = inner[0]?.line ?? this.#line;
    const depth = Math.max(2, ...inner.map(({ text }) => /^[\s>]*(:{3,})/.exec(text)?.[1]?.length ?? 0));
    const colons = ':'.repeat(depth + 1);
    return [
      { text: `${colons}${name}${rest}`, line: first },
      { text: '', line: first },
      ...inner,
      { text: '', line: inner.at(-1)?.line ?? first },
      { text: colons, line: inner.at(-1)?.line ?? first },
    ];
  }

  #alert({ kind, children }: AlertNode): Line[] {
    const inner = this.blocks(children);
    const first = inner[0]?.line ?? this.#line;
    // A paragraph goes on below the marker; other blocks need a line between.
    const gap = children[0]?.type === 'paragraph' ? [] : [{ text: '>', line: first }];
    return [
      { text: `> [!${kind.toUpperCase()}]`, line: first },
      ...gap,
      ...inner.map(({ text, line }) => ({ text: `> ${text}`.trimEnd(), line })),
    ];
  }

  /** As the source has it, without what stood before each line there. */
  #verbatim({ start, end }: NonNullable<Nodes['position']>): Line[] {
    const text = this.#source.text.slice(start.offset, end.offset);
    const from = start.offset ?? 0;
    const before = widthOf(this.#source.text.slice(from - start.column + 1, from));
    const first = this.#source.lineAt(start.offset ?? 0);
    const lines = text.split('\n');
    this.#line = first + lines.length - 1;
    return lines.map((line, index) => ({
      text: index === 0 ? line : withoutIndent(line, before),
      line: this.#source.lineAt((start.offset ?? 0) + lines.slice(0, index).join('\n').length),
    }));
  }

  #written(node: Nodes): Line[] {
    const line = this.#lineOf(node) ?? this.#line;
    this.#line = line;
    const text = formatBlocks(contentOf([node]));
    return text === '' ? [] : text.split('\n').map((part) => ({ text: part, line }));
  }

  #lineOf(node: Nodes): number | undefined {
    const offset = placeOf(node);
    return offset === undefined ? undefined : this.#source.lineAt(offset);
  }
}

const tabStop = 4;

/** How many columns a text takes; a tab ends at the next stop. */
const widthOf = (text: string): number =>
  text.split('').reduce((width, sign) => width + (sign === '\t' ? tabStop - (width % tabStop) : 1), 0);

/** A line without so many columns of spaces, tabs and signs of quotes; of a tab, what reaches further stays. */
function withoutIndent(line: string, columns: number): string {
  const [indent = ''] = /^[ \t>]*/.exec(line) ?? [];
  let at = 0;
  while (at < indent.length && widthOf(indent.slice(0, at)) < columns) at++;
  const rest = Math.max(0, widthOf(indent.slice(0, at)) - columns);
  return ' '.repeat(rest) + line.slice(at);
}

/** Where a node, or the first part of it that comes from the source, stood. */
export function placeOf(node: Nodes): number | undefined {
  const from = node.position ?? (node.data as { from?: Nodes['position'] } | undefined)?.from;
  if (from?.start.offset !== undefined) return from.start.offset;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = placeOf(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
