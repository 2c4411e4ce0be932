/**
 * What Zendesk says of articles, sections and categories.
 * https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
 */
import { z } from 'zod';
import { numericId as id, optionalNumericId as optionalId, text } from '#import/sources/hosted/fields.ts';

const translation = z.object({
  locale: z.string(),
  title: text,
  body: text,
  draft: z.boolean().nullish(),
  outdated: z.boolean().nullish(),
  hidden: z.boolean().nullish(),
  updated_at: text,
});
export type ZendeskTranslation = z.infer<typeof translation>;

export const attachment = z.object({
  /** Absent in lists of one article. */
  article_id: optionalId,
  file_name: z.string(),
  content_url: z.string(),
  inline: z.boolean().nullish(),
});
export type ZendeskAttachment = z.infer<typeof attachment>;

export const article = z.object({
  id,
  html_url: text,
  title: text,
  name: text,
  body: text,
  locale: text,
  source_locale: text,
  draft: z.boolean().nullish(),
  promoted: z.boolean().nullish(),
  outdated: z.boolean().nullish(),
  position: z.number().nullish(),
  vote_sum: z.number().nullish(),
  vote_count: z.number().nullish(),
  section_id: optionalId,
  user_segment_id: optionalId,
  user_segment_ids: z.array(z.unknown()).nullish(),
  label_names: z.array(z.string()).nullish(),
  content_tag_ids: z.array(z.string()).nullish().catch(null),
  edited_at: text,
  updated_at: text,
  translations: z.array(translation).nullish().catch(null),
  attachments: z.array(attachment).nullish().catch(null),
});
export type ZendeskArticle = z.infer<typeof article>;

/** A category, or a section in one. */
export const group = z.object({
  id,
  html_url: text,
  name: text,
  description: text,
  locale: text,
  source_locale: text,
  position: z.number().nullish(),
  category_id: optionalId,
  parent_section_id: optionalId,
  translations: z.array(translation).nullish().catch(null),
});
export type ZendeskGroup = z.infer<typeof group>;

/** One page of a list; with cursors or with numbers. */
export const page = z.looseObject({
  meta: z.object({ has_more: z.boolean() }).nullish(),
  links: z.object({ next: text }).nullish(),
  next_page: text,
});

/** A list of Guide's own API, which calls its items records. */
export const recordsPage = z.looseObject({ records: z.array(z.unknown()).nullish() });
export const contentTag = z.object({ id: z.string(), name: z.string() });
export const redirectRule = z.object({ redirect_from: z.string(), redirect_to: z.string() });

export const localesPage = z.object({ locales: z.array(z.string()), default_locale: z.string() });
export const attachmentsPage = z.object({ article_attachments: z.array(attachment) });
