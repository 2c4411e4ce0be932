/** Lists of links to articles. */
import { servedPath } from '#client/page/served-path.ts';
import type { WidgetLink } from '#model/widget/browser/widget-file.ts';
import { made } from './made.ts';

/** Titles with what they answer in a sentence. `title`: what the list is, in words. */
export function linkList(title: string, links: readonly WidgetLink[]): HTMLElement[] {
  if (links.length === 0) return [];
  const items = links.map(({ href, text, description, lang, dir }) =>
    made(
      'li',
      {},
      made(
        'a',
        { class: 'link', part: 'link', href: servedPath(href), lang, dir },
        made('strong', {}, text),
        ...(description ? [made('span', {}, description)] : []),
      ),
    ),
  );
  return [
    made(
      'section',
      { class: 'card', 'aria-label': title },
      made('h3', {}, title),
      made('ul', { class: 'links' }, ...items),
    ),
  ];
}
