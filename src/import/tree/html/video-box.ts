/** A video with its transcript in one box: `<div class="video"><p><a href="…">Pack a box (3:20)</a></p>…</div>`. */
import type { Element } from 'hast';
import { isElement, textOf, textProperty } from './nodes.ts';
import type { VideoLine } from './video.ts';

export interface VideoBox {
  /** The paragraph that names the video. */
  readonly lead: Element;
  readonly video: VideoLine;
}

/** What such a box holds; `undefined` for all others. */
export function videoBox(node: Element): VideoBox | undefined {
  const names = node.properties['className'];
  const isBox = isElement(node, 'div') && Array.isArray(names) && names.includes('video');
  const lead = isBox ? node.children.find((child) => child.type === 'element') : undefined;
  if (!lead || !isElement(lead, 'p')) return undefined;
  const [link, more] = lead.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const src = link && !more && isElement(link, 'a') ? textProperty(link, 'href') : undefined;
  if (!link || src === undefined || !src.startsWith('https:')) return undefined;
  const [, title = '', duration] = /^(.*?)(?: \((\d+(?::\d\d)+)\))?$/.exec(textOf(link)) ?? [];
  return { lead, video: { src, title, duration } };
}
