/** The articles of one locale as search documents, with the links between them. */
import { readSearchDocument } from '#publish/search/search-documents.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { resolveLink } from '#model/links.ts';
import { plainText, type SearchDocument } from '#model/search/document.ts';
import { searchSources } from '#model/search/sources.ts';
import { treeOf } from '#model/tree.ts';

/** A link from one article to another: what it says, and where it leads. */
export interface CorpusLink {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface Corpus {
  readonly documents: readonly SearchDocument[];
  readonly links: readonly CorpusLink[];
}

/** What the build indexes of a locale, read in the same way. */
export async function readCorpus(centre: HelpCentre, locale: string): Promise<Corpus> {
  const sources = searchSources(centre, locale);
  const { articles } = treeOf(centre.tree, locale);
  const ids = new Map(sources.map(({ url, id }) => [url, id]));
  const documents = await Promise.all(
    sources.map((source) => {
      const text = articles.get(source.id)?.translation.source;
      const links = (text?.parts.links ?? []).map(({ target }) => [
        target,
        (text && resolveLink(centre, text, target, locale)) ?? target,
      ]);
      return readSearchDocument(source, Object.fromEntries(links) as Record<string, string>);
    }),
  );
  return { documents, links: documents.flatMap((document) => linksOf(document, ids)) };
}

function linksOf({ id: from, html }: SearchDocument, ids: ReadonlyMap<string, string>): CorpusLink[] {
  return [...html.matchAll(/<a\b[^>]*?href="([^"#]+)[^>]*>([\s\S]*?)<\/a>/g)].flatMap(
    ([, path = '', text = '']) => {
      const to = ids.get(path);
      return to !== undefined && to !== from ? [{ from, to, text: plainText(text) }] : [];
    },
  );
}
