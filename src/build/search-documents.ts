/** Reads the text of search documents from their files. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readBody } from '#files/read-body.ts';
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
const textVersion = 1;

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
      const { digest, format, headingIds, hasHtml, file, ...document } = source;
      const key = hash('sha1', JSON.stringify([textVersion, digest, format, headingIds, hasHtml]));
      const html = known.get(key) ?? (await readText({ file, format, headingIds, hasHtml }, {}));
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
  { file, format, headingIds, hasHtml, digest: _digest, ...document }: SearchSource,
  links: RenderContext['links'],
): Promise<SearchDocument> {
  return { ...document, html: await readText({ file, format, headingIds, hasHtml }, links) };
}

type TextSource = Pick<SearchSource, 'file' | 'format' | 'headingIds' | 'hasHtml'>;

function readText(
  { file, format, headingIds, hasHtml }: TextSource,
  links: RenderContext['links'],
): Promise<string> {
  const body = format === 'mdx' ? withoutComponents(readBody(file)) : readBody(file);
  return renderMarkdown(body, { headingIds, links, images: {}, labels, hasHtml });
}

/** MDX as Markdown: components give way to the words in their attributes. */
const withoutComponents = (body: string) =>
  body.replace(/<\/?[A-Z]\w*([^>]*)>/g, (_, attributes: string) =>
    [...attributes.matchAll(/\b(?:label|summary|title|caption|alt)="([^"]*)"/g)]
      .map(([, text]) => text)
      .join(' '),
  );
