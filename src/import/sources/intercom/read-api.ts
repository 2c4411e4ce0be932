/** Reads articles and collections through Intercom's API. */
import type { z } from 'zod';
import { Api } from '#import/remote/api.ts';
import { readList } from '#import/sources/hosted/paging.ts';
import { readItems, type Read } from '#import/sources/items.ts';
import type { SourceOptions } from '#import/sources/source.ts';
import type { Note } from '#import/tree/notes.ts';
import type { IntercomExport } from './intercom.ts';
import { article, collection, page } from './schema.ts';

const perPage = 50;

/** Everything that the token in `INTERCOM_TOKEN` may read, drafts too. */
export async function readApi(url: URL, { env, onProgress }: SourceOptions): Promise<IntercomExport> {
  const token = env['INTERCOM_TOKEN'];
  if (!token)
    throw new Error(
      'Set INTERCOM_TOKEN to an access token of your Intercom workspace that may read articles.',
    );
  const api = new Api({
    origin: apiOrigin(url),
    headers: { authorization: `Bearer ${token}`, 'intercom-version': '2.14' },
  });
  const notes: Note[] = [];
  const lists = { api, notes };
  const collections = await readAll('/help_center/collections', collection, lists);
  const articles = await readAll('/articles', article, {
    ...lists,
    onPage: (count) => onProgress(count, undefined),
  });
  return { articles, collections, notes };
}

/** The API of the region that an address names; for the help centre's own address, the one for everybody. */
const apiOrigin = (url: URL) =>
  url.hostname.endsWith('intercom.help') || /^(?:www|app)\./.test(url.hostname)
    ? new URL('https://api.intercom.io')
    : new URL(url.origin);

interface Lists {
  readonly api: Api;
  readonly notes: Note[];
  readonly onPage?: (count: number) => void;
}

async function readAll<T>(
  path: string,
  schema: z.ZodType<T>,
  { api, notes, onPage }: Lists,
): Promise<Read<T>[]> {
  const items: Read<T>[] = [];
  await readList({
    name: path,
    notes,
    pageAt: (number) => `${path}?per_page=${perPage}&page=${number}`,
    ask: async (address, number) => {
      const answer = await api.get(address, page);
      return { items: answer.data, next: nextOf(path, answer, number), pages: answer.pages?.total_pages };
    },
    take: (list, shown) => {
      items.push(...readItems(list, schema, { shown, notes }));
      onPage?.(items.length);
    },
  });
  return items;
}

function nextOf(path: string, { pages }: z.infer<typeof page>, number: number): string | undefined {
  const next = pages?.next;
  if (typeof next === 'string') return next;
  if (next) return `${path}?per_page=${perPage}&starting_after=${encodeURIComponent(next.starting_after)}`;
  return number < (pages?.total_pages ?? 1) ? `${path}?per_page=${perPage}&page=${number + 1}` : undefined;
}
