/** Pagefind (https://pagefind.app) through its Node API: one bundle per locale, its errors thrown. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { escapeHtml } from '#base/escape-html.ts';
import { withTableSentences } from '#html/table-sentences.ts';
import { plainText, type SearchDocument } from '#model/search/document.ts';

export interface PagefindBundle {
  /** Name of the file with a page's text, by the page's URL; a page without text has none. */
  readonly fragments: ReadonlyMap<string, string>;
}

/**
 * Indexes documents as one language and writes the bundle to `folder`, which it empties first. `toHtml`: what Pagefind reads of
 * a document; all that is known of it unless said otherwise.
 */
export async function writePagefindBundle(
  documents: readonly SearchDocument[],
  lang: string,
  folder: string,
  toHtml = pagefindHtml,
): Promise<PagefindBundle> {
  const { index, errors } = await createIndex({ forceLanguage: lang, includeCharacters: '+#' });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  const added = await Promise.all(
    documents.map((document) =>
      index.addHTMLFile({ url: decodeURI(document.url), content: toHtml(document, lang) }),
    ),
  );
  failOn(
    added.flatMap(({ errors: found }) => found),
    'read the documents',
  );
  // Written here, not by Pagefind: its process ends with a stack of its own when the disk is full.
  const { files, errors: flaws } = await index.getFiles();
  failOn(flaws, 'make its files');
  await index.deleteIndex();
  await rm(folder, { recursive: true, force: true });
  await writeAll(onlyFetched(files), folder);
  const names = fragmentNames(files);
  const fragments = documents.flatMap(({ url, html }) => {
    const name = names.get(decodeURI(url));
    if (name === undefined && plainText(html) !== '') throw new Error(`Pagefind wrote no text for ${url}.`);
    return name === undefined ? [] : [[url, name] as const];
  });
  return { fragments: new Map(fragments) };
}

/** Ends Pagefind's process; the next bundle starts a new one. */
export const closePagefind = (): Promise<unknown> => close();

const failOn = (errors: readonly string[] | null, doing: string) => {
  if (errors && errors.length > 0) throw new Error(`Pagefind could not ${doing}: ${errors.join('; ')}`);
};

/**
 * A document as Pagefind reads it: title, description and hidden words as metadata, which is searched with
 * weights and stays out of passages; the topic and the content type as filters; tables as sentences, since passages
 * quote a part of them.
 * https://pagefind.app/docs/metadata/, https://pagefind.app/docs/filtering/
 */
export function pagefindHtml(document: SearchDocument, lang: string): string {
  const meta = {
    title: document.title,
    description: document.description,
    keywords: document.keywords.join(', '),
    searchFor: document.searchFor.join(', '),
  };
  const metaTags = Object.entries(meta)
    .filter(([, content]) => content !== '')
    .map(
      ([name, content]) => `<meta data-pagefind-meta="${name}[content]" content="${escapeHtml(content)}">`,
    );
  const filters = { topic: document.topicId, type: document.contentType };
  const filterTags = Object.entries(filters).map(
    ([name, content]) => `<meta data-pagefind-filter="${name}[content]" content="${escapeHtml(content)}">`,
  );
  return (
    `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8">` +
    `${metaTags.join('')}${filterTags.join('')}</head>` +
    `<body><main data-pagefind-body>${withTableSentences(document.html)}</main></body></html>`
  );
}

/** A file of a bundle: its path in the bundle, with "/". */
interface BundleFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * Without what nobody fetches. Pagefind always makes its own user interfaces, 400 kB of them, and code for languages
 * that it has no stemmer for, which is needed only where there is no code for this language.
 */
function onlyFetched(files: readonly BundleFile[]): readonly BundleFile[] {
  const hasStemmer = files.some(({ path }) => /^wasm\.(?!unknown)/.test(path));
  return files.filter(
    ({ path }) => !/-ui\.|-highlight\.js$/.test(path) && !(hasStemmer && path === 'wasm.unknown.pagefind'),
  );
}

const isFragment = (path: string) => path.startsWith('fragment/');

async function writeAll(files: readonly BundleFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

const fragmentNames = (files: readonly BundleFile[]) =>
  new Map(
    files
      .filter(({ path }) => isFragment(path))
      .map(({ path, content }) => [decodeURI(urlOf(gunzipSync(content))), basename(path, '.pf_fragment')]),
  );

/** The address in a decompressed fragment file of Pagefind 1.6. */
function urlOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  const [, url] = /^pagefind_dcd\{"url":("(?:[^"\\]|\\.)*")/.exec(text) ?? [];
  if (url === undefined) throw new Error('Pagefind wrote a fragment of another format.');
  return String(JSON.parse(url));
}
