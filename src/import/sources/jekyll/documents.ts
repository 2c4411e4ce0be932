/** What Jekyll says of a document beyond its front matter. */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { nameOf, withData, type FolderText } from '#import/sources/folder.ts';
import { hasTitleLine } from '#import/tree/markdown/code-spans.ts';
import type { SourceDocument } from '#import/tree/tree.ts';
import type { JekyllConfig } from './config.ts';
import type { JekyllPage } from './pages.ts';
import type { LiquidSite } from '#import/dialects/liquid/site.ts';
import { stringOf } from './words.ts';
import type { Structure } from './structure.ts';

export interface DocumentReader {
  readonly pageOf: (text: FolderText) => JekyllPage | undefined;
  readonly structure: Structure;
  readonly legacyOf: (page: JekyllPage) => readonly string[];
  readonly config: JekyllConfig;
  /** What a language says for a key of the plugin "multiple languages". */
  readonly translate: LiquidSite['translate'];
}

/** Place, name, order, addresses and words of a document. */
export const documentReader =
  ({ pageOf, structure, legacyOf, translate }: DocumentReader) =>
  (text: FolderText, document: SourceDocument): Partial<SourceDocument> => {
    const page = pageOf(text);
    const place = page && structure.placeOf(page);
    if (!page || !place) return {};
    const { data, body } = document;
    const summary = stringOf(page.front['description']) ?? data.description;
    const isShown = page.title !== undefined || hasTitleLine(body);
    const written = data.title ?? stringOf(page.front['title']);
    // Layouts show what a language says for `title: titles.downloads`.
    const isKey = written !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(written);
    const title = (isKey ? stringOf(translate(text.locale, written)) : undefined) ?? written;
    return {
      name: nameFor(page),
      section: place.section,
      isSectionText: place.isSectionText,
      ...withData(document, {
        id: undefined,
        title: title ?? (isShown ? undefined : place.title),
        description: summary,
        order: place.order ?? data.order,
        keywords: [...new Set([...data.keywords, ...page.categories])],
        updated: data.updated ?? page.date,
        draft: data.draft || page.isDraft || page.front['published'] === false,
        legacy: [...data.legacy.filter((old) => old.startsWith('zendesk:')), ...legacyOf(page)],
      }),
    };
  };

/** The last part of its address says what a page is called, where that is a word. */
function nameFor({ url, address, inner }: JekyllPage): string {
  const last = lastPart(url.replace(/\/+$/, '')).replace(/\.html?$/, '');
  if (last !== '' && /\p{L}/u.test(last)) return last;
  const name = nameOf(inner).replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
  return /^(?:index|readme)$/i.test(name) ? lastPart(parentOf(address)) || 'home' : name;
}

/** Keys that the import reads, that only themes read, or that the configuration gives to every page. */
export const knownKeys = ({ raw }: JekyllConfig): readonly string[] => [
  ...'categories category tag permalink redirect_from redirect_to parent grand_parent ancestor has_children has_toc nav_order nav_exclude search_exclude child_nav_order nav_fold'.split(
    ' ',
  ),
  ...'lang language locale ref lang_ref lang-ref translation_key page_id date sitemap robots image classes author author_profile header sidebar toc toc_label toc_icon toc_sticky'.split(
    ' ',
  ),
  ...'comments share related sticky class style css js scripts styles body_class hide_title sidebar_link type order weight slug layout published excerpt collection last_modified_at tags render_with_liquid'.split(
    ' ',
  ),
  ...(Array.isArray(raw['defaults']) ? raw['defaults'] : []).flatMap((one: unknown) => valuesOf(one)),
];

const valuesOf = (scope: unknown): string[] => {
  const values = typeof scope === 'object' && scope !== null && 'values' in scope ? scope.values : undefined;
  return typeof values === 'object' && values !== null ? Object.keys(values) : [];
};
