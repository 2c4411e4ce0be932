/** All that Freshdesk's solutions have, however they were read. */
import { readItems, type Read } from '#import/sources/items.ts';
import type { Note } from '#import/tree/notes.ts';
import {
  article,
  category,
  folder,
  type FreshdeskArticle,
  type FreshdeskCategory,
  type FreshdeskFolder,
} from './schema.ts';

/** Something in one language. */
export interface InLanguage<T> extends Read<T> {
  readonly language: string;
}

export interface FreshdeskExport {
  readonly categories: readonly InLanguage<FreshdeskCategory>[];
  /** In the order in which the portal shows them. */
  readonly folders: readonly InLanguage<FreshdeskFolder>[];
  readonly articles: readonly InLanguage<FreshdeskArticle>[];
  /** The primary one first; empty where nothing says. */
  readonly languages: readonly string[];
  readonly origin: string | undefined;
  readonly notes: readonly Note[];
}

/** Collects what answers hold. Notes: `file-skipped`. */
export class ExportReader {
  readonly categories: InLanguage<FreshdeskCategory>[] = [];
  readonly folders: InLanguage<FreshdeskFolder>[] = [];
  readonly articles: InLanguage<FreshdeskArticle>[] = [];
  readonly notes: Note[] = [];

  /** All that was read, with what lists don't say. */
  finish(said: Pick<FreshdeskExport, 'languages' | 'origin'>): FreshdeskExport {
    const { categories, folders, articles, notes } = this;
    return { categories, folders, articles, notes, ...said };
  }

  takeCategories(items: unknown, language: string, shown: string): void {
    const read = readItems(items, category, { shown, notes: this.notes, keys: ['name'] });
    this.categories.push(...read.map((one) => ({ ...one, language })));
  }

  takeFolders(items: unknown, language: string, shown: string, category_id?: string): FreshdeskFolder[] {
    const read = readItems(items, folder, { shown, notes: this.notes, keys: ['name'] });
    const inCategory = read.map(({ item, shown: name }) => ({
      item: { ...item, category_id: item.category_id ?? category_id },
      shown: name,
      language: languageOf(item) ?? language,
    }));
    const known = new Set(this.folders.map((one) => `${one.language} ${one.item.id}`));
    this.folders.push(...inCategory.filter((one) => !known.has(`${one.language} ${one.item.id}`)));
    return inCategory.map(({ item }) => item);
  }

  takeArticles(items: unknown, language: string, shown: string): void {
    const read = readItems(items, article, { shown, notes: this.notes });
    this.articles.push(...read.map((one) => ({ ...one, language: languageOf(one.item) ?? language })));
  }
}

const languageOf = ({ hierarchy }: FreshdeskFolder | FreshdeskArticle) =>
  hierarchy?.flatMap(({ data }) => data.language || [])[0];
