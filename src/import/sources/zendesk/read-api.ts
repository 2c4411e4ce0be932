/** Reads a help centre through Zendesk's Help Center API. */
import { errorText } from '#base/error-text.ts';
import { Api } from '#import/remote/api.ts';
import { inParallel } from '#remote/in-parallel.ts';
import { basicAuth } from '#import/sources/hosted/basic-auth.ts';
import { readList } from '#import/sources/hosted/paging.ts';
import { readItems, type Read } from '#import/sources/items.ts';
import type { SourceOptions } from '#import/sources/source.ts';
import { ItemReader, type ZendeskExport } from './export.ts';
import {
  attachmentsPage,
  contentTag,
  localesPage,
  page,
  recordsPage,
  redirectRule,
  type ZendeskArticle,
  type ZendeskAttachment,
} from './schema.ts';

const kinds = ['categories', 'sections', 'articles'] as const;

/**
 * Everything in every language. Without credentials, what everybody may see; with `ZENDESK_EMAIL` and
 * `ZENDESK_API_TOKEN`, or `ZENDESK_OAUTH_TOKEN`, drafts and restricted articles, content tags and redirects too.
 */
export async function readApi(url: URL, { env, onProgress }: SourceOptions): Promise<ZendeskExport> {
  const origin = new URL(url.origin);
  const headers = credentials(env);
  const api = new Api({ origin, headers });
  const { locales, default_locale } = await api.get('/api/v2/help_center/locales.json', localesPage);
  const all = [...new Set([default_locale, ...locales])];
  const reader = new ItemReader();
  for (const locale of all) {
    for (const kind of kinds) {
      const read = kindReader(kind, reader, () => onProgress(reader.articles.length, undefined));
      await readPages(api, `/api/v2/help_center/${locale}/${kind}.json`, { ...read, notes: reader.notes });
    }
  }
  const articles = await withAttachments(api, reader, default_locale, onProgress);
  const { sections, categories, notes } = reader;
  const more = headers === undefined ? noMore : await readMore(api, reader);
  return { articles, sections, categories, notes, locales: all, origin: origin.origin, ...more };
}

function credentials(env: SourceOptions['env']): Readonly<Record<string, string>> | undefined {
  const { ZENDESK_EMAIL: email, ZENDESK_API_TOKEN: token, ZENDESK_OAUTH_TOKEN: oauth } = env;
  if (oauth) return { authorization: `Bearer ${oauth}` };
  return email && token ? basicAuth(`${email}/token`, token) : undefined;
}

const perPage = 100;

interface PageReader {
  readonly itemsOf: (answer: Readonly<Record<string, unknown>>) => unknown;
  readonly take: (items: unknown, shown: string) => void;
}

const kindReader = (kind: (typeof kinds)[number], reader: ItemReader, onPage: () => void): PageReader => ({
  itemsOf: (answer) => answer[kind],
  take: (items, shown) => {
    reader.readAll({ [kind]: items }, shown);
    onPage();
  },
});

/** A list by cursors; behind a page that can't be read, by numbers. */
const readPages = (
  api: Api,
  path: string,
  { itemsOf, take, notes }: PageReader & Pick<ItemReader, 'notes'>,
): Promise<void> =>
  readList({
    name: path,
    notes,
    first: `${path}?page[size]=${perPage}`,
    pageAt: (number) => `${path}?per_page=${perPage}&page=${number}`,
    ask: async (address) => {
      const answer: Record<string, unknown> = await api.get(address, page);
      return { items: itemsOf(answer), next: nextOf(answer) };
    },
    take,
  });

function nextOf(answer: Readonly<Record<string, unknown>>): string | undefined {
  const { meta, links, next_page } = page.parse(answer);
  if (meta) return meta.has_more ? (links?.next ?? undefined) : undefined;
  return next_page ?? undefined;
}

const noMore: Pick<ZendeskExport, 'tags' | 'redirects'> = { tags: new Map(), redirects: [] };

/** What only people of the help centre may read. Where they may not either, it's told. */
async function readMore(api: Api, { articles, notes }: ItemReader): Promise<typeof noMore> {
  const tags = new Map<string, string>();
  const redirects: { from: string; to: string }[] = [];
  const readRecords = async (path: string, take: PageReader['take']) => {
    try {
      const itemsOf = (answer: unknown) => recordsPage.parse(answer).records ?? [];
      await readPages(api, path, { itemsOf, take, notes });
    } catch (error) {
      notes.push({ file: path, line: undefined, kind: 'redirect-lost', what: errorText(error) });
    }
  };
  if (articles.some(({ item }) => (item.content_tag_ids ?? []).length > 0))
    await readRecords('/api/v2/guide/content_tags', (items, shown) => {
      for (const { item } of readItems(items, contentTag, { shown, notes })) tags.set(item.id, item.name);
    });
  await readRecords('/api/v2/guide/redirect_rules', (items, shown) => {
    for (const { item } of readItems(items, redirectRule, { shown, notes, keys: ['redirect_from'] }))
      redirects.push({ from: item.redirect_from, to: item.redirect_to });
  });
  return { tags, redirects };
}

/** Files that Zendesk lists below an article rather than in it. */
async function withAttachments(
  api: Api,
  reader: ItemReader,
  locale: string,
  onProgress: SourceOptions['onProgress'],
): Promise<Read<ZendeskArticle>[]> {
  const localeOf = new Map(
    reader.articles.map(({ item }) => [item.id, item.locale ?? locale] as const).toReversed(),
  );
  const byId = new Map<string, ZendeskAttachment[]>();
  let done = 0;
  await inParallel([...localeOf], 4, async ([id, own]) => {
    const path = `/api/v2/help_center/${own}/articles/${id}/attachments.json`;
    try {
      byId.set(id, (await api.get(path, attachmentsPage)).article_attachments);
    } catch (error) {
      reader.notes.push({
        file: path,
        line: undefined,
        kind: 'download-failed',
        what: errorText(error),
      });
    }
    onProgress(++done, localeOf.size);
  });
  return reader.articles.map((read) => ({
    ...read,
    item: { ...read.item, attachments: byId.get(read.item.id) },
  }));
}
