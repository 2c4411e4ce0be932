/** The shape of `content/site.yaml`. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { isTimeZone } from './time-zone.ts';
import { isWebAddress } from '#base/web-address.ts';
import { ruleSettingsData } from '#problems/settings.ts';
import { accessibilityData } from './accessibility.ts';
import { answersData } from './answers.ts';
import { brandData } from './brand.ts';
import { machinesData } from './machines.ts';
import { footerData, headerData, socialData } from './site-links.ts';
import { hosts } from './site.ts';

/** Id of a locale: folder of its texts and first part of its addresses. */
export const localeId = z
  .string()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'a lower-case language tag such as "tr" or "pt-br"');

const localeEntry = z.union([
  localeId,
  z.strictObject({
    id: localeId.describe('Folder of its texts and first part of its addresses, such as `pt-br`.'),
    lang: z.string().optional().describe('BCP 47 tag, such as `pt-BR`. Default: from the id.'),
    dir: z.enum(['ltr', 'rtl']).optional().describe('Direction of its script. Default: from the language.'),
    name: z
      .string()
      .min(1)
      .optional()
      .describe('What the menu of languages calls it. Default: its own name for itself.'),
    country: countryCode.optional().describe('Country of its readers, such as `BR`.'),
  }),
]);

const siteUrl = z
  .url({ protocol: /^https?$/, error: 'an absolute URL such as "https://help.example.com"' })
  .refine((url) => !/[?#]/.test(url), 'an address without "?" and "#"')
  .refine(hasPlainHost, 'an address whose host has only letters, digits, "-" and ".", and perhaps a port')
  .refine(
    (url) => /^https?:\/\/[^/]+(?:\/[\w~-][\w.~-]*)*\/?$/.test(url),
    'an address whose path has only letters from a to z, digits, "-", "_", "~" and "." within names',
  );

/**
 * Settings of hosts are made of the address, so nothing in it may mean something to nginx, systemd or YAML. `URL` takes
 * nearly any sign in a host, and passes over line breaks.
 */
function hasPlainHost(url: string): boolean {
  const { host = '', username = '', password = '' } = URL.parse(url) ?? {};
  const isPlain = /^(?:[a-z\d-]+(?:\.[a-z\d-]+)*\.?|\[[\da-f:]+\])(?::\d+)?$/.test(host);
  return isPlain && username === '' && password === '' && !/[\s\\@\p{Cc}]/u.test(url);
}

/** Whether a text can be the address of a site. */
export const isSiteUrl = (text: string): boolean => siteUrl.safeParse(text).success;

/** An address with names in braces, which the page fills. */
const isReportAddress = (text: string): boolean =>
  /^(?:https|mailto):/.test(text) && URL.canParse(text.replaceAll(/[{}]/g, ''));

const webAddress = z.string().refine(isWebAddress, 'a whole web address such as "https://example.com"');

/** Every setting, with what it is for. */
export const siteData = z.strictObject({
  name: z.string().min(1).describe('Name of the help centre.'),
  url: siteUrl.describe('Address of the site, which may have a path.'),
  locales: z
    .array(localeEntry)
    .min(1)
    .describe('Languages of the site: ids, or ids with what differs from what follows from them.'),
  sourceLocale: localeId
    .optional()
    .describe('The locale in which articles are written first. Default: the first in the list.'),
  fallbacks: z
    .record(z.string(), z.array(localeId))
    .optional()
    .describe(
      'Where to look before the source locale, by locale. Default: locales of the same language, nearest first.',
    ),
  organization: z
    .strictObject({
      name: z.string().min(1).describe('Name of the company.'),
      url: webAddress.optional().describe('Its website.'),
      sameAs: z.array(webAddress).optional().describe('Its pages elsewhere.'),
    })
    .optional()
    .describe('The company, for search engines.'),
  brand: brandData.optional().describe('How the site looks.'),
  accessibility: accessibilityData.optional().describe('The accessibility statement of every language.'),
  header: headerData.optional().describe('Links at the top of every page.'),
  footer: footerData.optional().describe('Links and text at the end of every page.'),
  social: socialData.optional().describe('Profiles of the company elsewhere.'),
  features: z
    .strictObject({
      socialImages: z
        .boolean()
        .optional()
        .describe(
          'Whether each article has a picture for social media. Default: for up to 500 article pages.',
        ),
      ratings: z
        .boolean()
        .optional()
        .describe('Whether pages ask readers for a rating, and count. Default: true.'),
    })
    .optional()
    .describe('What the site has.'),
  search: z
    .strictObject({
      pagefind: z
        .boolean()
        .optional()
        .describe("Whether Pagefind's own API is published, too. Default: false."),
    })
    .optional()
    .describe('What search publishes.'),
  stores: z
    .strictObject({
      localizedPages: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe(
          'With that many stores or more, a store has its page only in the languages of its country. Default: 500.',
        ),
    })
    .optional()
    .describe('How stores are published.'),
  machines: machinesData.optional().describe('What programs get besides pages, and what robots may do.'),
  answers: answersData
    .optional()
    .describe('A language model that writes answers from articles. Default: none.'),
  featured: z
    .array(z.string())
    .optional()
    .describe(
      'Ids of the articles under "Most asked" on the home and search pages, after those with the best votes.',
    ),
  legacy: z
    .array(z.string().startsWith('/'))
    .optional()
    .describe(
      'Addresses of the home page in a former help centre, such as `/hc/en-us`. One with a language leads to that language.',
    ),
  timeZone: z
    .string()
    .refine(isTimeZone, 'an IANA time zone such as "Europe/Istanbul"')
    .optional()
    .describe('Time zone in which days of ratings and searches are counted. Default: `UTC`.'),
  terms: z
    .array(
      z.union([
        z.string().min(1),
        z.strictObject({
          text: z.string().min(1).describe('The name as the source has it.'),
          forms: z
            .record(z.string(), z.array(z.string().min(1)))
            .optional()
            .describe('Forms that it may have, by locale.'),
        }),
      ]),
    )
    .max(500)
    .optional()
    .describe('Names that every translation keeps, with the forms that a locale may have for them.'),
  host: z.enum(hosts).optional().describe('Where the site goes. Default: `any`.'),
  editUrl: webAddress
    .includes('{file}', 'an address with {file} in it')
    .optional()
    .describe('Where "Suggest a change" leads, with `{file}` for the path of the article.'),
  agents: z
    .strictObject({
      frameAncestors: z
        .array(
          z
            .string()
            .regex(
              /^https:\/\/(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?$/,
              'an origin such as "https://company.zendesk.com" or "https://*.zendesk.com"',
            ),
        )
        .max(20)
        .optional()
        .describe('Origins of helpdesks that may show the page in a frame.'),
      report: z
        .string()
        .refine(isReportAddress, 'an address with https: or mailto:')
        .optional()
        .describe(
          'Where "Report this article" leads, with `{id}`, `{title}`, `{locale}`, `{url}` and `{version}` for those of the article.',
        ),
    })
    .optional()
    .describe('The page for support agents.'),
  check: z
    .strictObject({
      rules: ruleSettingsData
        .optional()
        .describe('The severity of a warning by its code: `off`, `warn` or `error`.'),
    })
    .optional()
    .describe('What `npx fener check` reports.'),
});

/** What somebody wrote into `site.yaml`. */
export type SiteData = z.infer<typeof siteData>;

/** A locale as it is listed. */
export type LocaleEntry = Exclude<z.infer<typeof localeEntry>, string>;
