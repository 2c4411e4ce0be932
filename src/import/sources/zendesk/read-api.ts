/** Reads a help centre through Zendesk's Help Center API. */
import { Api } from '#import/remote/api.ts';
import { inParallel } from '#import/remote/in-parallel.ts';
import { errorText } from '#base/error-text.ts';
import type { SourceOptions } from '#import/sources/source.ts';
import type { Read } from '#import/sources/items.ts';
import { ItemReader, type ZendeskExport } from './export.ts';
import { attachmentsPage, localesPage, page, type ZendeskArticle, type ZendeskAttachment } from './schema.ts';

const kinds = ['categories', 'sections', 'articles'] as const;

/**
 * Everything in every language. Without credentials, what everybody may see; with `ZENDESK_EMAIL` and
 * `ZENDESK_API_TOKEN`, or `ZENDESK_OAUTH_TOKEN`, drafts and restricted articles too.
 */
export async function readApi(url: URL, { env, onProgress }: SourceOptions): Promise<ZendeskExport> {
  const origin = new URL(url.origin);
  const api = new Api({ origin, headers: credentials(env) });
  const { locales, default_locale } = await api.get('/api/v2/help_center/locales.json', localesPage);
  const all = [...new Set([default_locale, ...locales])];
  const reader = new ItemReader();
  for (const locale of all) {
    for (const kind of kinds) {
      await readList(api, `/api/v2/help_center/${locale}/${kind}.json`, kind, reader, () =>
        onProgress(reader.articles.length, undefined),
      );
    }
  }
  const articles = await withAttachments(api, reader, default_locale, onProgress);
  const { sections, categories, notes } = reader;
  return { articles, sections, categories, notes, locales: all, origin: origin.origin };
}

function credentials(env: SourceOptions['env']): Record<string, string> {
  const { ZENDESK_EMAIL: email, ZENDESK_API_TOKEN: token, ZENDESK_OAUTH_TOKEN: oauth } = env;
  if (oauth) return { authorization: `Bearer ${oauth}` };
  if (!email || !token) return {};
  return { authorization: `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}` };
}

const perPage = 100;

/** All pages of a list. A page that can't be read costs itself: the next is asked for by its number. */
async function readList(api: Api, path: string, kind: string, reader: ItemReader, onPage: () => void) {
  let next: string | undefined = `${path}?page[size]=${perPage}`;
  for (let number = 1, broken = 0; next !== undefined && broken < 3; number++) {
    const address: string = next;
    try {
      const answer: Record<string, unknown> & { meta?: unknown } = await api.get(address, page);
      reader.readAll({ [kind]: answer[kind] }, `${path}, page ${number}`);
      next = nextOf(answer);
      broken = 0;
    } catch (error) {
      if (number === 1) throw error;
      reader.note(`${path}, page ${number}`, `${errorText(error)}. Its ${kind} are missing: import again`);
      next = `${path}?per_page=${perPage}&page=${number + 1}`;
      broken += 1;
    }
    onPage();
  }
}

function nextOf(answer: Readonly<Record<string, unknown>>): string | undefined {
  const { meta, links, next_page } = page.parse(answer);
  if (meta) return meta.has_more ? (links?.next ?? undefined) : undefined;
  return next_page ?? undefined;
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
