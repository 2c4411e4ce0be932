/** What Help Scout's Docs API says. https://developer.helpscout.com/docs-api/ */
import { z } from 'zod';
import { text } from '#import/sources/hosted/fields.ts';

const id = z.string({ error: 'is missing' }).min(1);
const number = z.number().nullish().catch(null);

export const site = z.object({ id, subDomain: text, cname: text, title: text });
export type HelpScoutSite = z.infer<typeof site>;

export const collection = z.object({
  id,
  number,
  slug: text,
  siteId: text,
  visibility: text,
  order: number,
  name: text,
  description: text,
  publicUrl: text,
});
export type HelpScoutCollection = z.infer<typeof collection>;

export const category = z.object({
  id,
  number,
  slug: text,
  collectionId: text,
  visibility: text,
  order: number,
  defaultSort: text,
  name: text,
  description: text,
  publicUrl: text,
});
export type HelpScoutCategory = z.infer<typeof category>;

/** An article as lists have it: without its text. */
export const articleRef = z.object({ id, name: text });

export const article = z.object({
  id,
  number,
  collectionId: text,
  slug: text,
  status: text,
  hasDraft: z.boolean().nullish(),
  name: text,
  text,
  categories: z.array(z.string()).nullish().catch(null),
  related: z.array(z.string()).nullish().catch(null),
  keywords: z.array(z.string()).nullish().catch(null),
  publicUrl: text,
  viewCount: number,
  updatedAt: text,
  lastPublishedAt: text,
});
export type HelpScoutArticle = z.infer<typeof article>;

export const redirect = z.object({
  urlMapping: z.string(),
  redirect: text,
  type: text,
  documentId: text,
});
export type HelpScoutRedirect = z.infer<typeof redirect>;

/** One page of a list, below the list's name: `{ articles: { page, pages, items } }`. */
export const listPage = z.object({ pages: number, items: z.array(z.unknown()).nullish() });
export const page = z.record(z.string(), z.unknown());
export const articlePage = z.object({ article: z.unknown() });
