/** A Zendesk help centre as a tree: categories and sections are topics, their numbers the old addresses. */
import type { Note } from '#import/tree/notes.ts';
import {
  documentData,
  type SourceDocument,
  type SourceRedirect,
  type SourceSection,
  type SourceTree,
} from '#import/tree/tree.ts';
import { escapeHtml } from '#base/escape-html.ts';
import { localesFor } from '#import/sources/locales.ts';
import type { Read } from '#import/sources/items.ts';
import type { ZendeskExport } from './export.ts';
import type { ZendeskArticle, ZendeskAttachment, ZendeskGroup, ZendeskTranslation } from './schema.ts';

/** Something in one language. */
interface InLocale<T> extends Read<T> {
  /** As Zendesk writes it. */
  readonly locale: string;
}

/** Notes: `restricted`, `outdated`, `file-skipped`. */
export function toTree(read: ZendeskExport, fallbackLocale: string): SourceTree {
  const articles = read.articles.flatMap((one) =>
    inLocales(one, fallbackLocale, ({ title, body }) => ({ title, body })),
  );
  const toGroup = ({ title, body }: ZendeskTranslation) => ({ name: title, description: body });
  const sections = read.sections.flatMap((one) => inLocales(one, fallbackLocale, toGroup));
  const categories = read.categories.flatMap((one) => inLocales(one, fallbackLocale, toGroup));
  const used = new Set(articles.map(({ locale }) => locale));
  const order = [...read.locales, ...sourceLocales(read), ...used].filter((locale) => used.has(locale));
  const names = localesFor(order.length === 0 ? [fallbackLocale] : order);
  const ours = (locale: string) => names.get(locale) ?? locale;
  const groups = [
    ...categories.map((one) => ({ ...one, kind: 'categories' as const })),
    ...sortByDepth(sections).map((one) => ({ ...one, kind: 'sections' as const })),
  ].filter(({ locale }) => used.has(locale));
  const keys = new Set(groups.map(({ kind, item }) => keyOf(kind, item.id)));
  const notes: Note[] = [...read.notes];
  return {
    site: { url: read.origin },
    locales: [...new Set(names.values())],
    sections: groups.map((one) => toSection(one, ours, keys)),
    documents: [
      ...groups.flatMap((one) => toSectionText(one, ours)),
      ...articles.map((one) => toDocument(one, ours, keys, notes)),
    ],
    assets: new Map(),
    origin: read.origin,
    redirects: groups.flatMap((one) => toRedirect(one, ours)),
    notes,
  };
}

/** A source's own languages come first: the one in which most articles were written. */
function sourceLocales({ articles }: ZendeskExport): string[] {
  const counts = Map.groupBy(articles, ({ item }) => item.source_locale ?? item.locale ?? '');
  return [...counts].toSorted((a, b) => b[1].length - a[1].length).map(([locale]) => locale);
}

/** An item once per language: as it was read, and its translations where they came along. */
function inLocales<T extends ZendeskArticle | ZendeskGroup>(
  { item, shown }: Read<T>,
  fallbackLocale: string,
  textsOf: (translation: ZendeskTranslation) => object,
): InLocale<T>[] {
  const own = { item, shown, locale: item.locale ?? item.source_locale ?? fallbackLocale };
  const translations = (item.translations ?? []).map((translation) => ({
    item: { ...item, ...translation, id: item.id, ...textsOf(translation) },
    shown,
    locale: translation.locale,
  }));
  return translations.some(({ locale }) => locale === own.locale) ? translations : [own, ...translations];
}

type Kind = 'categories' | 'sections';
type Group = InLocale<ZendeskGroup> & { readonly kind: Kind };
const keyOf = (kind: Kind, id: string) => `${kind}/${id}`;

/** Sections that lie in sections come after those. */
function sortByDepth(sections: readonly InLocale<ZendeskGroup>[]): InLocale<ZendeskGroup>[] {
  const parents = new Map(sections.map(({ item }) => [item.id, item.parent_section_id]));
  const depthOf = (id: string, seen: readonly string[] = []): number => {
    const parent = parents.get(id);
    return parent === undefined || seen.includes(id) ? 0 : 1 + depthOf(parent, [...seen, id]);
  };
  return sections.toSorted((a, b) => depthOf(a.item.id) - depthOf(b.item.id));
}

