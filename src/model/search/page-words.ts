/** The words of a page, field by field, and how the site writes each of them. */
import { createJoiner, isCode } from './browser/codes.ts';
import { createWordReader } from './browser/tokens.ts';
import { bodyText, type DocumentFacts, type SearchDocument } from './document.ts';

export type Field =
  'title' | 'searchFor' | 'keywords' | 'headings' | 'description' | 'beginning' | 'body' | 'links' | 'topics';

export type Fields = Readonly<Record<Field, readonly string[]>>;

/** The words of a page, and those that some of them are together (see codes.ts). */
export interface PageWords {
  readonly words: Fields;
  readonly joined: Fields;
}

/** How a text writes a key, in lower case, and how often. */
export type Form = readonly [surface: string, key: string, count: number];

/** What the index needs of a page's text. */
export interface ReadPage extends PageWords {
  readonly forms: Iterable<Form>;
}

/** A page with the words of each question that it answers, each once. */
export interface AskedPage extends ReadPage {
  readonly questions: readonly ReadonlySet<string>[];
  /** How they write its words. */
  readonly asked: Iterable<Form>;
}

/** A document whose words have been read. */
export interface ReadDocument extends DocumentFacts {
  readonly page: ReadPage;
}

export const fieldNames: readonly Field[] = [
  'title',
  'searchFor',
  'keywords',
  'headings',
  'description',
  'beginning',
  'body',
  'links',
  'topics',
];

/** Of a page that says nothing. */
export const noFields: Fields = {
  title: [],
  searchFor: [],
  keywords: [],
  headings: [],
  description: [],
  beginning: [],
  body: [],
  links: [],
  topics: [],
};

/** Articles say first what they're about, so this many words at the start of the body count more. */
const beginningWords = 50;

/** Reads the words of documents in a language. */
export function readDocuments(documents: readonly SearchDocument[], lang: string): readonly ReadDocument[] {
  const reader = createKeyReader(lang);
  return documents.map(({ html, ...facts }) => ({ ...facts, page: readPage({ ...facts, html }, reader) }));
}

/** Reads the words of a page. */
export function readPage(document: SearchDocument, { keys, joined, takeForms }: KeyReader): ReadPage {
  const { headings, text, links } = bodyText(document.html);
  const read = (keysOf: (text: string) => string[]): Fields => {
    const body = keysOf(text);
    return {
      title: keysOf(document.title),
      searchFor: keysOf(document.searchFor.join(' . ')),
      keywords: keysOf(document.keywords.join(' . ')),
      headings: keysOf(headings.join(' . ')),
      description: keysOf(document.description),
      beginning: keysOf === keys ? body.slice(0, beginningWords) : [],
      body,
      links: keysOf(links.join(' . ')),
      topics: keysOf(document.topicPath.join(' . ')),
    };
  };
  return { words: read(keys), joined: read(joined), forms: takeForms() };
}

/** The words of a question, each once. */
export const readQuestion = (
  ask: string,
  { keys, joined }: Pick<KeyReader, 'keys' | 'joined'>,
): ReadonlySet<string> => new Set([...keys(ask), ...joined(ask)]);

/** Reads texts of one language. */
export type KeyReader = ReturnType<typeof createKeyReader>;

/** Tokenizes texts to keys and counts how each key is written. */
export function createKeyReader(lang: string) {
  const readWords = createWordReader(lang);
  const join = createJoiner(lang);
  let counts: FormCounts = new Map();
  const count = (key: string, written: string) => addForm(counts, written, key, 1);
  const keys = (text: string): string[] => {
    const found: string[] = [];
    readWords(text, (key, written) => {
      count(key, written);
      found.push(key);
    });
    return found;
  };
  const joined = (text: string): string[] => {
    const found: string[] = [];
    const add = (parts: readonly string[], written: string) => {
      const word = parts.join('');
      readWords(word, (key, whole) => {
        if (whole !== word) return;
        count(key, written);
        found.push(key);
      });
    };
    for (const { parts, written } of join(text)) {
      add(parts, written);
      // `EM-400-Gerät` names the code, too.
      for (let end = parts.length - 1; end > 1; end--) {
        if (isCode(parts.slice(0, end))) add(parts.slice(0, end), parts.slice(0, end).join('-'));
      }
    }
    return found;
  };
  /** What was counted since it was last asked for. */
  const takeForms = (): Form[] => {
    const forms: FormCounts = new Map();
    for (const [written, { key, count }] of counts)
      addForm(forms, written.toLocaleLowerCase(lang), key, count);
    counts = new Map();
    return [...forms].map(([surface, { key, count }]) => [surface, key, count]);
  };
  return { keys, joined, takeForms };
}

/** By how a key is written. */
type FormCounts = Map<string, { readonly key: string; count: number }>;

function addForm(counts: FormCounts, written: string, key: string, count: number): void {
  const entry = counts.get(written);
  if (entry) entry.count += count;
  else counts.set(written, { key, count });
}

/** The way each key is written most often, for keys that are not written as themselves. */
export function surfacesOf(forms: Iterable<Form>): ReadonlyMap<string, string> {
  const counts: FormCounts = new Map();
  for (const [surface, key, count] of forms) addForm(counts, surface, key, count);
  const best = new Map<string, { readonly surface: string; readonly count: number }>();
  for (const [surface, { key, count }] of counts) {
    if (count > (best.get(key)?.count ?? 0)) best.set(key, { surface, count });
  }
  return new Map([...best].flatMap(([key, { surface }]) => (surface === key ? [] : [[key, surface]])));
}
