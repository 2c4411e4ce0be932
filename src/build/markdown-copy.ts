/** An article as Markdown for other programs: its title, and links and images with addresses of the site. */
import type { HelpCentre } from '#model/help-centre.ts';
import { resolveLink } from '#model/links.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl } from '#model/urls.ts';

/** Returns a function that gives an article's Markdown in a locale. */
export function markdownCopyOf(centre: HelpCentre, readBody: (file: string) => string) {
  return (id: string, locale: string): string => {
    const place = treeOf(centre.tree, locale).articles.get(id);
    if (!place) throw new Error(`this cannot happen: article "${id}" has no place in "${locale}"`);
    const { source, data, updated } = place.translation;
    const targets = new Map(
      source.parts.links.flatMap(({ target }) => {
        const href = resolveLink(centre, source, target, locale);
        return href?.startsWith('/') ? [[target, absoluteUrl(centre.site, href)] as const] : [];
      }),
    );
    const body = readBody(source.file).replace(/\]\(([^()\s]+)/g, (whole, target: string) => {
      const href = targets.get(target);
      return href === undefined ? whole : `](${href}`;
    });
    const facts = [absoluteUrl(centre.site, place.path), ...(updated ? [updated] : [])].join(' · ');
    return `# ${data.title}\n\n> ${data.description}\n>\n> ${facts}\n\n${body.trim()}\n`;
  };
}
