/** Freshdesk's solutions as a tree: categories and folders are topics, numbers the old addresses. */
import { escapeHtml } from '#base/escape-html.ts';
import { hostedTree, withNumber, type HostedArticle, type HostedGroup } from '#import/sources/hosted/tree.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import type { FreshdeskExport, InLanguage } from './export.ts';
import type { FreshdeskArticle, FreshdeskAttachment, FreshdeskCategory, FreshdeskFolder } from './schema.ts';

/** Where Freshdesk keeps pictures and files, under addresses that run out: on hosts of its own, and by region. */
const fileHosts = [
  'cdn.freshdesk.com',
  'attachment.freshdesk.com',
  's3.amazonaws.com/cdn.freshdesk.com',
  's3-eu-central-1.amazonaws.com/euc-cdn.freshdesk.com',
  's3.eu-central-1.amazonaws.com/euc-cdn.freshdesk.com',
  's3-ap-south-1.amazonaws.com/ind-cdn.freshdesk.com',
  's3.ap-south-1.amazonaws.com/ind-cdn.freshdesk.com',
  's3-ap-southeast-2.amazonaws.com/au-cdn.freshdesk.com',
  's3.ap-southeast-2.amazonaws.com/au-cdn.freshdesk.com',
];

const everybody = 1;
const published = 2;

/** Notes: `restricted`, `file-skipped`. */
export function toTree(read: FreshdeskExport, fallbackLocale: string): SourceTree {
  const notes: Note[] = [...read.notes];
  const hidden = new Set(
    read.folders
      .filter(({ item }) => (item.visibility ?? everybody) !== everybody)
      .map(({ item }) => item.id),
  );
  const ordered = places(read.articles, ({ item }) => item.folder_id);
  const [primary = fallbackLocale] = read.languages;
  const centre = {
    site: {
      url: read.origin,
      homes: ['', ...read.languages.map((locale) => `/${locale}`)].flatMap((start) => [
        `${start}/support/home`,
        `${start}/support/solutions`,
      ]),
    },
    locales: read.languages,
    groups: [
      ...read.categories.map((one, index) => toGroup('categories', one, { order: index + 1, primary })),
      ...read.folders.map((one, index) => toGroup('folders', one, { order: index + 1, primary })),
    ],
    articles: read.articles.map((one) => toArticle(one, { hidden, order: ordered.get(one), notes })),
    origin: read.origin,
    fileHosts,
    notes,
  };
  return hostedTree(centre, fallbackLocale);
}

/** The place of each item among those of its group and language, as the API lists them. */
function places<T extends { readonly language: string }>(
  items: readonly T[],
  groupOf: (item: T) => string | undefined,
): ReadonlyMap<T, number> {
  const groups = Map.groupBy(items, (item) => `${item.language}\n${groupOf(item)}`);
  return new Map(
    [...groups.values()].flatMap((group) => group.map((item, index) => [item, index + 1] as const)),
  );
}

type Kind = 'categories' | 'folders';

function toGroup(
  kind: Kind,
  { item, language }: InLanguage<FreshdeskCategory & Partial<FreshdeskFolder>>,
  { order, primary }: { readonly order: number; readonly primary: string },
): HostedGroup {
  const path =
    kind === 'categories' ? `support/solutions/${item.id}` : `support/solutions/folders/${item.id}`;
  return {
    key: `${kind}/${item.id}`,
    parents: [
      item.parent_folder_id === undefined ? undefined : `folders/${item.parent_folder_id}`,
      item.category_id === undefined ? undefined : `categories/${item.category_id}`,
    ],
    locale: language,
    title: item.name?.trim() || item.id,
    description: item.description,
    order,
    address: path,
    legacy: withNumber(undefined, `/${path}`, [
      `/${language.toLowerCase()}`,
      ...(language === primary ? [''] : []),
    ]),
  };
}

function toArticle(
  { item, language, shown }: InLanguage<FreshdeskArticle>,
  { hidden, order, notes }: { hidden: ReadonlySet<string>; order: number | undefined; notes: Note[] },
): HostedArticle {
  const { folder_id: folder = '', seo_data: seo, thumbs_up: up, thumbs_down: down, hits } = item;
  const isRestricted = hidden.has(folder);
  if (isRestricted)
    notes.push({ file: shown, line: undefined, kind: 'restricted', what: item.title ?? item.id });
  return {
    key: `articles/${item.id}`,
    locale: language,
    address: `support/solutions/articles/${item.id}`,
    shown,
    title: item.title,
    groups: [
      `folders/${folder}`,
      item.category_id === undefined ? undefined : `categories/${item.category_id}`,
    ].slice(0, folder === '' ? 2 : 1),
    data: {
      description: seo?.meta_description?.trim() || undefined,
      order,
      keywords: [...(item.tags ?? []), ...(seo?.meta_keywords ?? '').split(',')]
        .map((word) => word.trim())
        .filter((word) => word !== ''),
      updated: item.updated_at?.slice(0, 10),
      draft: item.status !== published || isRestricted,
      legacy: [`freshdesk:${item.id}`],
      votes: { up: up ?? 0, down: down ?? 0, views: hits ?? undefined },
    },
    body: (item.description ?? '') + attachmentList(item.attachments ?? []),
  };
}

/** Files below an article become links at its end. */
const attachmentList = (attachments: readonly FreshdeskAttachment[]) =>
  attachments
    .map(
      ({ name, attachment_url }) =>
        `<p><a href="${escapeHtml(attachment_url)}" download>${escapeHtml(name)}</a></p>`,
    )
    .join('');
