/** Places in an article that links can lead to. */
import type { Heading, Nodes, Parents } from 'mdast';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { anchorsOf } from '#model/articles/anchors.ts';
import { attributeOf, findTags } from '#import/tree/html/tags.ts';
import { spanOf, toPlainText, type Span } from '#import/tree/markdown/parse.ts';
import { toSlug } from '#model/slug.ts';

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
export function findEmptyAnchors(parent: Parents): EmptyAnchor[] {
  return parent.children.flatMap((child, index) => {
    const next = parent.children[index + 1];
    if (child.type !== 'html' || next?.type !== 'html' || next.value !== '</a>') return [];
    const [tag] = findTags(child.value);
    const id = tag?.kind === 'open' && tag.name === 'a' ? attributeOf(tag, 'id') : undefined;
    return id === undefined ? [] : [{ id, start: spanOf(child).start, end: spanOf(next).end }];
  });
}

/** Whether a block is a paragraph of empty anchors and nothing else. */
export function isAnchorParagraph(node: Nodes | undefined): node is Parents {
  if (node?.type !== 'paragraph') return false;
  const anchors = findEmptyAnchors(node);
  const rest = node.children.filter((child) => child.type !== 'html');
  return (
    anchors.length > 0 &&
    anchors.length * 2 === node.children.length - rest.length &&
    rest.every((child) => child.type === 'text' && child.value.trim() === '')
  );
}

/** The anchors of an article. */
export interface Anchors {
  /** Ids of headings, declared or made as the site makes them, and of HTML elements. */
  readonly ids: ReadonlySet<string>;
  /** Those of headings alone. */
  readonly headings?: ReadonlySet<string> | undefined;
  /** Ids by their letters, and by those of their heading's text. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Ids of headings that say the same, in order, by the letters of their text. */
  readonly repeated?: ReadonlyMap<string, readonly string[]> | undefined;
}

export function findAnchors(body: string): Anchors {
  const { parts } = analyseMarkdown({ file: '', body, firstLine: 1, format: 'md' });
  const headings = anchorsOf(parts.headings);
  const ids = new Set([...headings.map(({ id }) => id), ...parts.anchors]);
  // The last entry for a key counts: of several ids the first, and an id rather than a text.
  const own = [...ids].toReversed().map((id) => [letters(id), id] as const);
  const repeated = Map.groupBy(headings, ({ text }) => letters(text));
  return {
    ids,
    headings: new Set(headings.map(({ id }) => id)),
    aliases: new Map([
      // Obsidian's links may say both: the words, and the name behind them.
      ...headings.map(({ id, text }) => [letters(text + id), id] as const),
      ...headings.map(({ id, text }) => [letters(text), id] as const),
      ...own,
    ]),
    repeated: new Map([...repeated].map(([text, same]) => [text, same.map(({ id }) => id)])),
  };
}

/**
 * The anchor that a link means: exactly, in other letter case, or by the heading's text, of which `fees-1` is the second;
 * `undefined` if there is none.
 */
export function resolveAnchor({ ids, aliases, repeated }: Anchors, wanted: string): string | undefined {
  if (ids.has(wanted)) return wanted;
  const plain = letters(wanted);
  if (plain === '') return undefined;
  const [, base = '', number] = /^(.+)[-_](\d+)$/.exec(wanted) ?? [];
  // GitBook begins no id with a digit: `id-1.-send-it`.
  const numbered = /^id-(\d.*)$/.exec(wanted)?.[1];
  return (
    aliases.get(plain) ??
    repeated?.get(letters(base))?.[Number(number)] ??
    (numbered === undefined ? undefined : aliases.get(letters(numbered)))
  );
}

/** Whether an anchor means the title, which stands above the text. */
export const isTitle = (title: string, anchor: string): boolean =>
  letters(anchor) !== '' && letters(anchor) === letters(title);

/** Sites make ids of headings in different ways, but of the same letters: "IDE 2.x" is `ide-2x` or `ide-2-x`. */
const letters = (text: string) => toSlug(text).replace(/[^\p{L}\p{N}]/gu, '');
