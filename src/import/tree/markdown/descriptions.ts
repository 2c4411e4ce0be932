/** Descriptions for search engines and lists, made from what a page says. */
import type { Nodes, Root } from 'mdast';
import { toPlainText } from './parse.ts';

const maxLength = 160;

/**
 * What somebody would read aloud of a title or description that has Markdown in it, whole or torn.
 *
 * @example plainWords('See **the** [fees](fees.md) [here](https://a.example/x_(y)') // => 'See the fees here'
 */
export const plainWords = (text: string): string =>
  text
    .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]+)\]\]/g, '$1')
    .replace(
      /!?\[([^[\]]*)\]\((?:<[^<>]*>|(?:[^\s()]|\([^\s()]*\))*(?:\s+"[^"]*")?)(?:\)|\([^\s()]*\)?|$)/g,
      '$1',
    )
    .replace(/(?<!`)\{:[^{}\n]*\}(?!`)/g, '')
    .replace(/\*\*([^*]+)\*\*|(?<!\w)__([^_]+)__(?![\w.])/g, '$1$2')
    .replace(/`([^`\n<>{}[\]]+)`/g, '$1')
    .replace(/\\(?=[_*[\]()#`~<>])/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => signs[name] ?? '');

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/**
 * The text cut to at most 160 characters: at the end of a sentence if enough of it remains, else at a word.
 *
 * Input: `locale` decides what a sentence and a word is (Intl.Segmenter).
 */
export function toDescription(text: string, locale: string): string {
  const plain = plainWords(text).replace(/\s+/g, ' ').trim();
  if (plain.length <= maxLength) return plain;
  const sentences = takeSegments(plain, locale, 'sentence', maxLength);
  if (sentences.length >= maxLength / 3) return sentences;
  return takeSegments(plain, locale, 'word', maxLength - 1).replace(/[\s\p{P}]+$/u, '') + '…';
}

function takeSegments(text: string, locale: string, granularity: 'sentence' | 'word', limit: number): string {
  let taken = '';
  for (const { segment } of new Intl.Segmenter(locale, { granularity }).segment(text)) {
    if ((taken + segment).trimEnd().length > limit) break;
    taken += segment;
  }
  return taken.trimEnd();
}

const shortestParagraph = 30;

/**
 * What an article says first: a paragraph of some length before its first heading, else what else stands there, else
 * the first paragraph at all, else its title.
 */
export function describeArticle(root: Root, title: string, locale: string): string {
  const firstHeading = root.children.findIndex(({ type }) => type === 'heading');
  const lead = firstHeading === -1 ? root.children : root.children.slice(0, firstHeading);
  const anyText = ['paragraph', 'list', 'blockquote'] as const;
  const text =
    textsIn(lead, 'paragraph').find((paragraph) => paragraph.length >= shortestParagraph) ??
    textsIn(lead, ...anyText).find((candidate) => !leadsOn(candidate)) ??
    textsIn(root.children, 'paragraph').find((paragraph) => paragraph.length >= shortestParagraph) ??
    textsIn(root.children, ...anyText).find((candidate) => !leadsOn(candidate)) ??
    title;
  // A sentence that leads to a list stands alone in a description.
  return toDescription(text.replace(/\s*[:：]$/, '…'), locale);
}

/** "In this article:" says nothing without what follows. */
const leadsOn = (text: string) => /[:：]$/.test(text);

const textsIn = (blocks: readonly Nodes[], ...types: Nodes['type'][]) =>
  blocks
    .filter(({ type }) => types.includes(type))
    .map(toReaderText)
    .filter((text) => text !== '');

/** Plain text without our own marks. */
function toReaderText(node: Nodes): string {
  if (node.type === 'list') return node.children.map(toReaderText).filter(Boolean).join(' · ');
  // An item with others below it says them one after the other, too.
  if (node.type === 'listItem') return node.children.map(toReaderText).filter(Boolean).join(' · ');
  const text = toPlainText(withoutForeignCode(node));
  if (/^:{3,}/.test(text)) return '';
  return text.replace(/:kbd\[((?:\\.|[^\]])*)\]/g, '$1').replace(/^\[!\w+\]\s*/, '');
}

/** Without what an import shows as code because nothing here understands it. */
function withoutForeignCode(node: Nodes): Nodes {
  if (node.type !== 'paragraph') return node;
  const children = node.children.filter(
    (child) => child.type !== 'inlineCode' || !/^(?:\{[{%]|<%)/.test(child.value),
  );
  return { ...node, children };
}

/** What a topic holds: the titles of its first topics and articles, as many as fit. */
export function describeTopic(title: string, contents: readonly string[], locale: string): string {
  let taken = '';
  for (const content of contents) {
    const longer = taken === '' ? content : `${taken} · ${content}`;
    if (longer.length > maxLength) break;
    taken = longer;
  }
  return taken === '' ? toDescription(contents[0] ?? title, locale) : taken;
}
