/** A Zendesk help centre as a tree: categories and sections are topics, their numbers the old addresses. */
import { escapeHtml } from '#base/escape-html.ts';
import {
  hostedTree,
  pathOfUrl,
  withNumber,
  type HostedArticle,
  type HostedGroup,
} from '#import/sources/hosted/tree.ts';
import type { Read } from '#import/sources/items.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
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
  const languages = [...read.locales, ...sourceLocales(read)];
  const groupsOf = (kind: Kind, groups: readonly Read<ZendeskGroup>[]) =>
    groups
      .flatMap((one) =>
        inLocales(one, fallbackLocale, ({ title, body }) => ({ name: title, description: body })),
      )
      .map((one) => toGroup(one, kind, languages[0]));
  const notes: Note[] = [...read.notes];
  const all = [...new Set([...languages, ...articles.map(({ locale }) => locale)])];
  const centre = {
    site: { url: read.origin, homes: ['/hc', ...all.map((locale) => `/hc/${locale}`)] },
    locales: languages,
    groups: [...groupsOf('categories', read.categories), ...groupsOf('sections', read.sections)],
    articles: articles.map((one) => toArticle(one, read.tags, notes)),
    origin: read.origin,
    redirects: read.redirects.map(({ from, to }) => ({ from, to: onThisSite(to, read.origin) })),
  };
  return hostedTree({ ...centre, notes }, fallbackLocale);
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
const keyOf = (kind: Kind, id: string | undefined) => (id === undefined ? undefined : `${kind}/${id}`);

function toGroup(
  { item, locale }: InLocale<ZendeskGroup>,
  kind: Kind,
  primary: string | undefined,
): HostedGroup {
  const path = pathOfUrl(item.html_url);
  // Without a language, Zendesk showed its first one.
  const starts = locale === primary ? [`/hc/${locale}`, '/hc'] : [`/hc/${locale}`];
  return {
    key: `${kind}/${item.id}`,
    parents: [keyOf('sections', item.parent_section_id), keyOf('categories', item.category_id)],
    locale,
    title: item.name?.trim() || item.id,
    description: item.description,
    order: item.position,
    address: `hc/${kind}/${item.id}`,
    legacy: withNumber(path, `/${kind}/${item.id}`, starts),
  };
}

/** Where a rule leads, without the help centre's own host, and without the title behind a number. */
const onThisSite = (to: string, origin: string | undefined) =>
  to
    .replace(origin ?? '', '')
    .replace(/^\/?hc\/(?:[a-z0-9-]+\/)?(articles|sections|categories)\/(\d+).*$/i, '/hc/$1/$2');

function toArticle(
  { item, locale, shown }: InLocale<ZendeskArticle>,
  tags: ReadonlyMap<string, string>,
  notes: Note[],
): HostedArticle {
  const title = item.title ?? item.name;
  const isRestricted = item.user_segment_id !== undefined || (item.user_segment_ids ?? []).length > 0;
  const note = (kind: 'restricted' | 'outdated', what: string) =>
    notes.push({ file: shown, line: undefined, kind, what });
  if (isRestricted) note('restricted', title ?? item.id);
  if (item.outdated) note('outdated', `${locale}: ${title ?? item.id}`);
  return {
    key: `articles/${item.id}`,
    locale,
    address: `hc/articles/${item.id}`,
    shown,
    title,
    groups: [keyOf('sections', item.section_id)],
    data: {
      order: item.position || undefined,
      keywords: [
        ...(item.label_names ?? []),
        ...(item.content_tag_ids ?? []).flatMap((id) => tags.get(id) ?? []),
      ],
      updated: (item.edited_at ?? item.updated_at)?.slice(0, 10),
      draft: (item.draft ?? false) || isRestricted,
      featured: item.promoted ?? false,
      legacy: [`zendesk:${item.id}`],
      votes: votesOf(item),
    },
    body: (item.body ?? '') + attachmentList(item.attachments ?? []),
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
