/** The searches that are compared, over the same documents: ours, Pagefind as it comes, MiniSearch tuned. */
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { openPagefind } from './pagefind-search.ts';
import { writeFiles } from '#publish/output/output.ts';
import { writePagefindBundle } from '#publish/search/pagefind.ts';
import { unread } from './unread.ts';
import { makeSearchIndex, readManifest, searchIndexFolder } from '#publish/search/search-index.ts';
import { bodyText, type SearchDocument } from '#model/search/document.ts';
import { createEngine } from '#model/search/browser/engine.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import { stopWords } from '#model/search/stop-words.ts';
import { createTokenizer } from '#model/search/browser/tokens.ts';

export interface Contestant {
  readonly name: string;
  /** Ids of the first ten results. */
  readonly search: (query: string) => Promise<readonly string[]>;
  /** Compressed bytes of index that one query fetches on an empty cache; scripts and page texts come on top. */
  readonly coldBytes: (query: string) => Promise<number>;
}

export interface Contest {
  readonly contestants: readonly Contestant[];
  readonly close: () => Promise<void>;
}

/** Indexes the documents for each search. */
export async function prepareContest(
  documents: readonly SearchDocument[],
  lang: string,
  settings: SearchSettings,
): Promise<Contest> {
  const folder = await mkdtemp(join(tmpdir(), 'fener-bench-search-'));
  const locale = { id: lang.toLowerCase(), lang };
  const outDir = join(folder, 'dist');
  const { files } = await makeSearchIndex({
    locale,
    documents: unread(documents),
    settings,
    pagefind: false,
    cacheDir: join(folder, 'cache'),
  });
  writeFiles(outDir, files);
  const plain = join(folder, 'pagefind-default');
  const asked = Map.groupBy(
    settings.questions.flatMap(({ ask, articles }) => articles.map((id) => ({ id, ask }))),
    ({ id }) => id,
  );
  const questionsOf = (id: string) => (asked.get(id) ?? []).map(({ ask }) => ask);
  const { fragments } = await writePagefindBundle(documents, lang, plain, (document, of) =>
    defaultHtml(withQuestions(document, questionsOf(document.id)), of),
  );
  const byUrl = new Map(documents.map(({ url, id }) => [url, id]));
  const idOf = new Map([...fragments].map(([url, fragment]) => [fragment, byUrl.get(url) ?? url]));
  const pagefind = openPagefind(plain, lang);
  return {
    contestants: [
      ours('fener', outDir, locale.id),
      {
        name: 'pagefind default',
        search: async (query) =>
          (await pagefind.search(query)).slice(0, 10).map(({ id }) => idOf.get(id) ?? id),
        coldBytes: (query) => pagefindBytes(plain, lang, query),
      },
      miniSearch(documents, lang, questionsOf),
    ],
    close: async () => {
      await pagefind.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page as any site has it: nothing that only Pagefind would know. */
export const defaultHtml = ({ title, html }: SearchDocument, lang: string) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head>` +
  `<body><main><h1>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</h1>${html}</main></body></html>`;

/** Where a search has no place for what customers ask, it stands at the end of the text. */
const withQuestions = (document: SearchDocument, questions: readonly string[]): SearchDocument => ({
  ...document,
  html:
    document.html +
    questions.map((ask) => `<p>${ask.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join(''),
});

async function pagefindBytes(folder: string, lang: string, query: string): Promise<number> {
  const fresh = openPagefind(folder, lang);
  try {
    await fresh.search(query);
    return fresh.bytesRead();
  } finally {
    await fresh.close();
  }
}

function ours(name: string, outDir: string, locale: string): Contestant {
  const folder = join(outDir, searchIndexFolder(locale));
  const json = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const manifest = readManifest(json);
  const open = (onRead: (bytes: number) => void) =>
    createEngine({
      manifest,
      read: async (file) => {
        const zipped = readFileSync(join(folder, manifest.version, file));
        onRead(zipped.length);
        return gunzipSync(zipped);
      },
    });
  const engine = open(() => undefined);
  return {
    name,
    search: async (query) => (await engine.search(query)).results.map(({ id }) => id),
    coldBytes: async (query) => {
      let bytes = gzipSync(json).length;
      await open((more) => (bytes += more)).search(query);
      return bytes;
    },
  };
}

/** MiniSearch over the full text, with our tokenizer, folding and stop words, boosts, prefixes and fuzziness. */
function miniSearch(
  documents: readonly SearchDocument[],
  lang: string,
  questionsOf: (id: string) => readonly string[],
): Contestant {
  const tokenize = createTokenizer(lang);
  const stops = stopWords(lang);
  const index = new MiniSearch<Record<string, string>>({
    fields: ['title', 'headings', 'description', 'keywords', 'body'],
    tokenize: (text) => tokenize(text).map(({ key }) => key),
    processTerm: (term) => (stops.has(term) ? null : term),
    searchOptions: {
      boost: { title: 6, headings: 3, description: 2, keywords: 4 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(
    documents.map(({ id, title, description, keywords, searchFor, html }) => {
      const { headings, text, links } = bodyText(html);
      return {
        id,
        title,
        headings: headings.join(' . '),
        description,
        keywords: [...keywords, ...searchFor, ...questionsOf(id)].join(' . '),
        body: [text, ...links].join(' . '),
      };
    }),
  );
  const bytes = gzipSync(JSON.stringify(index), { level: 9 }).length;
  return {
    name: 'minisearch tuned',
    search: async (query) =>
      index
        .search(query)
        .slice(0, 10)
        .map(({ id }) => String(id)),
    coldBytes: async () => bytes,
  };
}
