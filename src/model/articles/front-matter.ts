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

const id = z.string().regex(/^[a-z0-9-]{3,40}$/, '3 to 40 small letters (a-z), digits and hyphens');

/** How much a change of a source matters to those who read a translation. */
export const significances = ['typo', 'minor', 'major'] as const;
export type Significance = (typeof significances)[number];

/** Stamp of a text, as `translationOf` has it. */
const stamp = z.string().regex(/^(?:v\d+-)?[0-9a-f]{12}$/, 'a stamp such as v2-0123456789ab');

/**
 * What has changed in this source between two of its texts (`npx fener translations --changes typo FILE` writes it). A
 * word alone is what a writer remembers, and says nothing until it's tied to the texts.
 */
const changes = z.union([
  z.enum(significances),
  z.array(z.strictObject({ is: z.enum(significances), from: stamp, to: stamp })).max(40),
]);

export interface Change {
  readonly is: Significance;
  readonly from: string;
  readonly to: string;
}

export const articleData = z.strictObject({
  /** Immutable, the same in every locale: key of permalinks, ratings and links. */
  id,
  title: z.string().trim().min(1),
  /** One sentence for search results and social cards. */
  description: z.string().trim().min(1).max(160),
  /** Last segment of the URL; default: the file name. */
  slug: slug.optional(),
  /** Place among its siblings, ascending; those without one follow by title. */
  order: z.number().optional(),
  /** Words that customers use and the text does not. */
  keywords: z.array(z.string().min(1)).optional(),
  /** Queries that must find this article among the first three. */
  searchFor: z.array(z.string().min(1)).optional(),
  /** Further topics that list it, as folder paths such as `orders/problems`. */
  also: z.array(z.string().min(1).transform(composed)).optional(),
  /** Ids of related articles, most related first. */
  related: z.array(z.string()).optional(),
  /** Old paths on this site, such as `/en/returns/how-to-return/`. */
  movedFrom: z.array(oldPath).optional(),
  /** Addresses in a former help centre: `zendesk:360001`, `freshdesk:123`, or a full old path. */
  legacy: z.array(z.union([z.string().min(1), z.number().transform(String)])).optional(),
  /** Day of the last change that matters to readers; default: from git. */
  updated: writtenDay.optional(),
  /** Day by which somebody must have read it again. */
  reviewBy: writtenDay.optional(),
  owner: z.string().min(1).optional(),
  /** Not published. */
  draft: z.boolean().optional(),
  /** Published, but in no list, search or sitemap. */
  unlisted: z.boolean().optional(),
  /** Only in these locales. */
  locales: z.array(z.string()).optional(),
  /** Only of interest in these countries. */
  countries: z.array(countryCode).optional(),
  /** Hash of the source text that this translation was made from (`npx fener translations --stamp`). */
  translationOf: z.string().optional(),
  changes: changes.optional(),
  /** The text comes from a machine and nobody has read it yet: readers are told. */
  machineTranslated: z.boolean().optional(),
  /** Epoch of its ratings: raise it when an article changes so much that old votes say nothing. */
  ratings: z.number().int().min(1).optional(),
  /** Ids of contact channels to prefer. */
  channels: z.array(z.string()).optional(),
  /** Services of stores that this article is about. */
  services: z.array(z.string()).optional(),
  /** URL of a video that is the article's main content. */
  video: z
    .string()
    .refine(
      (text) => text.startsWith('https://') && isWebAddress(text),
      'an address that begins with "https://"',
    )
    .optional(),
});

export type ArticleData = z.infer<typeof articleData>;

export const topicData = z.strictObject({
  title: z.string().trim().min(1),
  description: z.string().trim().min(1).max(160),
  slug: slug.optional(),
  /** Name of a Lucide icon, https://lucide.dev/icons/. */
  icon: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'the name of a Lucide icon such as "truck"')
    .optional(),
  order: z.number().optional(),
  movedFrom: z.array(oldPath).optional(),
  legacy: z.array(z.union([z.string().min(1), z.number().transform(String)])).optional(),
  translationOf: z.string().optional(),
  changes: changes.optional(),
  /** The text comes from a machine and nobody has read it yet: readers are told. */
  machineTranslated: z.boolean().optional(),
});

export type TopicData = z.infer<typeof topicData>;
