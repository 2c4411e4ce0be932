/** Links and texts around every page: `header`, `footer` and `social` of `content/site.yaml`. */
import { z } from 'zod';
import { isWebAddress } from '#base/web-address.ts';
import { localized } from './localized.ts';

/** An address as in an article's link. What it leads to is checked with all other links. */
const target = z
  .string()
  .regex(/^[^\s<>"\\]+$/, 'an address such as "id:imprint", "/files/terms.pdf" or "https://www.example.com"');

/** An address, whose text is the title of the article or topic, or an address with a text. */
const link = z.union([
  target,
  z.strictObject({
    href: z
      .union([target, z.record(z.string(), target)])
      .describe('Where it leads, as in an article, or that by locale.'),
    text: localized.optional().describe('What the link says. Default: the title of the article or topic.'),
    locales: z.array(z.string()).min(1).optional().describe('Only on pages of these locales.'),
  }),
]);

/** More would not fit into one row. */
const mostHeaderLinks = 4;

export const headerData = z.strictObject({
  links: z.array(link).max(mostHeaderLinks).describe('At most four links.'),
});

export const footerData = z.strictObject({
  links: z.array(link).optional().describe('Links at the end of every page.'),
  text: localized.optional().describe('Markdown: the company, its address and its register.'),
});

const profile = z
  .string()
  .refine(isWebAddress, 'a whole web address such as "https://www.instagram.com/acme"');

/** Profiles elsewhere: the address tells the network, or `name` does. */
export const socialData = z.array(
  z.union([
    profile,
    z.strictObject({
      href: profile.describe('Address of the profile.'),
      name: z.string().min(1).describe('Name of the network.'),
    }),
  ]),
);

/** A link as written. */
export type SiteLinkData = Exclude<z.infer<typeof link>, string>;

/** What stands around every page, as written. */
export interface SiteLinks {
  readonly header: readonly SiteLinkData[];
  readonly footer: readonly SiteLinkData[];
  readonly text: z.infer<typeof localized> | undefined;
  readonly social: readonly { readonly href: string; readonly name: string | undefined }[];
}

const toLink = (written: z.infer<typeof link>): SiteLinkData =>
  typeof written === 'string' ? { href: written } : written;

export const toSiteLinks = (data: {
  readonly header?: z.infer<typeof headerData> | undefined;
  readonly footer?: z.infer<typeof footerData> | undefined;
  readonly social?: z.infer<typeof socialData> | undefined;
}): SiteLinks => ({
  header: (data.header?.links ?? []).map(toLink),
  footer: (data.footer?.links ?? []).map(toLink),
  text: data.footer?.text,
  social: (data.social ?? []).map((one) =>
    typeof one === 'string' ? { href: one, name: undefined } : { href: one.href, name: one.name },
  ),
});
