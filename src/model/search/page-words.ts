/** The words of a page, field by field, and how the site writes each of them. */
import { createJoiner, isCode } from './browser/codes.ts';
import { createWordReader } from './browser/tokens.ts';
import { bodyText, type SearchDocument } from './document.ts';

export type Field =
  'title' | 'searchFor' | 'keywords' | 'headings' | 'description' | 'beginning' | 'body' | 'links' | 'topics';

export type Fields = Readonly<Record<Field, readonly string[]>>;

/** The words of a page, and those that some of them are together (see codes.ts). */
export interface PageWords {
  readonly words: Fields;
  readonly joined: Fields;
  /** The words of each question that it answers, each once. */
  readonly questions: readonly ReadonlySet<string>[];
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

/** Reads the words of a page, and of the questions that it answers. */
export function readPage(
  document: SearchDocument,
  questions: readonly string[],
  { keys, joined }: KeyReader,
): PageWords {
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
  return {
    words: read(keys),
    joined: read(joined),
    questions: questions.map((ask) => readQuestion(ask, { keys, joined })),
  };
}

/** The words of a question, each once. */
export const readQuestion = (
  ask: string,
  { keys, joined }: Pick<KeyReader, 'keys' | 'joined'>,
): ReadonlySet<string> => new Set([...keys(ask), ...joined(ask)]);

type KeyReader = ReturnType<typeof createKeyReader>;

/** Tokenizes texts to keys and counts how each key is written. */
export function createKeyReader(lang: string) {
  const readWords = createWordReader(lang);
  const join = createJoiner(lang);
  const counts = new Map<string, { readonly key: string; count: number }>();
  const count = (key: string, written: string) => {
    const entry = counts.get(written);
    if (entry) entry.count++;
    else counts.set(written, { key, count: 1 });
  };
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
  /** The way each key is written most often, in lower case, for keys that are not written as themselves. */
  const surfaces = (): Map<string, string> => {
    const bySurface = new Map<string, { readonly key: string; count: number }>();
    for (const [written, { key, count }] of counts) {
      const surface = written.toLocaleLowerCase(lang);
      const entry = bySurface.get(surface);
      if (entry) entry.count += count;
      else bySurface.set(surface, { key, count });
    }
    const best = new Map<string, { readonly surface: string; readonly count: number }>();
    for (const [surface, { key, count }] of bySurface) {
      if (count > (best.get(key)?.count ?? 0)) best.set(key, { surface, count });
    }
    return new Map([...best].flatMap(([key, { surface }]) => (surface === key ? [] : [[key, surface]])));
  };
  return { keys, joined, surfaces };
}
