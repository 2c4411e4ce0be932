/** All that a Zendesk help centre has, however it was read. */
import { readItems, type Read } from '#import/sources/items.ts';
import type { Note } from '#import/tree/notes.ts';
import { article, group, type ZendeskArticle, type ZendeskGroup } from './schema.ts';

/** Articles, sections and categories, in every language in which they were read. */
export interface ZendeskExport {
  readonly articles: readonly Read<ZendeskArticle>[];
  readonly sections: readonly Read<ZendeskGroup>[];
  readonly categories: readonly Read<ZendeskGroup>[];
  /** The centre's languages, its own first; empty where nothing says. */
  readonly locales: readonly string[];
  readonly origin: string | undefined;
  /** Names of content tags, by id. */
  readonly tags: ReadonlyMap<string, string>;
  /** Rules by which old addresses were redirected. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
  readonly notes: readonly Note[];
}

/** Collects what answers hold. Notes: `file-skipped`. */
export class ItemReader {
  readonly articles: Read<ZendeskArticle>[] = [];
  readonly sections: Read<ZendeskGroup>[] = [];
  readonly categories: Read<ZendeskGroup>[] = [];
  readonly notes: Note[] = [];

  /** Reads what stands under `articles`, `sections` and `categories` of an answer. */
  readAll(answer: Readonly<Record<string, unknown>>, shown: string): void {
    const where = { shown, notes: this.notes };
    this.articles.push(...readItems(answer['articles'], article, where));
    this.sections.push(...readItems(answer['sections'], group, where));
    this.categories.push(...readItems(answer['categories'], group, where));
  }
}
