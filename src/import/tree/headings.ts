/** Headings: their levels and their ids. */
import type { Heading, Parents, RootContent } from 'mdast';
import {
  findEmptyAnchors,
  findHeadingId,
  headingText,
  isAnchorParagraph,
  type EmptyAnchor,
} from '#import/tree/links/anchors.ts';
import { analyseMarkdown } from '#markdown/analyse.ts';
import { anchorsOf } from '#model/articles/anchors.ts';
import type { ArticleContext } from './article-context.ts';
import { replaceBlock } from '#import/tree/markdown/format.ts';
import { parseMarkdown, spanOf, walk, type MarkdownTree } from '#import/tree/markdown/parse.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';

/**
 * Edits that make headings follow our rules: the first is of level 2, none skips a level, those without text and the
 * one that repeats the article's title are gone, as are signs at their end, and an `<a id>` before or in a heading has
 * become the heading's `{#id}`.
 */
export function normalizeHeadings(source: TracedText, tree: MarkdownTree, context: ArticleContext): Edit[] {
  const edits: Edit[] = [];
  const title = findTitle(tree.root.children, context.title);
  const taken = new Set<string>();
  const ancestors: number[] = [];
  for (const placed of findHeadings(tree)) {
    const { heading } = placed;
    const span = spanOf(heading);
    if (heading === title) {
      edits.push(replaceBlock(source, span, ''));
      continue;
    }
    if (saysNothing(heading)) {
      const [first] = heading.children;
      const last = heading.children.at(-1);
      const rest = first && last ? source.text.slice(spanOf(first).start, spanOf(last).end) : '';
      context.note('heading-level', source.lineAt(span.start), 'a heading without text was removed');
      edits.push(replaceBlock(source, span, rest));
      continue;
    }
    while ((ancestors.at(-1) ?? 0) >= heading.depth) ancestors.pop();
    ancestors.push(heading.depth);
    const level = Math.min(ancestors.length + 1, 6);
    if (level !== heading.depth) {
      const what = `level ${heading.depth} became ${level}: ${headingText(heading)}`;
      context.note('heading-level', source.lineAt(span.start), what);
      edits.push(...changeLevel(source.text, heading, level));
    }
    edits.push(...moveAnchor(source, placed, taken), ...endMarks(source.text, heading));
  }
  return edits;
}

/** Removes the `##` that some writers put at the end of a heading, too: no id can follow it. */
function endMarks(text: string, heading: Heading): Edit[] {
  const { start, end } = spanOf(heading);
  const last = heading.children.at(-1);
  const contentEnd = last ? spanOf(last).end : end;
  return text[start] === '#' && contentEnd < end ? [{ start: contentEnd, end, text: '' }] : [];
}

/** Edits that declare the ids of all headings: links to headings of a topic's text need them. */
export function declareHeadingIds(source: TracedText): Edit[] {
  const ids = anchorsOf(
    analyseMarkdown({ file: '', body: source.text, firstLine: 1, format: 'md' }).parts.headings,
  );
  return findHeadings(parseMarkdown(source.text)).flatMap(({ heading }, index) => {
    // An id that begins with the sign behind an emoji isn't one.
    const [last, id] = [heading.children.at(-1), ids[index]?.id.replace(/^[\p{M}-]+/u, '')];
    if (!last || !id || findHeadingId(source.text, heading)) return [];
    const { end } = spanOf(last);
    return [{ start: end, end, text: ` {#${id}}` }];
  });
}

/** Neither words nor a picture; an anchor may stand in it. */
const saysNothing = (heading: Heading) => {
  const images: unknown[] = [];
  walk(heading, (node) => {
    if (node.type === 'image' || node.type === 'imageReference') images.push(node);
  });
  return images.length === 0 && headingText(heading).trim() === '';
};

