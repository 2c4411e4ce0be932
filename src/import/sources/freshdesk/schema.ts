/** What Freshdesk says of solutions. https://developers.freshdesk.com/api/#solutions */
import { z } from 'zod';
import { numericId as id, optionalNumericId as optionalId, text } from '#import/sources/hosted/fields.ts';

const count = z.number().nullish().catch(null);

export const helpdesk = z.object({
  primary_language: z.string(),
  supported_languages: z.array(z.string()).nullish(),
  portal_languages: z.array(z.string()).nullish(),
});

/** What lies around an item; it says the item's language. */
const hierarchy = z
  .array(z.object({ data: z.object({ language: text }) }))
  .nullish()
  .catch(null);

export const category = z.object({ id, name: text, description: text });
export type FreshdeskCategory = z.infer<typeof category>;

export const folder = category.extend({
  category_id: optionalId,
  parent_folder_id: optionalId,
  sub_folders_count: count,
  articles_count: count,
  /** 1: everybody. Everything else: only some. */
  visibility: count,
  hierarchy,
});
export type FreshdeskFolder = z.infer<typeof folder>;

const attachment = z.object({ name: z.string(), attachment_url: z.string() });
export type FreshdeskAttachment = z.infer<typeof attachment>;

export const article = z.object({
  id,
  title: text,
  description: text,
  category_id: optionalId,
  folder_id: optionalId,
  /** 1: a draft; 2: published. */
  status: count,
  hierarchy,
  tags: z.array(z.string()).nullish().catch(null),
  seo_data: z.object({ meta_description: text, meta_keywords: text }).nullish().catch(null),
  thumbs_up: count,
  thumbs_down: count,
  hits: count,
  attachments: z.array(attachment).nullish().catch(null),
  updated_at: text,
});
export type FreshdeskArticle = z.infer<typeof article>;

export const list = z.array(z.unknown());