function toSection(
  { item, locale, kind }: Group,
  ours: (locale: string) => string,
  keys: ReadonlySet<string>,
): SourceSection {
  const parents = [
    item.parent_section_id && keyOf('sections', item.parent_section_id),
    item.category_id && keyOf('categories', item.category_id),
  ];
  const title = item.name?.trim() || item.id;
  return {
    key: keyOf(kind, item.id),
    locale: ours(locale),
    address: `hc/${kind}/${item.id}`,
    parent: kind === 'categories' ? '' : (parents.find((key) => key !== undefined && keys.has(key)) ?? ''),
    name: title,
    title,
    order: item.position ?? undefined,
  };
}

/** What a section says of itself. */
function toSectionText(
  { item, locale, kind, shown }: Group,
  ours: (locale: string) => string,
): SourceDocument[] {
  const description = item.description
    ?.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (!description) return [];
  const section = keyOf(kind, item.id);
  return [
    {
      key: `${section}/text`,
      locale: ours(locale),
      address: `hc/${kind}/${item.id}`,
      shown,
      name: item.name ?? item.id,
      section,
      isSectionText: true,
      data: documentData({
        title: item.name?.trim() || undefined,
        description,
        order: item.position ?? undefined,
      }),
      format: 'html',
      body: '',
      bodyLine: 1,
    },
  ];
}

/** `/hc/en-us/sections/360-Returns` leads where the section is now. */
function toRedirect({ item, locale, kind }: Group, ours: (locale: string) => string): SourceRedirect[] {
  const path = URL.parse(item.html_url ?? '')?.pathname;
  return path === undefined ? [] : [{ from: path, to: `hc/${kind}/${item.id}`, locale: ours(locale) }];
}

function toDocument(
  { item, locale, shown }: InLocale<ZendeskArticle>,
  ours: (locale: string) => string,
  keys: ReadonlySet<string>,
  notes: Note[],
): SourceDocument {
  const title = (item.title ?? item.name)?.replace(/\s+/g, ' ').trim();
  const isRestricted = item.user_segment_id !== undefined || (item.user_segment_ids ?? []).length > 0;
  const note = (kind: 'restricted' | 'outdated', what: string) =>
    notes.push({ file: shown, line: undefined, kind, what });
  if (isRestricted) note('restricted', title ?? item.id);
  if (item.outdated) note('outdated', `${locale}: ${title ?? item.id}`);
  const section = item.section_id === undefined ? '' : keyOf('sections', item.section_id);
  return {
    key: `articles/${item.id}`,
    locale: ours(locale),
    address: `hc/articles/${item.id}`,
    shown,
    name: title || item.id,
    section: keys.has(section) ? section : '',
    isSectionText: false,
    data: documentData({
      title: title || undefined,
      order: item.position || undefined,
      keywords: item.label_names ?? [],
      updated: (item.edited_at ?? item.updated_at)?.slice(0, 10),
      draft: (item.draft ?? false) || isRestricted,
      featured: item.promoted ?? false,
      legacy: [`zendesk:${item.id}`],
      votes: votesOf(item),
    }),
    format: 'html',
    body: (item.body ?? '') + attachmentList(item.attachments ?? []),
    bodyLine: 1,
  };
}

/** Zendesk counts votes, and adds up +1 and -1. */
function votesOf({ vote_count: count, vote_sum: sum }: ZendeskArticle) {
  if (!count || Math.abs(sum ?? 0) > count) return undefined;
  const up = Math.round((count + (sum ?? 0)) / 2);
  return { up, down: count - up };
}

/** Files below an article become links at its end; those in it are there already. */
function attachmentList(attachments: readonly ZendeskAttachment[]): string {
  const items = attachments
    .filter(({ inline }) => inline !== true)
    .map(
      ({ content_url, file_name }) =>
        `<p><a href="${escapeHtml(content_url)}">${escapeHtml(file_name)}</a></p>`,
    );
  return items.join('');
}
