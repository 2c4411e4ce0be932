/** An article as Markdown for other programs: its title, and links and images with addresses of the site. */
import { copyMarkdown, escapeMarkdown } from '#markdown/copy.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { findImage, resolveLink } from '#model/links.ts';
import type { RenderedImage } from '#model/pages/render-context.ts';
import type { AnalysedFile, AnalysedMarkdown } from '#model/text.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl } from '#model/urls.ts';

/** What copies need besides the help centre. */
export interface CopySources {
  readonly readText: (text: AnalysedFile) => AnalysedMarkdown;
  /** By path below `articles/`. */
  readonly images: ReadonlyMap<string, RenderedImage>;
}

/** Creates a function that returns an article's Markdown in a locale. */
export function markdownCopyOf(centre: HelpCentre, { readText, images }: CopySources) {
  return (id: string, locale: string): string => {
    const place = treeOf(centre.tree, locale).articles.get(id);
    if (!place) throw new Error(`this cannot happen: article "${id}" has no place in "${locale}"`);
    const { source, data, updated } = place.translation;
    const page = absoluteUrl(centre.site, place.path);
    const body = copyMarkdown(readText(source.text), {
      link(written) {
        const href = resolveLink(centre, source, written, locale);
        if (href?.startsWith('#')) return page + href;
        return href?.startsWith('/') && !href.startsWith('//') ? absoluteUrl(centre.site, href) : undefined;
      },
      image(written) {
        const image = images.get(findImage(centre, source, written) ?? '');
        return image && absoluteUrl(centre.site, image.src);
      },
    });
    const facts = [page, ...(updated ? [updated] : [])].join(' · ');
    const [title, description] = [data.title, data.description].map(escapeMarkdown);
    return `# ${title}\n\n> ${description}\n>\n> ${facts}\n\n${body.trim()}\n`;
  };
}
