/** The text of a page as portable Markdown. */
import { addressKey } from '#base/written-address.ts';
import { portableMarkdown } from '#markdown/portable.ts';
import type { PageText } from '#model/pages/page.ts';
import type { RenderContext } from '#model/pages/render-context.ts';
import type { AnalysedMarkdown } from '#model/text.ts';
import { absoluteUrl } from '#model/urls.ts';
import type { Site } from '#site/site.ts';
import type { CopyTools } from './copy-tools.ts';

/** A text that lies in its file; nothing for one that readers may not see. */
export const bodyCopy = (
  { text, context }: PageText,
  path: string,
  { site, readText }: Pick<CopyTools, 'site' | 'readText'>,
): string => (text.isSafe ? markdownCopy(readText(text), context, { site, path }) : '');

/** A text with what a page would show of it: links and pictures lead where those of the page lead. */
export const markdownCopy = (
  text: AnalysedMarkdown,
  { links, images }: Pick<RenderContext, 'links' | 'images'>,
  { site, path }: { readonly site: Site; readonly path: string },
): string =>
  portableMarkdown(text, {
    marks: false,
    isPlain: true,
    headingIds: [],
    addresses: {
      link: (written) => wholeAddress(links[addressKey(written)] ?? written, site, path),
      image: (written) => wholeAddress(images[addressKey(written)]?.src ?? written, site, path),
    },
  }).trim();

/** An address of the site, whole. Others stay as they are written. */
export function wholeAddress(href: string, site: Site, path: string): string | undefined {
  if (href.startsWith('#')) return absoluteUrl(site, path) + href;
  return href.startsWith('/') && !href.startsWith('//') ? absoluteUrl(site, href) : undefined;
}
