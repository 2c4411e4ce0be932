/**
 * What a locale's pages are to search: their words, and files with the texts that results quote. Both are kept for the next
 * build, so that an edit reads one page, not all.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentHash } from '#base/content-hash.ts';
import { isIntact, sealOf, type Seal } from '#base/seal.ts';
import { plainText as textOfUnit, unitsOf, type AnswerUnit } from '#model/units/unit.ts';
import { encodePageText } from '#model/search/browser/page-text.ts';
import { plainText, type DocumentFacts, type SearchDocument } from '#model/search/document.ts';
import {
  createKeyReader,
  fieldNames,
  readPage,
  type Field,
  type Form,
  type KeyReader,
  type ReadDocument,
  type ReadPage,
} from '#model/search/page-words.ts';
import type { CachedFiles } from './api-bundle.ts';
import { KeptEntries } from './kept-entries.ts';

/** A document whose text is made when somebody asks for it. */
export interface UnreadDocument extends DocumentFacts {
  /** Changes whenever the text does. */
  readonly textKey: string;
  readonly html: () => Promise<string>;
}

/** Pages of a locale, as search needs them. */
export interface PagesOfLocale {
  readonly documents: readonly ReadDocument[];
  /** Name of a page's file below `/search-index/<locale>/texts/`, without ending, by its address; a page without text has none. */
  readonly names: ReadonlyMap<string, string>;
  readonly files: CachedFiles;
}

/** Raise it when the same text gives another file. */
const textVersion = 1;

const textsFolder = 'texts';

/** A page as it is kept: lists of words as one text each, which is read faster. */
interface KeptPage {
  readonly words: readonly string[];
  readonly joined: readonly string[];
  readonly forms: string;
  /** Name and seal of its text's file; absent where it has no text. */
  readonly text?: readonly [name: string, seal: Seal];
}

/** Pages of one locale in `store`, a folder that outlives builds. `version`: of the code that reads words. */
export class KeptPages {
  readonly #entries: KeptEntries<KeptPage>;
  readonly #store: string;

  constructor(store: string, version: number) {
    this.#store = store;
    this.#entries = new KeptEntries(join(store, 'pages'), `search pages 2, ${version}, ${textVersion}`);
  }

  /** How many of these documents have to be read. */
  countNew = (documents: readonly UnreadDocument[], lang: string): number =>
    documents.filter((document) => !this.#entries.has(keyOf(document, lang))).length;

  /** Takes over what is known of documents, and reads the others. */
  async read(
    documents: readonly UnreadDocument[],
    { id, lang }: { readonly id: string; readonly lang: string },
  ): Promise<PagesOfLocale> {
    const reader = createKeyReader(lang);
    const folder = join(this.#store, textsFolder);
    mkdirSync(folder, { recursive: true });
    const read: ReadDocument[] = [];
    const names = new Map<string, string>();
    const files: Record<string, CachedFiles[string]> = {};
    for (const unread of documents) {
      const { html: _, textKey: _key, ...facts } = unread;
      const kept = this.#find(unread, lang) ?? (await this.#read(unread, lang, reader));
      read.push({ ...facts, page: unpacked(kept) });
      if (!kept.text) continue;
      const [name, seal] = kept.text;
      names.set(facts.url, name);
      files[`${textsFolder}/${name}`] = [`search-index/${id}/texts/${name}.bin`, seal];
    }
    const used = new Set(names.values());
    for (const name of readdirSync(folder)) if (!used.has(name)) rmSync(join(folder, name), { force: true });
    return { documents: read, names, files };
  }

  /** Keeps what was read, for the next build. */
  write = (): void => this.#entries.write();

  #find(unread: UnreadDocument, lang: string): KeptPage | undefined {
    const known = this.#entries.find(keyOf(unread, lang));
    const isWhole = !known?.text || isIntact(join(this.#store, textsFolder, known.text[0]), known.text[1]);
    return isWhole ? known : undefined;
  }

  async #read(unread: UnreadDocument, lang: string, reader: KeyReader): Promise<KeptPage> {
    const { html: makeHtml, textKey: _, ...facts } = unread;
    const document = { ...facts, html: await makeHtml() };
    const kept = { ...packed(readPage(document, reader)), ...this.#textOf(document) };
    this.#entries.add(keyOf(unread, lang), kept);
    return kept;
  }

  /** Writes the file with a page's text, unless it has none. */
  #textOf({ id, html, updated }: SearchDocument): Pick<KeptPage, 'text'> {
    const units = unitsOf(id, html);
    if (!units.some(hasWords) && plainText(html) === '') return {};
    const name = contentHash(JSON.stringify([textVersion, id, html, updated])).slice(0, 16);
    const path = join(this.#store, textsFolder, name);
    const bytes = gzipSync(encodePageText({ updated, units }), { level: 9 });
    // Not atomically: its name tells what it holds, and nobody reads it before its seal is written.
    writeFileSync(path, bytes);
    return { text: [name, sealOf(path, bytes)] };
  }
}

/** Quicker than to read the whole text. */
const hasWords = (unit: AnswerUnit) => /\S/.test(textOfUnit(unit));

const keyOf = (
  { id, title, description, keywords, searchFor, topicPath, updated, textKey }: UnreadDocument,
  lang: string,
) =>
  contentHash(
    JSON.stringify([lang, id, title, description, keywords, searchFor, topicPath, updated, textKey]),
  );

/** No word has this character, and JSON writes it as it is: texts with escaped ones take four times as long to read. */
const between = '\u007f';

const packed = ({ words, joined, forms }: ReadPage): KeptPage => ({
  words: fieldNames.map((field) => words[field].join(between)),
  joined: fieldNames.map((field) => joined[field].join(between)),
  forms: [...forms].flat().join(between),
});

const unpacked = ({ words, joined, forms }: KeptPage): ReadPage => ({
  words: fieldsOf(words),
  joined: fieldsOf(joined),
  forms: { [Symbol.iterator]: () => formsIn(forms) },
});

function* formsIn(text: string): Generator<Form> {
  const parts = listOf(text);
  for (let n = 0; n < parts.length; n += 3) yield [parts[n] ?? '', parts[n + 1] ?? '', Number(parts[n + 2])];
}

const fieldsOf = (lists: readonly string[]) =>
  Object.fromEntries(fieldNames.map((field, n) => [field, listOf(lists[n] ?? '')])) as Record<
    Field,
    string[]
  >;

const listOf = (text: string) => (text === '' ? [] : text.split(between));