/** The level-1 heading at the beginning that says the title again. */
function findTitle(blocks: readonly RootContent[], title: string): Heading | undefined {
  const first = blocks.find((block) => block.type !== 'html');
  const isTitle = first?.type === 'heading' && first.depth === 1 && sameText(headingText(first), title);
  return isTitle ? first : undefined;
}

const sameText = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

interface PlacedHeading {
  readonly heading: Heading;
  readonly parent: Parents;
}

function findHeadings(tree: MarkdownTree): PlacedHeading[] {
  const found: PlacedHeading[] = [];
  walk(tree.root, (node, parents) => {
    const parent = parents.at(-1);
    if (node.type === 'heading' && parent) found.push({ heading: node, parent });
  });
  return found;
}

function changeLevel(text: string, heading: Heading, level: number): Edit[] {
  const { start, end } = spanOf(heading);
  const marks = '#'.repeat(level);
  if (text[start] === '#') return [{ start, end: start + heading.depth, text: marks }];
  // A heading underlined with === or ---, possibly of several lines.
  const last = heading.children.at(-1);
  const contentEnd = last ? spanOf(last).end : start;
  const breaks = [...text.slice(start, contentEnd).matchAll(/[ \t\\]*\n[ \t]*/g)].map((found) => ({
    start: start + found.index,
    end: start + found.index + found[0].length,
    text: ' ',
  }));
  return [{ start, end: start, text: `${marks} ` }, ...breaks, { start: contentEnd, end, text: '' }];
}

/** Ids that can stand in `{#id}`. */
const isPlainId = (id: string) => /^[^\s{}#"'<>&]+$/.test(id);

function moveAnchor(source: TracedText, { heading, parent }: PlacedHeading, taken: Set<string>): Edit[] {
  const last = heading.children.at(-1);
  const own = findHeadingId(source.text, heading);
  if (own) taken.add(own.id);
  if (own || !last) return [];
  const candidates = [...anchorsBefore(source, heading, parent), ...anchorsInside(source.text, heading)];
  const chosen = candidates.find(({ id }) => isPlainId(id) && !taken.has(id));
  if (!chosen) return [];
  taken.add(chosen.id);
  const contentEnd = spanOf(last).end;
  return [chosen.removal, { start: contentEnd, end: contentEnd, text: ` {#${chosen.id}}` }];
}

interface MovableAnchor {
  readonly id: string;
  readonly removal: Edit;
}

/** Anchors in paragraphs of their own directly before the heading, nearest first; comments between do not count. */
function anchorsBefore(source: TracedText, heading: Heading, parent: Parents): MovableAnchor[] {
  const found: MovableAnchor[] = [];
  const siblings = parent.children;
  for (let at = siblings.findIndex((sibling) => sibling === heading) - 1; at >= 0; at--) {
    const block = siblings[at];
    if (block?.type === 'html' && block.value.startsWith('<!--')) continue;
    if (!isAnchorParagraph(block)) break;
    const anchors = findEmptyAnchors(block);
    const isAlone = anchors.length === 1;
    for (const anchor of anchors.toReversed()) {
      const removal = isAlone ? replaceBlock(source, spanOf(block), '') : { ...spanOnly(anchor), text: '' };
      found.push({ id: anchor.id, removal });
    }
  }
  return found;
}

function anchorsInside(text: string, heading: Heading): MovableAnchor[] {
  return findEmptyAnchors(heading).map((anchor) => {
    const before = /[ \t]*$/.exec(text.slice(0, anchor.start))?.[0].length ?? 0;
    const isFirst = text.slice(spanOf(heading).start, anchor.start).replace(/[#\s]/g, '') === '';
    const after = isFirst ? (/^[ \t]*/.exec(text.slice(anchor.end))?.[0].length ?? 0) : 0;
    return {
      id: anchor.id,
      removal: { start: anchor.start - (isFirst ? 0 : before), end: anchor.end + after, text: '' },
    };
  });
}

const spanOnly = ({ start, end }: EmptyAnchor) => ({ start, end });
