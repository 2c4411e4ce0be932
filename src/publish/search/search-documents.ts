/** Reads the text of search documents from their files. */
import { contentHash } from '#base/content-hash.ts';
import { recordKind } from '#base/record.ts';
import { readAnalysed } from '#files/read-body.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { RenderContext } from '#model/pages/render-context.ts';
import type { SearchDocument } from '#model/search/document.ts';
import type { SearchSource } from '#model/search/sources.ts';
import type { UnreadDocument } from './kept-pages.ts';

/** Words that the renderer adds are not the article's: they stay out of the index. */
const labels: RenderContext['labels'] = {
  alert: { note: '', tip: '', important: '', warning: '', caution: '' },
  footnotes: '',
  footnoteBack: '',
  playVideo: '',
  transcript: '',
  scrollableTable: '',
};

/** Raise it when the same source produces another text. */
const textVersion = 2;

/** Texts by the hash of their source. */
const textsRecord = recordKind<readonly (readonly [key: string, html: string])[]>(`texts ${textVersion}`);

/** Documents with their whole texts. */
export interface ReadDocuments {
  readonly documents: readonly SearchDocument[];
  /** Writes the texts to the cache. The index doesn't have to wait for this. */
  readonly keepTexts: () => void;
}

/**
 * Reads documents. `cacheFile` keeps their texts by what they were made of: after an edit one is rendered, not all.
 */
export async function readSearchDocuments(
  sources: readonly SearchSource[],
  cacheFile: string,
): Promise<ReadDocuments> {
  const known = new Map(textsRecord.read(cacheFile));
  const texts: [string, string][] = [];
  const documents = await Promise.all(
    sources.map(async (source) => {
      const { text, headingIds, ...document } = source;
      const key = textKeyOf(source);
      const html = known.get(key) ?? (await readText({ text, headingIds }, {}));
      texts.push([key, html]);
      return { ...document, html };
    }),
  );
  return { documents, keepTexts: () => textsRecord.write(cacheFile, texts) };
}

/** A document of a build, whose text is made if what was read of it last time isn't there. */
export const unreadDocument = ({ text, headingIds, ...facts }: SearchSource): UnreadDocument => ({
  ...facts,
  textKey: textKeyOf({ text, headingIds }),
  html: () => readText({ text, headingIds }, {}),
});

const textKeyOf = ({ text, headingIds }: Pick<SearchSource, 'text' | 'headingIds'>) =>
  contentHash(JSON.stringify([textVersion, text.hash, text.format, headingIds]));

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
