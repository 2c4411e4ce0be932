/** Reads the text of search documents from their files. */
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

/** The document with its whole text; `links` says where links lead, those without an entry stay as written. */
export async function readSearchDocument(
  { file, format, headingIds, hasHtml, digest: _digest, ...document }: SearchSource,
  links: RenderContext['links'] = {},
): Promise<SearchDocument> {
  const body = format === 'mdx' ? withoutComponents(readBody(file)) : readBody(file);
  const html = await renderMarkdown(body, { headingIds, links, images: {}, labels, hasHtml });
  return { ...document, html };
}

/** MDX as Markdown: components give way to the words in their attributes. */
const withoutComponents = (body: string) =>
  body.replace(/<\/?[A-Z]\w*([^>]*)>/g, (_, attributes: string) =>
    [...attributes.matchAll(/\b(?:label|summary|title|caption|alt)="([^"]*)"/g)]
      .map(([, text]) => text)
      .join(' '),
  );
