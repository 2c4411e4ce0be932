/** Reads the text of search documents from their files. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readAnalysed } from '#files/read-body.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { RenderContext } from '#model/pages/render-context.ts';
import type { SearchDocument } from '#model/search/document.ts';
import type { SearchSource } from '#model/search/sources.ts';

/** Words that the renderer adds are not the article's: they stay out of the index. */
const labels: RenderContext['labels'] = {
  alert: { note: '', tip: '', important: '', warning: '', caution: '' },
  footnotes: '',
  footnoteBack: '',
  playVideo: '',
  transcript: '',
  scrollableTable: '',
};

/** Raise it when the same source gives another text. */
const textVersion = 2;

/** Documents with their whole texts. */
export interface ReadDocuments {
  readonly documents: readonly SearchDocument[];
  /** Writes the texts to the cache, which the index need not wait for. */
  readonly keepTexts: () => void;
}

/**
 * Reads documents. `cacheFile` keeps their texts by what they were made of: after an edit one is rendered, not all.
 */
export async function readSearchDocuments(
  sources: readonly SearchSource[],
  cacheFile: string,
): Promise<ReadDocuments> {
  const known = existsSync(cacheFile)
    ? new Map(JSON.parse(readFileSync(cacheFile, 'utf8')) as [string, string][])
    : new Map<string, string>();
  const texts: [string, string][] = [];
  const documents = await Promise.all(
    sources.map(async (source) => {
      const { text, headingIds, ...document } = source;
      const key = hash('sha1', JSON.stringify([textVersion, text.hash, text.format, headingIds]));
      const html = known.get(key) ?? (await readText({ text, headingIds }, {}));
      texts.push([key, html]);
      return { ...document, html };
    }),
  );
  const keepTexts = () => {
    writeFileSync(`${cacheFile}.tmp`, JSON.stringify(texts));
    renameSync(`${cacheFile}.tmp`, cacheFile);
  };
  return { documents, keepTexts };
}

/** The document with its whole text; `links` says where links lead, those without an entry stay as written. */
export async function readSearchDocument(
  { text, headingIds, ...document }: SearchSource,
  links: RenderContext['links'],
): Promise<SearchDocument> {
  return { ...document, html: await readText({ text, headingIds }, links) };
}

const readText = (
  { text, headingIds }: Pick<SearchSource, 'text' | 'headingIds'>,
  links: RenderContext['links'],
): Promise<string> => renderMarkdown(readAnalysed(text), { headingIds, links, images: {}, labels });
