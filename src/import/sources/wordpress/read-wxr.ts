/** Reads WordPress's export, WXR: RSS with what WordPress says besides. https://github.com/pbiron/wxr */
import { createReadStream } from 'node:fs';
import sax from 'sax';
import type { Note } from '#import/tree/notes.ts';

/** A term of a taxonomy: a category, a language, a set of translations. */
export interface WxrTerm {
  readonly id: string;
  readonly taxonomy: string;
  readonly slug: string;
  readonly name: string;
  /** Slug of the term above it. */
  readonly parent: string;
  readonly description: string;
}

/** A post, a page, an attachment, or whatever else a plugin made of a post. */
export interface WxrItem {
  /** How the report names its file. */
  readonly file: string;
  /** Line of the file on which it begins. */
  readonly line: number;
  /** Texts of its elements by name: `title`, `link`, `wp:post_id`, `content:encoded`. */
  readonly fields: ReadonlyMap<string, string>;
  readonly terms: readonly { readonly taxonomy: string; readonly slug: string; readonly name: string }[];
  /** What stands several times has a line for each. */
  readonly meta: ReadonlyMap<string, string>;
  /** How many comments readers wrote. */
  readonly comments: number;
}

export interface Wxr {
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly language: string | undefined;
  readonly terms: readonly WxrTerm[];
  readonly items: readonly WxrItem[];
  readonly notes: readonly Note[];
}

/** A site that was exported to several files, as large ones are. What they say of the site itself is the same in each. */
export function joinWxr(files: readonly Wxr[]): Wxr {
  const terms = files.flatMap((file) => file.terms);
  return {
    title: files[0]?.title,
    url: files[0]?.url,
    language: files[0]?.language,
    terms: [...new Map(terms.map((term) => [`${term.taxonomy} ${term.slug}`, term])).values()],
    items: files.flatMap((file) => file.items),
    notes: files.flatMap((file) => file.notes),
  };
}

/** What lies in the file. What isn't XML costs the item that it stands in. Notes: `file-skipped`. */
export async function readWxr(path: string, shown: string): Promise<Wxr> {
  const reader = new WxrReader(shown);
  for await (const part of createReadStream(path, { encoding: 'utf8' })) reader.write(String(part));
  return reader.end();
}

interface OpenRecord {
  readonly file: string;
  readonly line: number;
  readonly fields: Map<string, string>;
  readonly terms: { taxonomy: string; slug: string; name: string }[];
  readonly meta: Map<string, string>;
  comments: number;
  isBroken: boolean;
}

class WxrReader {
  readonly #parser = sax.parser(true, { position: true });
  readonly #path: string[] = [];
  readonly #channel = new Map<string, string>();
  readonly #terms: WxrTerm[] = [];
  readonly #items: WxrItem[] = [];
  readonly #notes: Note[] = [];
  readonly #shown: string;
  #text = '';
  #term = { taxonomy: '', slug: '' };
  #record: OpenRecord | undefined;

  constructor(shown: string) {
    this.#shown = shown;
    const parser = this.#parser;
    parser.onopentag = ({ name, attributes }) => this.#open(name, attributes);
    parser.onclosetag = (name) => this.#close(name);
    parser.ontext = parser.oncdata = (text) => void (this.#text += text);
    parser.onerror = (error) => {
      this.#fail(error.message.split('\n')[0] ?? '');
      parser.resume();
    };
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  end(): Wxr {
    this.#parser.close();
    if (this.#record) this.#fail('the file ends in the middle of it');
    return {
      title: this.#channel.get('title'),
      url: this.#channel.get('wp:base_blog_url') ?? this.#channel.get('link'),
      language: this.#channel.get('language'),
      terms: this.#terms,
      items: this.#items,
      notes: this.#notes,
    };
  }

  #open(name: string, attributes: Readonly<Record<string, unknown>>): void {
    const isRecord =
      this.#path.at(-1) === 'channel' && ['item', 'wp:category', 'wp:term', 'wp:tag'].includes(name);
    if (isRecord) {
      this.#record = {
        file: this.#shown,
        line: this.#parser.line + 1,
        fields: new Map(),
        terms: [],
        meta: new Map(),
        comments: 0,
        isBroken: false,
      };
    }
    if (name === 'category')
      this.#term = {
        taxonomy: textOf(attributes['domain']) || 'category',
        slug: textOf(attributes['nicename']),
      };
    if (name === 'wp:comment' && this.#record) this.#record.comments += 1;
    this.#path.push(name);
    this.#text = '';
  }

  #close(name: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    const record = this.#record;
    const text = this.#text;
    this.#text = '';
    if (parent === 'channel' && record && /^(?:item|wp:category|wp:term|wp:tag)$/.test(name)) {
      this.#record = undefined;
      if (!record.isBroken) this.#keep(name, record);
    } else if (parent === 'channel') {
      if (!this.#channel.has(name)) this.#channel.set(name, text.trim());
    } else if (record && name === 'category') record.terms.push({ ...this.#term, name: text.trim() });
    else if (record && parent === 'wp:postmeta') this.#keepMeta(record, name, text);
    else if (record && this.#path.length === 3 && !record.fields.has(name)) record.fields.set(name, text);
  }

  #keepMeta(record: OpenRecord, name: string, text: string): void {
    if (name === 'wp:meta_key') record.fields.set('wp:meta_key', text.trim());
    else if (name === 'wp:meta_value') {
      const key = record.fields.get('wp:meta_key') ?? '';
      const before = record.meta.get(key);
      record.meta.set(key, before === undefined ? text : `${before}\n${text}`);
    }
  }

  #keep(name: string, record: OpenRecord): void {
    if (name === 'item') {
      this.#items.push(record);
      return;
    }
    const field = (...names: string[]) =>
      names.map((one) => record.fields.get(one)?.trim()).find(Boolean) ?? '';
    this.#terms.push({
      id: field('wp:term_id'),
      taxonomy: name === 'wp:category' ? 'category' : field('wp:term_taxonomy'),
      slug: field('wp:category_nicename', 'wp:term_slug', 'wp:tag_slug'),
      name: field('wp:cat_name', 'wp:term_name', 'wp:tag_name'),
      parent: field('wp:category_parent', 'wp:term_parent'),
      description: field('wp:category_description', 'wp:term_description'),
    });
  }

  #fail(message: string): void {
    const record = this.#record;
    if (record?.isBroken) return;
    if (record) record.isBroken = true;
    const title = record?.fields.get('title')?.trim();
    const what = `${title ? `"${title}": ` : ''}not well-formed XML: ${message}`;
    this.#notes.push({ file: this.#shown, line: this.#parser.line + 1, kind: 'file-skipped', what });
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
