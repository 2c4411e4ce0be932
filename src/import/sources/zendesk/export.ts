/** All that a Zendesk help centre has, however it was read. */
import type { z } from 'zod';
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
  readonly notes: readonly Note[];
}

export interface Read<T> {
  readonly item: T;
  /** How the report names where it was read. */
  readonly shown: string;
}

/** Reads items one by one: one that isn't as it should be costs itself alone. Notes: `file-skipped`. */
export class ItemReader {
  readonly articles: Read<ZendeskArticle>[] = [];
  readonly sections: Read<ZendeskGroup>[] = [];
  readonly categories: Read<ZendeskGroup>[] = [];
  readonly notes: Note[] = [];

  /** Reads what stands under `articles`, `sections` and `categories` of an answer. */
  readAll(answer: Readonly<Record<string, unknown>>, shown: string): void {
    this.#readList(this.articles, article, answer['articles'], shown);
    this.#readList(this.sections, group, answer['sections'], shown);
    this.#readList(this.categories, group, answer['categories'], shown);
  }

  note(shown: string, what: string): void {
    this.notes.push({ file: shown, line: undefined, kind: 'file-skipped', what });
  }

  #readList<T>(into: Read<T>[], schema: z.ZodType<T>, list: unknown, shown: string): void {
    if (!Array.isArray(list)) return;
    list.forEach((value: unknown, index) => {
      const read = schema.safeParse(value);
      const name = nameOf(value) ?? `${shown}, item ${index + 1}`;
      if (read.success) into.push({ item: read.data, shown: name });
      else
        this.note(
          name,
          read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
        );
    });
  }
}

/** The address of an item, by which people find it. */
function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of ['html_url', 'url']) {
    const named: unknown = Reflect.get(value, key);
    if (typeof named === 'string') return named;
  }
  return undefined;
}
