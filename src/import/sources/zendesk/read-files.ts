/** Reads a help centre from answers of Zendesk's API that somebody saved as files. */
import { z } from 'zod';
import { readItems } from '#import/sources/items.ts';
import { readJsonFiles, type JsonFile } from '#import/sources/json-files.ts';
import type { FilePlace, FolderPlace } from '#import/sources/place.ts';
import { ItemReader, type ZendeskExport } from './export.ts';
import { attachment, contentTag, localesPage, redirectRule, type ZendeskAttachment } from './schema.ts';

const looseObject = z.record(z.string(), z.unknown());

/** Every JSON file of a folder, or one file. Notes: `attachments-unlisted`. */
export function readFiles(place: FolderPlace | FilePlace): ZendeskExport {
  const reader = new FileReader();
  for (const file of readJsonFiles(place, reader.notes)) reader.readFile(file);
  const { articles, sections, categories, locales, attachments, notes } = reader;
  const urls = [...articles, ...sections].map(({ item }) => URL.parse(item.html_url ?? '')?.origin);
  const origin = urls.find((url) => url !== undefined);
  if (origin !== undefined && !attachments && !articles.some(({ item }) => item.attachments)) {
    const what = `save ${origin}/api/v2/help_center/articles/<id>/attachments.json of each article, too`;
    notes.push({ file: place.path, line: undefined, kind: 'attachments-unlisted', what });
  }
  return {
    articles: articles.map((read) => {
      const own = attachments?.get(read.item.id);
      return own === undefined ? read : { ...read, item: { ...read.item, attachments: own } };
    }),
    sections,
    categories,
    notes,
    locales,
    tags: reader.tags,
    redirects: reader.redirects,
    origin,
  };
}

class FileReader extends ItemReader {
  /** By the article's number; absent until a file lists some. */
  attachments: Map<string, ZendeskAttachment[]> | undefined;
  locales: readonly string[] = [];
  readonly tags = new Map<string, string>();
  readonly redirects: { readonly from: string; readonly to: string }[] = [];

  readFile({ name, value }: JsonFile): void {
    const { data } = looseObject.safeParse(Array.isArray(value) ? { [listName(name)]: value } : value);
    if (!data) return;
    const single = { articles: 'article', sections: 'section', categories: 'category' };
    const lists = Object.entries(single).map(([list, one]): [string, unknown] => {
      const isBare = data['id'] !== undefined && listName(name) === list && data[list] === undefined;
      return [list, data[list] ?? (data[one] === undefined ? (isBare ? [data] : undefined) : [data[one]])];
    });
    this.readAll(Object.fromEntries(lists), name);
    this.#readAttachments(data['article_attachments'], name);
    this.#readRecords(data['records'], name);
    const known = localesPage.safeParse(data).data;
    if (known) this.locales = [...new Set([known.default_locale, ...known.locales])];
  }

  /** Each says of which article it is; else the path of its file does: `articles/360001/attachments.json`. */
  #readAttachments(list: unknown, name: string): void {
    if (!Array.isArray(list)) return;
    this.attachments ??= new Map();
    const [, inName] = /(\d+)\D*$/.exec(name) ?? [];
    for (const { item } of readItems(list, attachment, {
      shown: name,
      notes: this.notes,
      keys: ['file_name'],
    })) {
      const id = item.article_id ?? inName;
      if (id === undefined) continue;
      const all = this.attachments.get(id) ?? [];
      if (!all.some(({ content_url }) => content_url === item.content_url)) all.push(item);
      this.attachments.set(id, all);
    }
  }

  /** Content tags and redirect rules. */
  #readRecords(list: unknown, name: string): void {
    if (!Array.isArray(list)) return;
    for (const record of list) {
      const tag = contentTag.safeParse(record).data;
      const rule = redirectRule.safeParse(record).data;
      if (tag) this.tags.set(tag.id, tag.name);
      else if (rule) this.redirects.push({ from: rule.redirect_from, to: rule.redirect_to });
      else
        this.notes.push({
          file: name,
          line: undefined,
          kind: 'file-skipped',
          what: 'a record of unknown kind',
        });
    }
  }
}

/** What a file without a name for its list holds: as its own name, or its folder's, says. */
const listName = (name: string) =>
  /attachment/i.test(name)
    ? 'article_attachments'
    : /categor/i.test(name)
      ? 'categories'
      : /section/i.test(name)
        ? 'sections'
        : 'articles';
