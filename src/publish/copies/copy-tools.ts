/** What the copies of all kinds of pages share. */
import type { Translate } from '#i18n/messages.ts';
import { escapeMarkdown } from '#markdown/copy.ts';
import type { PageLink } from '#model/pages/page.ts';
import type { AnalysedFile, AnalysedMarkdown } from '#model/text.ts';
import { absoluteUrl, markdownPath } from '#model/urls.ts';
import type { Site } from '#site/site.ts';

/** What copies are made with. */
export interface CopyTools {
  readonly site: Site;
  readonly t: Translate;
  readonly readText: (text: AnalysedFile) => AnalysedMarkdown;
}

/** A heading of a copy. */
export const heading = (text: string, depth = 1): string => `${'#'.repeat(depth)} ${escapeMarkdown(text)}`;

/** A link to another copy. */
export const copyLink = (site: Site, { href, text }: Pick<PageLink, 'href' | 'text'>): string => {
  const path = site.machines.markdown ? markdownPath(href) : href;
  return `[${escapeMarkdown(text)}](${absoluteUrl(site, path)})`;
};

/** Links to copies below a heading. */
export function listed(title: string, links: readonly PageLink[], site: Site): string[] {
  if (links.length === 0) return [];
  const lines = links.map((link) => {
    const { description } = link;
    return `- ${copyLink(site, link)}${description ? `: ${escapeMarkdown(description)}` : ''}`;
  });
  return [heading(title, 2), lines.join('\n')];
}
