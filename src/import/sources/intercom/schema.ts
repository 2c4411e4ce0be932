/**
 * What Intercom says of articles and collections.
 * https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles
 */
import { z } from 'zod';
import { text } from '#import/sources/hosted/fields.ts';

const id = z.union([z.int(), z.string().min(1)], { error: 'is missing' }).transform(String);
const optionalId = id.nullish().transform((value) => value ?? undefined);

const content = z.object({
  title: text,
  description: text,
  body: text,
  state: text,
  updated_at: z.number().nullish(),
  url: text,
});
export type IntercomContent = z.infer<typeof content>;

/** Beside the languages, `type` stands among them. */
const translated = <T extends z.ZodType>(one: T) =>
  z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((all) =>
      Object.entries(all ?? {}).flatMap(([locale, value]) => {
        const read = one.safeParse(value);
        return read.success ? [{ locale, content: read.data }] : [];
      }),
    );

export const article = content.extend({
  id,
  default_locale: text,
  parent_id: optionalId,
  parent_ids: z.array(id).nullish().catch(null),
  tags: z
    .object({ tags: z.array(z.object({ name: z.string() })) })
    .nullish()
    .catch(null),
  statistics: z
    .object({
      views: z.number().nullish(),
      reactions: z.number(),
      happy_reaction_percentage: z.number(),
      sad_reaction_percentage: z.number(),
    })
    .nullish()
    .catch(null),
  translated_content: translated(content),
});
export type IntercomArticle = z.infer<typeof article>;

const groupContent = z.object({ name: text, description: text });

export const collection = groupContent.extend({
  id,
  url: text,
  order: z.number().nullish(),
  default_locale: text,
  parent_id: optionalId,
  translated_content: translated(groupContent),
});
export type IntercomCollection = z.infer<typeof collection>;

/** One page of a list. `next` is an address, or says behind which item the next page starts. */
export const page = z.object({
  data: z.array(z.unknown()),
  pages: z
    .object({
      page: z.number().nullish(),
      total_pages: z.number().nullish(),
      next: z
        .union([z.string(), z.object({ starting_after: z.string() })])
        .nullish()
        .catch(null),
    })
    .nullish(),
});
