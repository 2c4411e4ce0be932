/** The parts that a help centre can be without. A site without a part has no page, script, style or message of it. */
import type { HelpCentre } from './help-centre.ts';

export const siteParts = ['stores', 'channels', 'ratings'] as const;
export type SitePart = (typeof siteParts)[number];

/** Whether there is a contact page: for channels, or for what the site itself puts there. */
export const hasContactPage = ({ contact, slots }: Partial<Pick<HelpCentre, 'contact' | 'slots'>>): boolean =>
  contact !== undefined || slots?.has('contact-end') === true;

/** The parts that a help centre is without. */
export function absentParts(
  centre: Pick<HelpCentre, 'site' | 'stores' | 'contact' | 'slots'>,
): readonly SitePart[] {
  const has: Readonly<Record<SitePart, boolean>> = {
    stores: centre.stores !== undefined,
    channels: hasContactPage(centre),
    ratings: centre.site.features.ratings,
  };
  return siteParts.filter((part) => !has[part]);
}
