/** Players and frames embedded in HTML: videos become our directive, everything else a link. */
import type { Element } from 'hast';
import type { RootContent } from 'mdast';
import type { ArticleContext } from '#import/tree/article-context.ts';
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
  const label = textProperty(node, 'title') ?? url.hostname + url.pathname;
  return {
    type: 'paragraph',
    children: [{ type: 'link', url: url.href, children: [{ type: 'text', value: label }] }],
  };
}

/** A `<video>`. Notes: `html-removed`, `video-transcript`. */
export function toVideo(node: Element, line: number, context: ArticleContext): RootContent | RootContent[] {
  const sources = [node, ...findElements(node, 'source')].map((element) => textProperty(element, 'src'));
  const src = sources.find((candidate) => candidate !== undefined);
  if (src !== undefined && /^(?:https?:)?\/\//.test(src)) {
    return videoNode(src.replace(/^(?:http:)?\/\//, 'https://'), node, line, context);
  }
  const what = `<video> of ${src ?? 'nothing'}: only videos with an absolute URL are kept`;
  context.note('html-removed', line, what);
  return [];
}

function videoNode(src: string, node: Element, line: number, context: ArticleContext): RootContent {
  const title = textProperty(node, 'title') ?? textProperty(node, 'ariaLabel') ?? context.title;
  context.note('video-transcript', line, src);
  return rawHtml(formatVideo({ src, title, transcript: context.transcript }));
}
