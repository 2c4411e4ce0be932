/** What writers declare about an article or a topic: the public contract of front matter. */
import { z } from 'zod';
import { countryCode } from '#base/country-code.ts';
import { isWebAddress } from '#base/web-address.ts';
import { writtenDay } from '#base/written-day.ts';

/** Lower-case letters of any script, digits and hyphens. */
const slug = z
  .string()
  .regex(
    /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u,
    'lower-case letters, digits and single hyphens',
  );

const oldPath = z.string();

/** Paths of folders are kept composed, however a disk or an editor writes them. */
const composed = (text: string) => text.normalize('NFC');

/** A list without entries, as editors in the browser leave behind, limits nothing. */
const unlessEmpty = (list: string[]) => (list.length > 0 ? list : undefined);

const id = z.string().regex(/^[a-z0-9-]{3,40}$/, '3 to 40 small letters (a-z), digits and hyphens');

/** How much a change of a source matters to those who read a translation. */
export const significances = ['typo', 'minor', 'major'] as const;
export type Significance = (typeof significances)[number];

/** Stamp of a text, as `translationOf` has it. */
export const stamp = z.string().regex(/^(?:v\d+-)?[0-9a-f]{12}$/, 'a stamp such as v2-0123456789ab');

/**
 * What has changed in this source between two of its texts (`npx fener translations --changes typo FILE` writes it). A
 * word alone is what a writer remembers, and says nothing until it's tied to the texts.
 */
const changes = z.union([
  z.enum(significances),
  z
    .array(
      z.strictObject({
        is: z.enum(significances).describe('How much the change matters to those who read a translation.'),
        from: stamp.describe('Stamp of the text before.'),
        to: stamp.describe('Stamp of the text after.'),
      }),
    )
    .max(40),
]);

export interface Change {
  readonly is: Significance;
  readonly from: string;
  readonly to: string;
}

/** What a text says of itself as a translation, or as the source of some. */
const translationKeys = {
  translationOf: z
    .string()
    .optional()
    .describe('Which source text this translation follows. `npx fener translations --stamp FILE` writes it.'),
  changes: changes
    .optional()
    .describe(
      'In a source: what a change means for its translations. `npx fener translations --changes typo FILE` writes it.',
    ),
  machineTranslated: z
    .boolean()
    .optional()
    .describe('`true`: a machine translated the text, and nobody has read it yet. Readers are told.'),
};

export const articleData = z.strictObject({
  id: id.describe(
    'Never changes and is the same in every language: links, ratings and `/a/<id>/` depend on it.',
  ),
  title: z.string().trim().min(1).describe("The question in the customer's words."),
  description: z
    .string()
    .trim()
    .min(1)
    .max(160)
    .describe('The answer in one sentence, for search results and social cards: at most 160 characters.'),
  slug: slug.optional().describe('Last part of the address. Default: the file name. Translate it.'),
  type: z
    .string()
    .optional()
    .describe(
      'What kind of article it is: `how-to`, `troubleshooting`, `faq`, `policy`, or a template of yours. The check looks for what the type asks.',
    ),
  order: z.number().optional().describe('Place among its siblings. Those without one follow by title.'),
  keywords: z.array(z.string().min(1)).optional().describe("Words that customers use and the text doesn't."),
  searchFor: z
    .array(z.string().min(1))
    .optional()
    .describe('Queries that must find this article among the first three results.'),
  also: z
    .array(z.string().min(1).transform(composed))
    .optional()
    .describe('Further topics that list it, such as `orders/problems`.'),
  related: z.array(z.string()).optional().describe('Ids of related articles, the most related first.'),
  movedFrom: z
    .array(oldPath)
    .optional()
    .describe('Old addresses on this site, such as `/en/returns/how-to-return/`.'),
  legacy: z
    .array(z.union([z.string().min(1), z.number().transform(String)]))
    .optional()
    .describe(
      'Addresses in a former help centre, such as `zendesk:360001`, `freshdesk:123`, `/old/path`, or `/sections/42-*` for a number with any title.',
    ),
  updated: writtenDay
    .optional()
    .describe('Day of the last change that matters to readers. Default: the day of the last commit.'),
  reviewBy: writtenDay.optional().describe('Day by which somebody must have read it again.'),
  owner: z.string().min(1).optional().describe('Who reviews it: a person or a team.'),
  reviewed: z
    .strictObject({
      on: writtenDay.describe('The day. Readers see it.'),
      by: z.string().min(1).optional().describe('Who it was. Readers do not see it.'),
    })
    .optional()
    .describe('When somebody last found that the text is right.'),
  draft: z.boolean().optional().describe('`true`: not published.'),
  unlisted: z.boolean().optional().describe('`true`: published, but in no list, search or sitemap.'),
  locales: z.array(z.string()).transform(unlessEmpty).optional().describe('Only in these locales.'),
  countries: z.array(countryCode).optional().describe('Only of interest in these countries.'),
  ...translationKeys,
  ratings: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Epoch of its ratings. Raise it when old votes say nothing any more.'),
  phoneCode: z
    .union([z.string(), z.int().nonnegative().transform(String)])
    .pipe(z.string().regex(/^\d{1,8}$/, '1 to 8 digits, in quotes where the first is 0'))
    .optional()
    .describe('Digits by which callers choose it in a phone menu. Programs get it with the spoken text.'),
  channels: z.array(z.string()).optional().describe('Ids of the only contact channels that it offers.'),
  services: z.array(z.string()).optional().describe("Services of stores that it's about."),
  video: z
    .string()
    .refine(
      (text) => text.startsWith('https://') && isWebAddress(text),
      'an address that begins with "https://"',
    )
    .optional()
    .describe('Address of its main video.'),
});

export type ArticleData = z.infer<typeof articleData>;

export const topicData = z.strictObject({
  title: z.string().trim().min(1).describe('Name of the topic.'),
  description: z
    .string()
    .trim()
    .min(1)
    .max(160)
    .describe('One sentence for search results and social cards, at most 160 characters.'),
  slug: slug.optional().describe('Last part of the address. Default: the name of the folder. Translate it.'),
  icon: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'the name of a Lucide icon such as "truck"')
    .optional()
    .describe('Name of a Lucide icon, such as `truck`: https://lucide.dev/icons/.'),
  picture: z
    .string()
    .startsWith('/', 'the address of a file in public/, such as "/topics/orders.svg"')
    .optional()
    .describe('Picture of its card: the address of a file in `public/`, such as `/topics/orders.svg`.'),
  order: z.number().optional().describe('Place among its siblings. Those without one follow by title.'),
  movedFrom: z
    .array(oldPath)
    .optional()
    .describe('Old addresses on this site. Each stands for all that lies below it.'),
  legacy: z
    .array(z.union([z.string().min(1), z.number().transform(String)]))
    .optional()
    .describe(
      'Addresses in a former help centre, such as `zendesk:360001`, `freshdesk:123`, `/old/path`, or `/sections/42-*` for a number with any title.',
    ),
  ...translationKeys,
});

export type TopicData = z.infer<typeof topicData>;
