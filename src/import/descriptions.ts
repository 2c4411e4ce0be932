/** Descriptions for search engines and lists, made from what a page says. */
import type { Nodes, Root } from 'mdast';
import { toPlainText } from './markdown-tree.ts';

const maxLength = 160;

/**
 * The text cut to at most 160 characters: at the end of a sentence if enough of it remains, else at a word.
 *
 * Input: `locale` decides what a sentence and a word is (Intl.Segmenter).
 */
export function toDescription(text: string, locale: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
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

/** What an article says first: its first paragraph of some length, else any text that it has, else its title. */
export function describeArticle(root: Root, title: string, locale: string): string {
  const paragraphs = root.children.filter(({ type }) => type === 'paragraph').map(toReaderText);
  const others = root.children
    .filter(({ type }) => type === 'list' || type === 'blockquote')
    .map(toReaderText);
  const text =
    paragraphs.find((paragraph) => paragraph.length >= shortestParagraph && !paragraph.endsWith(':')) ??
    [...paragraphs, ...others].find((candidate) => candidate !== '') ??
    title;
  return toDescription(text, locale);
}

/** Plain text without our own marks. */
function toReaderText(node: Nodes): string {
  const text = toPlainText(node);
  if (/^:{3,}/.test(text)) return '';
  return text.replace(/:kbd\[((?:\\.|[^\]])*)\]/g, '$1').replace(/^\[!\w+\]\s*/, '');
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
