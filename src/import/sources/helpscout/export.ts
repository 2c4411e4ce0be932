/** All that a Help Scout Docs site has, however it was read. */
import { readItems, type Read } from '#import/sources/items.ts';
import type { Note } from '#import/tree/notes.ts';
import {
  article,
  category,
  collection,
  redirect,
  site,
  type HelpScoutArticle,
  type HelpScoutCategory,
  type HelpScoutCollection,
  type HelpScoutRedirect,
  type HelpScoutSite,
} from './schema.ts';

export interface HelpScoutExport {
  readonly sites: readonly Read<HelpScoutSite>[];
  readonly collections: readonly Read<HelpScoutCollection>[];
  readonly categories: readonly Read<HelpScoutCategory>[];
  readonly articles: readonly Read<HelpScoutArticle>[];
  readonly redirects: readonly Read<HelpScoutRedirect>[];
  /** Place of articles in categories that people ordered by hand, by `<category>/<article>`. */
  readonly places: ReadonlyMap<string, number>;
  readonly notes: readonly Note[];
}

/** Collects what answers hold. Notes: `file-skipped`. */
export class ExportReader implements HelpScoutExport {
  readonly sites: Read<HelpScoutSite>[] = [];
  readonly collections: Read<HelpScoutCollection>[] = [];
  readonly categories: Read<HelpScoutCategory>[] = [];
  readonly articles: Read<HelpScoutArticle>[] = [];
  readonly redirects: Read<HelpScoutRedirect>[] = [];
  readonly places = new Map<string, number>();
  readonly notes: Note[] = [];

  take(kind: string, items: unknown, shown: string): void {
    const where = { shown, notes: this.notes, keys: ['publicUrl', 'name', 'urlMapping', 'title'] };
    if (kind === 'sites') this.sites.push(...readItems(items, site, where));
    if (kind === 'collections') this.collections.push(...readItems(items, collection, where));
    if (kind === 'categories') this.categories.push(...readItems(items, category, where));
    if (kind === 'articles') this.articles.push(...readItems(items, article, where));
    if (kind === 'redirects') this.redirects.push(...readItems(items, redirect, where));
  }
}

export const kinds = ['sites', 'collections', 'categories', 'articles', 'redirects'] as const;
