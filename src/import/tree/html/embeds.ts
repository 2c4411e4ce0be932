/** Players and frames embedded in HTML: videos become our directive, everything else a link. */
import type { Element } from 'hast';
import type { RootContent } from 'mdast';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { decodePath } from '#import/tree/addresses.ts';
import { findElements, rawHtml, textProperty } from './nodes.ts';
import { formatVideo, toVideoPage } from './video.ts';

/** An `<iframe>`. Notes: `embed`, `html-removed`, `video-transcript`. */
export function toEmbed(node: Element, line: number, context: ArticleContext): RootContent | RootContent[] {
  const src = textProperty(node, 'src') ?? textProperty(node, 'dataSrc');
  const page = src === undefined ? undefined : toVideoPage(src);
  if (page !== undefined) return videoNode(page, node, line, context);
  const url = URL.parse(src?.replace(/^\/\//, 'https://') ?? '');
  if (!url || !/^https?:$/.test(url.protocol)) {
    context.note('html-removed', line, `<iframe> of ${src ?? 'nothing'}`);
    return [];
  }
  context.note('embed', line, `<iframe> of ${url.href}`);
  return linkTo(url.href, node, url.hostname + url.pathname);
}

/** A `<video>`: our directive, or a link to a file of the source. Notes: `embed`, `video-transcript`. */
export function toVideo(node: Element, line: number, context: ArticleContext): RootContent | RootContent[] {
  const sources = [node, ...findElements(node, 'source')].map((element) => textProperty(element, 'src'));
  const src = sources.find((candidate) => candidate !== undefined);
  if (src !== undefined && /^(?:https?:)?\/\//.test(src)) {
    return videoNode(src.replace(/^(?:http:)?\/\//, 'https://'), node, line, context);
  }
  context.note('embed', line, `<video> of ${src ?? 'nothing'}`);
  return src === undefined
    ? []
    : linkTo(src, node, decodePath(src.split(/[?#]/)[0]?.split('/').at(-1) ?? src));
}

/** A paragraph with nothing but a link, by the title of an element where it has one. */
const linkTo = (url: string, node: Element, words: string): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'link', url, children: [{ type: 'text', value: titleOf(node) ?? words }] }],
});

const titleOf = (node: Element) => textProperty(node, 'title') ?? textProperty(node, 'ariaLabel');

function videoNode(src: string, node: Element, line: number, context: ArticleContext): RootContent {
  const title = titleOf(node) ?? context.title;
  context.note('video-transcript', line, src);
  return rawHtml(formatVideo({ src, title, transcript: context.transcript }));
}
